/** One turn of a dialogue: synchronous, total, without I/O, clock or randomness. */
import { advance, askAgain } from './advance.ts';
import { answerOpen } from './answering.ts';
import { again, perform, recap, resume } from './commanding.ts';
import type { Dialogue } from './dialogue.ts';
import { close, closeAtTick, collect } from './burst.ts';
import type { Command, Input, TickName } from './input.ts';
import type { StepResult } from './output.ts';
import { withPortionOffer } from './portion.ts';
import { hear, onlyFillers } from './lexicon.ts';
import { recogniseCommand } from './recognise.ts';
import type { Language } from './script.ts';
import { isUnasked } from './migrate.ts';
import type { Given, State } from './state.ts';
import { beginTurn, effect, hush, put, result, say, type Turn } from './turn.ts';

/**
 * A conversation before its first turn. A language that the dialogue does not have gives its first one; what is given and the script does
 * not know is left out.
 */
export function begin(
  dialogue: Dialogue,
  start: { readonly conversation: string; readonly language: Language; readonly at: string; readonly given?: Given },
): State {
  const languages = Object.keys(dialogue.lexicon);
  const brought = dialogue.script.given.flatMap(({ id }) => {
    const value = start.given?.[id];
    return value === undefined ? [] : [[id, { value, turn: 0 }] as const];
  });
  return {
    schema: 2,
    script: dialogue.script.id,
    structure: dialogue.script.structure,
    conversation: start.conversation,
    language: languages.includes(start.language) ? start.language : (languages[0] ?? start.language),
    turn: 0,
    status: 'open',
    answers: brought.length === 0 ? {} : { given: Object.fromEntries(brought) },
    at: start.at,
  };
}

/**
 * Takes one input. The same arguments give the same result; the state given is not changed.
 *
 * @example
 * const first = step(dialogue, begin(dialogue, { conversation: 'c1', language: 'da', at }), { kind: 'start', at });
 * const next = step(dialogue, first.state, { kind: 'message', text: 'ja tak', at });
 */
export function step(dialogue: Dialogue, state: State, input: Input): StepResult {
  if (isStale(state, input) && !isUnasked(state)) return { state, output: { messages: [{ key: 'app.stale' }], stale: true }, effects: [] };
  return result(withPortionOffer(taken(beginTurn(dialogue, state, input.at), input)));
}

function taken(turn: Turn, input: Input): Turn {
  const left = input.kind === 'hold' || (input.kind === 'tick' && input.name !== 'returned') ? undefined : leaveWithdrawn(turn);
  // What was written was an answer to words that do not count any more; a command counts all the same.
  if (left !== undefined) return input.kind === 'command' && input.command !== 'resume' ? perform(left, input) : left;
  switch (input.kind) {
    case 'start':
      return isFresh(turn.state) ? advance(turn) : again(turn);
    case 'message':
      return message(turn, input);
    case 'command':
      return perform(awake(close(turn), input.command), input);
    case 'hold':
      return hold(close(turn), input);
    case 'tick':
      return tick(turn, input.name);
    case 'staff':
      return turn.state.status === 'held' ? release(turn) : again(turn);
    default:
      return input satisfies never;
  }
}

/** A button of a question that is no longer open. */
function isStale(state: State, input: Input): boolean {
  return input.kind === 'message' && input.reply !== undefined && input.reply.token !== state.open?.token;
}

/** Nothing has been asked or said yet. */
function isFresh({ status, cursor, open }: State): boolean {
  return status === 'open' && cursor === undefined && open === undefined;
}

function tick(turn: Turn, name: TickName): Turn {
  switch (name) {
    case 'returned':
      return recap(turn);
    case 'burst':
      return closeAtTick(turn);
    case 'expired':
      return expire(turn);
    default:
      return name satisfies never;
  }
}

/** Nobody answered in time. What was answered stays, also the pieces of an answer that were still waiting. */
function expire(turn: Turn): Turn {
  if (turn.state.status === 'done' || turn.state.status === 'expired' || turn.state.status === 'held') return turn;
  const closed = hush(close(turn));
  if (closed.state.status === 'done') return closed;
  const ended = put(closed, { status: 'expired', cursor: undefined, open: undefined, portion: undefined });
  return effect(ended, { kind: 'record', event: 'expired' });
}

/** The wording of the open question was taken back in haste: that is said, and the dialogue goes on without it. */
function leaveWithdrawn(turn: Turn): Turn | undefined {
  const { cursor, status } = turn.state;
  if (cursor === undefined || (status !== 'open' && status !== 'paused') || !turn.dialogue.withdrawn.has(cursor.step)) return undefined;
  return advance(put(say(turn, { key: 'app.withdrawn' }), { status: 'open', open: undefined }), cursor);
}

function message(turn: Turn, input: Extract<Input, { kind: 'message' }>): Turn {
  const lexicon = turn.dialogue.lexicon[turn.state.language];
  if (lexicon === undefined) return again(turn);
  const heard = hear(input.text, lexicon);
  const written = isWritten(input);
  const found = written ? recogniseCommand(heard, lexicon) : undefined;
  if (found !== undefined) return perform(awake(close(turn), found.command), found);
  // Written or tapped to a question that has changed since: it is put anew, and nothing is taken for an answer to it.
  if (isUnasked(turn.state)) return advance(say(turn, { key: 'app.stale' }), turn.state.cursor);
  if (turn.state.status === 'held') return say(turn, { key: 'app.held' });
  if (turn.state.status === 'expired') return say(turn, { key: 'app.expired' });
  if (isResting(turn.state)) return onlyFillers(heard.folded, lexicon) ? say(turn, { key: 'app.thanks', optional: true }) : resume(turn);
  const open = awake(turn);
  const joins = input.joins === true || (open.state.open?.kind === 'step' && open.state.open.burst !== undefined);
  const collected = written && joins ? collect(open, input.text) : undefined;
  if (collected !== undefined) return collected;
  const said = { text: input.text, at: input.at, heard };
  return answerOpen(open, !written && input.reply !== undefined ? { ...said, reply: input.reply } : said);
}

/** After a portion: the next question has not been shown, so that nothing can be an answer to it. */
function isResting({ status, open, cursor }: State): boolean {
  return status === 'paused' && open === undefined && cursor !== undefined;
}

/** Own words, also where a page sends them with the token of its question: they are understood as any writing is. */
function isWritten({ text, reply }: Extract<Input, { kind: 'message' }>): boolean {
  return reply === undefined || (reply.value === text && reply.other === undefined);
}

/** Whoever writes has come back from a pause; pausing and resuming see to it themselves. */
function awake(turn: Turn, command?: Command): Turn {
  const keep = command === 'pause' || command === 'resume';
  return turn.state.status === 'paused' && !keep ? put(turn, { status: 'open' }) : turn;
}

/** Something grave was written: the fixed answer, a task at once, and the dialogue waits. */
function hold(turn: Turn, input: Extract<Input, { kind: 'hold' }>): Turn {
  const held = put(say(hush(turn), { key: `app.danger.${input.about}` }), { status: 'held', open: undefined });
  return effect(held, { kind: 'raise-task', task: 'danger' });
}

function release(turn: Turn): Turn {
  return turn.state.cursor === undefined ? askAgain(put(turn, { status: 'open' })) : resume(turn);
}
