/** What a citizen's document comes to when an anonymous thread becomes part of it. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { Answer, Answers, State } from '../engine/state.ts';
import { walk } from '../engine/walk.ts';
import { nextPosition, type CitizenDocument, type Entry, type Task } from './citizen.ts';
import type { Context } from './context.ts';
import { appendBot, entryId } from './entries.ts';
import { refocus } from './focus.ts';
import { upToDate } from './following.ts';
import { withPlan } from './planning.ts';
import { hasAnswers } from './routing.ts';
import { withEvents } from './tasks.ts';
import { focusOf, planThread, turnOf } from './threads.ts';
import { takeTurn } from './turn.ts';

/** By how much turns and places of the thread move, so that they come after those that are there. */
interface Shift {
  readonly turn: number;
  readonly position: number;
}

/**
 * The citizen's document with the thread in it: its entries with their own times, its answers where the citizen has none, its sign of danger
 * where one is open, and then the next open question. The citizen's own answers stand, whatever the thread says.
 *
 * @param entries the whole transcript of the thread
 */
export function withThread(
  own: CitizenDocument,
  { thread, entries }: { readonly thread: CitizenDocument; readonly entries: readonly Entry[] },
  context: Context,
): CitizenDocument {
  const document = upToDate(own, context);
  const brought = upToDate(thread, context);
  const shift = { turn: turnOf(document), position: nextPosition(document) - 1 };
  const moved = entries.map((entry) => movedEntry(entry, document, shift));
  const placed = withDanger({ ...document, transcript: [...document.transcript, ...moved] }, brought, shift);
  const answered = withAnswers(placed, brought, { context, shift });
  const dated = withEvents(
    answered,
    thread.events.filter(({ kind }) => !kind.startsWith('task-')),
  );
  const told = appendBot(dated, context, [{ key: 'app.joined' }], { plan: true });
  return asked(withPlan(told, context, { thread: planThread(told), effects: [], moved: true }), context);
}

function movedEntry(entry: Entry, { conversation }: CitizenDocument, shift: Shift): Entry {
  const { plan: _shown, asks, reply, ...rest } = entry;
  const position = entry.position + shift.position;
  return {
    ...rest,
    position,
    id: entryId(conversation, position),
    turn: entry.turn + shift.turn,
    ...(asks !== undefined && { asks: movedToken(asks, shift) }),
    ...(reply !== undefined && { reply: { ...reply, token: movedToken(reply.token, shift) } }),
  };
}

/** Tokens are named by their turn, so that one of the thread is never taken for a question of the citizen's own. */
function movedToken(token: string, { turn }: Shift): string {
  return token.replace(/^q(\d+)$/, (_, number: string) => `q${Number(number) + turn}`);
}

/** In the thread nobody could be told of danger. Now it is known who wrote, and the caseworker is. */
function withDanger(document: CitizenDocument, { tasks }: CitizenDocument, shift: Shift): CitizenDocument {
  const open = tasks.filter(({ kind, closed }) => kind === 'danger' && closed === undefined);
  return open.reduce((now, task): CitizenDocument => {
    const id = `${now.conversation}:task:${now.tasks.length + 1}`;
    const raised: Task = { ...task, id, position: task.position + shift.position };
    return withEvents({ ...now, tasks: [...now.tasks, raised] }, [{ at: task.at, kind: 'task-raised', key: 'danger' }]);
  }, document);
}

interface Joining {
  readonly context: Context;
  readonly shift: Shift;
}

/** The plan's own dialogue with the answers of both. Its question is put anew by whoever calls. */
function withAnswers(document: CitizenDocument, brought: CitizenDocument, { context, shift }: Joining): CitizenDocument {
  const { state: theirs } = brought;
  if (theirs === undefined) return document;
  const answers = mapAnswers(theirs.answers, (answer) => ({ ...answer, turn: answer.turn === 0 ? 0 : answer.turn + shift.turn }));
  const turn = shift.turn + theirs.turn;
  const own = document.state;
  if (own === undefined || !hasAnswers({ state: own })) {
    const status = own?.status === 'held' || theirs.status === 'held' ? 'held' : 'open';
    const { conversation } = document;
    return { ...document, language: theirs.language, state: { ...fresh(theirs), conversation, turn, answers, status } };
  }
  const all = withMissing(context.scripts.main.dialogue, own.answers, answers);
  const taken = all !== own.answers;
  const status = theirs.status === 'held' ? 'held' : taken && own.status !== 'held' ? 'open' : own.status;
  const state = taken || status === 'held' ? fresh(own) : own;
  return { ...document, state: { ...state, turn, answers: all, status } };
}

/** Without a place: the next turn goes to the first question that is open. */
function fresh({ cursor: _cursor, open: _open, portion: _portion, ...state }: State): State {
  return state;
}

/** Own answers, and of the others those that are missing on the path. Nothing is taken where an answer of the citizen's would fall by it. */
function withMissing(dialogue: Dialogue, own: Answers, others: Answers): Answers {
  const merged = Object.fromEntries(
    [...new Set([...Object.keys(own), ...Object.keys(others)])].map((section) => [section, { ...others[section], ...own[section] }]),
  );
  const live = liveKeys(dialogue, merged);
  const falls = [...liveKeys(dialogue, own)].some((key) => !live.has(key));
  if (falls || [...live].every((key) => has(own, key))) return own;
  return Object.fromEntries(
    Object.entries(merged).map(([section, answers]) => {
      const kept = Object.entries(answers).filter(([key]) => has(own, `${section}.${key}`) || live.has(`${section}.${key}`));
      return [section, Object.fromEntries(kept)];
    }),
  );
}

function liveKeys(dialogue: Dialogue, answers: Answers): ReadonlySet<string> {
  return new Set(walk(dialogue, answers).flatMap(({ key, answer }) => (answer === undefined ? [] : [key])));
}

function has(answers: Answers, full: string): boolean {
  const dot = full.indexOf('.');
  return Object.hasOwn(answers[full.slice(0, dot)] ?? {}, full.slice(dot + 1));
}

function mapAnswers(answers: Answers, change: (answer: Answer) => Answer): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([section, ones]) => [
      section,
      Object.fromEntries(Object.entries(ones).map(([key, answer]) => [key, change(answer)])),
    ]),
  );
}

/** What is wanted of the citizen now stands last. */
function asked(document: CitizenDocument, context: Context): CitizenDocument {
  const at = context.clock.now();
  const { state, matter } = focusOf(document);
  if (state === undefined)
    return matter === undefined ? takeTurn(document, context, { kind: 'start', at }) : refocus(document, context, document);
  const begins = state.status === 'open' && state.cursor === undefined && state.open === undefined;
  return takeTurn(document, context, begins ? { kind: 'start', at } : { kind: 'command', command: 'repeat', at });
}
