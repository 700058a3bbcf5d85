/** The way in for every message: drop repeats, redact, look for danger, one call to the engine, one atomic commit. */
import { awayMilliseconds } from '../engine/commanding.ts';
import type { Command, Input, Reply, ReplyValue } from '../engine/input.ts';
import type { SeenKey, Store, Stored } from '../ports.ts';
import type { CitizenDocument, Entry } from './citizen.ts';
import { commitChange, TooBusyError } from './commit.ts';
import type { Context } from './context.ts';
import { append, appendBot } from './entries.ts';
import { isOutdated, upToDate } from './following.ts';
import { refocus } from './focus.ts';
import type { Inbound, Received } from './inbound.ts';
import { redactCpr, redactId } from './redact.ts';
import { replyText } from '../messages/reply-text.ts';
import { threadFor, waitingPieces } from './routing.ts';
import { focusOf, turnOf } from './threads.ts';
import { takeTurn } from './turn.ts';

/** Tries at a commit that others were before: a caseworker, another process. Messages of this process wait for one another. */
const tries = 8;
/** For each store, the last message of each citizen that is at work. */
const atWork = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * Takes one message, after those of the same citizen that came before it. Everything is durable when the promise is fulfilled; a message
 * repeated has one effect. Throws a `TooBusyError`, and whatever the store throws.
 */
export async function receive(context: Context, inbound: Inbound): Promise<Received> {
  const waiting = atWork.get(context.store) ?? new Map<string, Promise<unknown>>();
  atWork.set(context.store, waiting);
  const before = waiting.get(inbound.citizen) ?? Promise.resolve();
  const take = (): Promise<Received> => takeNow(context, redacted(inbound));
  // A message that failed has told its own sender; the next one is taken all the same.
  const taken = before.then(take, take);
  waiting.set(inbound.citizen, taken);
  try {
    return await taken;
  } finally {
    if (waiting.get(inbound.citizen) === taken) waiting.delete(inbound.citizen);
  }
}

async function takeNow(context: Context, safe: Inbound): Promise<Received> {
  for (let left = tries; left > 0; left -= 1) {
    const stored = await context.store.read(context.municipality.id, safe.citizen);
    if (stored === undefined || stored.document.joined !== undefined) return { kind: 'unknown-citizen' };
    const before = earlier(stored.document, safe);
    if (before !== undefined) return { kind: 'repeated', ...placeOf(before) };
    const next = answered(stored.document, context, safe);
    if (next === stored.document) return { kind: 'received' };
    const done = await commit(context, stored, { next, safe });
    if (done !== undefined) return done;
  }
  throw new TooBusyError();
}

/** Commits the document; gives nothing where another message came first, so that the turn is taken again on what is there now. */
async function commit(
  context: Context,
  stored: Stored,
  turn: { readonly next: CitizenDocument; readonly safe: Inbound },
): Promise<Received | undefined> {
  const { channel, account, message } = turn.safe;
  const seen: SeenKey = { channel, account, message };
  const committed = await commitChange(context, stored, { document: turn.next, seen, channel });
  if (committed.kind === 'conflict') return undefined;
  if (committed.kind === 'seen') return { kind: 'repeated' };
  const own = turn.next.transcript.find((entry) => entry.from === 'citizen' && entry.clientId === turn.safe.message);
  return { kind: 'received', ...(own !== undefined && placeOf(own)) };
}

function placeOf(entry: Entry): { readonly position: number; readonly id: string } {
  return { position: entry.position, id: entry.id };
}

/** The entry of the same message, where it is still in the hot transcript. */
function earlier(document: CitizenDocument, inbound: Inbound): Entry | undefined {
  return inbound.opened ? undefined : document.transcript.find((entry) => entry.from === 'citizen' && entry.clientId === inbound.message);
}

/** The document after the message. */
function answered(stored: CitizenDocument, context: Context, inbound: Inbound): CitizenDocument {
  const at = context.clock.now();
  const document = upToDate(stored, context);
  if (inbound.opened) {
    const shown = opened(document, context, at);
    // Nothing was shown: a new structure alone is no reason to write.
    return shown === document ? stored : shown;
  }
  const written = append(document, { ...ownEntry(inbound, at), text: shownText(document, inbound), turn: turnOf(document) + 1 });
  const words = wordsOf(inbound);
  const about = context.danger.find(words) ?? context.danger.find([...waitingPieces(document), words].join(' '));
  if (about !== undefined) return takeTurn(written, context, { kind: 'hold', about, at });
  // Whoever writes first is told who answers before anything is taken as an answer.
  if (focusOf(document).state === undefined) return refocus(written, context, document);
  const taken = takeTurn(written, context, inputOf(inbound, at), threadFor(document, context, inbound));
  return refocus(notSentUnknown(taken, written, context), context, document);
}

/**
 * Nothing goes to a caseworker before it is known who sends: an answer that would send the draft of an anonymous thread is not taken, and
 * the read-back stands open again behind the word about signing in.
 */
function notSentUnknown(taken: CitizenDocument, written: CitizenDocument, context: Context): CitizenDocument {
  const sends = taken.events.slice(written.events.length).some(({ kind }) => kind === 'submitted');
  if (written.anonymous !== true || !sends) return taken;
  const told = appendBot(written, context, [{ key: 'app.anonymous.send' }]);
  return takeTurn(told, context, { kind: 'command', command: 'repeat', at: context.clock.now() });
}

/**
 * The citizen opened the page: the first time the dialogue begins, after a while away there is a recap, and where something waits that is not
 * shown, or what is shown is not to be answered any more, what is open is.
 */
function opened(document: CitizenDocument, context: Context, at: string): CitizenDocument {
  const focus = focusOf(document);
  const { state } = focus;
  if (state === undefined) return refocus(takeStart(document, context, at), context, document);
  const away = Date.parse(at) - Date.parse(state.at) >= awayMilliseconds;
  if (!away && isOutdated(focus, context)) {
    return refocus(takeTurn(document, context, { kind: 'command', command: 'repeat', at }), context, document);
  }
  if (!away || state.status === 'done' || state.status === 'held') return refocus(document, context, document);
  return takeTurn(document, context, { kind: 'tick', name: 'returned', at });
}

/** A dialogue beside the plan's own is shown by `refocus`, with what leads up to it. */
function takeStart(document: CitizenDocument, context: Context, at: string): CitizenDocument {
  return focusOf(document).matter === undefined ? takeTurn(document, context, { kind: 'start', at }) : document;
}

/** Channels on which people write own words in several messages. */
const joining: readonly string[] = ['sms', 'teams'];

function inputOf({ command, text, reply, channel }: Inbound, at: string): Input {
  if (command !== undefined) return { kind: 'command', at, ...command };
  return { kind: 'message', at, text, ...(reply !== undefined && { reply }), ...(joining.includes(channel) && { joins: true as const }) };
}

/** What stands in the transcript as the citizen's own: what was written, or what the tap says in words. */
function shownText({ card }: CitizenDocument, { text, reply, label = '' }: Inbound): string {
  if (text.trim() !== '') return text;
  return (reply !== undefined && card !== undefined ? replyText(card.card, reply) : undefined) ?? label;
}

function ownEntry(inbound: Inbound, at: string): Parameters<typeof append>[1] {
  const command: Command | undefined = inbound.command?.command;
  return {
    at,
    from: 'citizen',
    channel: inbound.channel,
    text: inbound.text,
    clientId: inbound.message,
    ...(inbound.reply !== undefined && { reply: inbound.reply }),
    ...(command !== undefined && { command }),
  };
}

/** The citizen's own words: what was written, or what goes with a tap. The label of a tap is ours and is not looked at. */
function wordsOf(inbound: Inbound): string {
  if (inbound.reply === undefined) return inbound.command === undefined ? inbound.text : '';
  const { value, other } = inbound.reply;
  return [typeof value === 'string' ? value : '', other ?? ''].join('\n');
}

/** CPR numbers go out of all that a client may have put words in, the id of the message and names of buttons among it. */
function redacted(inbound: Inbound): Inbound {
  const { reply, label, command } = inbound;
  return {
    ...inbound,
    message: redactId(inbound.message),
    text: redactCpr(inbound.text),
    ...(label !== undefined && { label: redactCpr(label) }),
    ...(command?.target !== undefined && { command: { ...command, target: redactCpr(command.target) } }),
    ...(reply !== undefined && { reply: redactedReply(reply) }),
  };
}

function redactedReply(reply: Reply): Reply {
  const { value, other } = reply;
  return { token: redactCpr(reply.token), value: redactedValue(value), ...(other !== undefined && { other: redactCpr(other) }) };
}

function redactedValue(value: ReplyValue): ReplyValue {
  if (typeof value === 'string') return redactCpr(value);
  return Array.isArray(value) ? value.map((one: string) => redactCpr(one)) : value;
}
