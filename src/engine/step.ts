/** One turn of a dialogue: synchronous, total, without I/O, clock or randomness. */
import { advance, askAgain } from './advance.ts';
import { answerOpen } from './answering.ts';
import { again, perform, recap, resume } from './commanding.ts';
import type { Dialogue } from './dialogue.ts';
import type { Input } from './input.ts';
import type { StepResult } from './output.ts';
import { hear } from './lexicon.ts';
import { recogniseCommand } from './recognise.ts';
import type { Language } from './script.ts';
import type { State } from './state.ts';
import { beginTurn, effect, put, result, say, type Turn } from './turn.ts';

/** A conversation before its first turn. A language that the dialogue does not have gives its first one. */
export function begin(
  dialogue: Dialogue,
  start: { readonly conversation: string; readonly language: Language; readonly at: string },
): State {
  const languages = Object.keys(dialogue.lexicon);
  return {
    schema: 1,
    script: dialogue.script.id,
    structure: dialogue.script.structure,
    conversation: start.conversation,
    language: languages.includes(start.language) ? start.language : (languages[0] ?? start.language),
    turn: 0,
    status: 'open',
    answers: {},
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
  if (isStale(state, input)) return { state, output: { messages: [{ key: 'app.stale' }], stale: true }, effects: [] };
  return result(taken(beginTurn(dialogue, state, input.at), input));
}

function taken(turn: Turn, input: Input): Turn {
  switch (input.kind) {
    case 'start':
      return turn.state.turn === 1 ? advance(turn, { index: 0 }) : again(turn);
    case 'message':
      return message(turn, input);
    case 'command':
      return perform(awake(turn, input.command === 'pause' || input.command === 'resume'), input);
    case 'hold':
      return hold(turn, input);
    case 'tick':
      return input.name === 'returned' ? recap(turn) : turn;
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

function message(turn: Turn, input: Extract<Input, { kind: 'message' }>): Turn {
  const lexicon = turn.dialogue.lexicon[turn.state.language];
  if (lexicon === undefined) return again(turn);
  const heard = hear(input.text, lexicon);
  const written = isWritten(input);
  const found = written ? recogniseCommand(heard, lexicon) : undefined;
  if (found !== undefined) return perform(awake(turn, found.command === 'pause' || found.command === 'resume'), found);
  if (turn.state.status === 'held') return say(turn, { key: 'app.held' });
  return answerOpen(awake(turn, false), {
    text: input.text,
    at: input.at,
    heard,
    ...(!written && input.reply !== undefined && { reply: input.reply }),
  });
}

/** Own words, also where a page sends them with the token of its question: they are understood as any writing is. */
function isWritten({ text, reply }: Extract<Input, { kind: 'message' }>): boolean {
  return reply === undefined || (reply.value === text && reply.other === undefined);
}

/** Whoever writes has come back from a pause. */
function awake(turn: Turn, keep: boolean): Turn {
  return turn.state.status === 'paused' && !keep ? put(turn, { status: 'open' }) : turn;
}

/** Something grave was written: the fixed answer, a task at once, and the dialogue waits. */
function hold(turn: Turn, input: Extract<Input, { kind: 'hold' }>): Turn {
  const held = put(say(turn, { key: `app.danger.${input.about}` }), { status: 'held', open: undefined });
  return effect(held, { kind: 'raise-task', task: 'danger' });
}

function release(turn: Turn): Turn {
  if (turn.state.cursor === undefined && turn.state.turn > 1) return askAgain(put(turn, { status: 'open' }));
  return resume(turn);
}
