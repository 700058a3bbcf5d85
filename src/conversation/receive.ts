/** The way in for every message: drop repeats, redact, look for danger, one call to the engine, one atomic commit. */
import type { Command, Input, Reply, ReplyValue } from '../engine/input.ts';
import type { SeenKey, Store, Stored } from '../ports.ts';
import type { CitizenDocument, Entry } from './citizen.ts';
import type { Context } from './context.ts';
import { append } from './entries.ts';
import { answerMatter, answersMatter, comesBack, openMatter, showMatter } from './focus.ts';
import type { Inbound, Received } from './inbound.ts';
import { redactCpr } from './redact.ts';
import { takeTurn } from './turn.ts';
import { withSegments } from './transcript.ts';

/** A citizen who comes back after this long gets a recap. Twelve hours: not after a walk, but the next day. */
const awayMilliseconds = 12 * 60 * 60 * 1000;
/** Tries at a commit that others were before: a caseworker, another process. Messages of this process wait for one another. */
const tries = 8;
/** For each store, the last message of each citizen that is at work. */
const atWork = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Others were first with the document too many times. Nothing was written; the same message may be sent again. */
export class CrowdedError extends Error {
  readonly code = 'too-busy';
  constructor() {
    super('Others kept changing the document while a message was being taken');
  }
}

/**
 * Takes one message, after those of the same citizen that came before it. Everything is durable when the promise is fulfilled; a message
 * repeated has one effect. Throws a `CrowdedError`, and whatever the store throws.
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
    if (stored === undefined) return { kind: 'unknown-citizen' };
    const before = earlier(stored.document, safe);
    if (before !== undefined) return { kind: 'repeated', ...placeOf(before) };
    const next = answered(stored.document, context, safe);
    if (next === stored.document) return { kind: 'received' };
    const done = await commit(context, stored, { next, safe });
    if (done !== undefined) return done;
  }
  throw new CrowdedError();
}

/** Commits the document; gives nothing where another message came first, so that the turn is taken again on what is there now. */
async function commit(
  context: Context,
  stored: Stored,
  turn: { readonly next: CitizenDocument; readonly safe: Inbound },
): Promise<Received | undefined> {
  const { municipality, citizen } = stored.document;
  const { document, segments } = withSegments(turn.next);
  const seen: SeenKey = { channel: turn.safe.channel, account: turn.safe.account, message: turn.safe.message };
  const committed = await context.store.commit({ municipality, citizen, expectedVersion: stored.version, document, seen, segments });
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
function answered(document: CitizenDocument, context: Context, inbound: Inbound): CitizenDocument {
  const at = context.clock.now();
  if (inbound.opened) return opened(document, context, at);
  const written = append(document, { ...ownEntry(inbound, at), turn: (document.state?.turn ?? 0) + 1 });
  const about = context.danger.find(wordsOf(inbound));
  if (about !== undefined) return takeTurn(written, context, { kind: 'hold', about, at });
  // Whoever writes first is told who answers before anything is taken as an answer.
  if (document.state === undefined) return takeTurn(written, context, { kind: 'start', at });
  const said = asWritten(document, inbound);
  if (answersMatter(document, context, said)) return answerMatter(written, context);
  const turned = takeTurn(written, context, inputOf(said, at));
  return comesBack(document, turned) ? showMatter(turned, context) : turned;
}

/** Own words on the caseworker's question may be a command; the script does not know that question's token. */
function asWritten(document: CitizenDocument, inbound: Inbound): Inbound {
  const { reply, ...rest } = inbound;
  return reply !== undefined && reply.token === openMatter(document)?.id && reply.value === inbound.text ? rest : inbound;
}

/** The citizen opened the page: the first time the dialogue begins, after a while away there is a recap. */
function opened(document: CitizenDocument, context: Context, at: string): CitizenDocument {
  const { state } = document;
  if (state === undefined) return takeTurn(document, context, { kind: 'start', at });
  const away = Date.parse(at) - Date.parse(state.at) >= awayMilliseconds;
  if (!away || state.status === 'done' || openMatter(document) !== undefined) return document;
  return takeTurn(document, context, { kind: 'tick', name: 'returned', at });
}

function inputOf(inbound: Inbound, at: string): Input {
  if (inbound.command !== undefined) return { kind: 'command', at, ...inbound.command };
  return { kind: 'message', at, text: inbound.text, ...(inbound.reply !== undefined && { reply: inbound.reply }) };
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

function redacted(inbound: Inbound): Inbound {
  const { reply } = inbound;
  return { ...inbound, text: redactCpr(inbound.text), ...(reply !== undefined && { reply: redactedReply(reply) }) };
}

function redactedReply(reply: Reply): Reply {
  const value: ReplyValue = typeof reply.value === 'string' ? redactCpr(reply.value) : reply.value;
  return { ...reply, value, ...(reply.other !== undefined && { other: redactCpr(reply.other) }) };
}
