/** Going on through a generated script: commands, taps, and whoever answers each question until the end. */
import type { Question, StepResult } from '../../../src/engine/output.ts';
import { step } from '../../../src/engine/step.ts';
import { replyTo, type Tapped } from './answers.ts';
import type { Subject } from './subject.ts';

/** A command, at the time of the turn before. */
export function command(
  { dialogue }: Subject,
  { state }: Pick<StepResult, 'state'>,
  name: 'resume' | 'change',
  target?: string,
): StepResult {
  return step(dialogue, state, { kind: 'command', command: name, at: state.at, ...(target !== undefined && { target }) });
}

/** Held or not, the dialogue goes on at the first question that waits. */
export function going(one: Subject, { state }: StepResult): StepResult {
  return command(one, step(one.dialogue, state, { kind: 'staff', action: 'resume', at: state.at }), 'resume');
}

/** A tap on the question that is open. */
export function tap({ dialogue }: Subject, { state }: StepResult, { value, other }: Tapped): StepResult {
  const reply = { token: state.open?.token ?? 'none', value, ...(other !== undefined && { other }) };
  return step(dialogue, state, { kind: 'message', text: '', reply, at: state.at });
}

/** Whoever answers each question that is open, and goes on where none is. */
export function finish(one: Subject, from: StepResult, most: number): StepResult {
  let result = going(one, from);
  for (let turn = 0; result.state.status !== 'done' && result.state.status !== 'expired'; turn += 1) {
    const { question } = result.output;
    if (turn > most) throw new Error(`Not done after ${most} answers: ${question?.key} is open`);
    const reply = question === undefined ? undefined : plainReply(question, turn, result.state.at.slice(0, 10));
    result = reply === undefined ? command(one, result, 'resume') : tap(one, result, reply);
  }
  return result;
}

/** What is taken at once. A list of answers to change is left, and what was understood is confirmed. */
function plainReply(question: Question, turn: number, today: string): Tapped | undefined {
  if (question.kind === 'change') return undefined;
  return question.kind === 'confirm' ? { value: 'yes' } : replyTo(question, question.kind === 'date' ? 0 : turn, today);
}
