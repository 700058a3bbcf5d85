/** What may come in over Bot Framework's wire, checked before anything else sees it, and what it means to the conversation. */
import { z } from 'zod';
import type { Inbound } from '../conversation/inbound.ts';
import { commands } from '../engine/input.ts';
import { Refusal } from './refusal.ts';
import { submitted } from './submitted.ts';

/** Characters of one message. */
export const longestText = 4000;

const words = z.string().max(longestText);
const id = z.string().max(200);
const ReplyValue = z.union([
  words,
  z.number(),
  z.array(id).max(100),
  z.strictObject({ none: z.enum(['skipped', 'unknown', 'declined']) }),
  z.strictObject({ send: z.literal(true) }),
]);
const Command = z.enum(commands);
/** `label`: what stands on the button, where the client sends no text with it. */
const label = id.optional();
const Action = z.union([
  z.strictObject({ reply: z.strictObject({ token: id, value: ReplyValue, other: words.optional() }), label }),
  z.strictObject({ command: Command, target: id.optional(), label }),
]);
type Action = z.infer<typeof Action>;

/** `from`: clients write an object or a bare id. Either is thrown away: the token says who it is. */
const common = {
  channelData: z.looseObject({ clientActivityID: id.min(1).optional() }).nullish(),
  from: z.union([z.string().max(1000), z.looseObject({})]).nullish(),
  locale: z.string().max(35).nullish(),
};
const Message = z.object({ ...common, type: z.literal('message'), text: words.nullish() });
const Event = z.object({ ...common, type: z.literal('event'), name: z.string().max(200).nullish() });
const Silent = z.object({ ...common, type: z.enum(['typing', 'conversationUpdate', 'endOfConversation', 'messageReaction', 'invoke']) });

/** First looks, that tell which answer a faulty one gets. */
const Typed = z.looseObject({ type: z.string() });
const Worded = z.looseObject({ text: z.string() });
const Valued = z.looseObject({ value: z.looseObject({}) });
const Commanding = z.looseObject({ command: z.string() });

/** An activity, without what nobody reads. `clientId`: the client's own id of it. */
export type Incoming = { readonly clientId?: string } & (
  | { readonly type: 'message'; readonly text: string; readonly action?: Action }
  | { readonly type: 'opened' }
  /** Taken and not acted on: typing, other events. */
  | { readonly type: 'silent' }
);

/**
 * Reads one activity. Throws a `Refusal` for what is none, is too long, or carries a command that nobody knows. What some other program
 * put in `value` beside `medspil` is not looked at.
 */
export function readActivity(body: unknown): Incoming {
  const type = Typed.safeParse(body).data?.type;
  if (type === 'message') return readMessage(body);
  if (type === 'event') {
    const event = checked(Event, body);
    const opened = event.name === 'medspil/opened' || event.name === 'webchat/join';
    return { type: opened ? 'opened' : 'silent', ...clientOf(event) };
  }
  return { type: 'silent', ...clientOf(checked(Silent, body)) };
}

function readMessage(body: unknown): Incoming {
  const length = Worded.safeParse(body).data?.text.length ?? 0;
  if (length > longestText) throw new Refusal('text-too-long');
  const action = readAction(body);
  const message = checked(Message, body);
  const text = message.text ?? '';
  if (action === undefined && text.trim() === '') throw new Refusal('bad-message');
  return { type: 'message', text, ...(action !== undefined && { action }), ...clientOf(message) };
}

/** What was tapped, or entered in a card. Only `value.medspil` and what was entered is ours, and where it is there it must be whole. */
function readAction(body: unknown): Action | undefined {
  const value = Valued.safeParse(body).data?.value;
  if (value === undefined || !Object.hasOwn(value, 'medspil')) return undefined;
  const action = Action.safeParse(submitted(value) ?? value['medspil']);
  if (action.success) return action.data;
  const command = Commanding.safeParse(value['medspil']).data?.command;
  throw new Refusal(command !== undefined && !Command.safeParse(command).success ? 'unknown-command' : 'bad-message');
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal('bad-message');
  return parsed.data;
}

function clientOf({ channelData }: Pick<z.infer<typeof Message>, 'channelData'>): { readonly clientId?: string } {
  const clientId = channelData?.clientActivityID;
  return clientId === undefined ? {} : { clientId };
}

/** Who wrote, as the channel has proved it, and where. */
export interface Pinned {
  readonly municipality: string;
  readonly citizen: string;
  readonly channel: string;
  readonly account: string;
  /** Id of the message: the client's own, or one that the channel has given it. */
  readonly message: string;
}

/** What it means to the conversation; nothing for what is not acted on. */
export function inboundOf(incoming: Incoming, pinned: Pinned): Inbound | undefined {
  switch (incoming.type) {
    case 'silent':
      return undefined;
    case 'opened':
      return { ...pinned, text: '', opened: true };
    case 'message':
      return { ...pinned, text: incoming.text, ...deedOf(incoming.action), ...labelOf(incoming.action) };
    default:
      return incoming satisfies never;
  }
}

function labelOf(action: Action | undefined): Pick<Inbound, 'label'> {
  return action?.label === undefined ? {} : { label: action.label };
}

function deedOf(action: Action | undefined): Pick<Inbound, 'reply' | 'command'> {
  if (action === undefined) return {};
  if ('command' in action) {
    const { command, target } = action;
    return { command: { command, ...(target !== undefined && { target }) } };
  }
  const { token, value, other } = action.reply;
  return { reply: { token, value, ...(other !== undefined && { other }) } };
}
