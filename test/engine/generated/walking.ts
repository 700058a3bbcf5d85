/** Walks through generated scripts, and how a failing one is shown. */
import fc from 'fast-check';
import type { Input } from '../../../src/engine/input.ts';
import type { StepResult } from '../../../src/engine/output.ts';
import type { State } from '../../../src/engine/state.ts';
import { begin, step } from '../../../src/engine/step.ts';
import { inputOf, moves, type Move } from './inputs.ts';
import { subject, type Subject } from './subject.ts';

export const at = '2026-11-24T10:00:00.000Z';

/** One turn of a walk. */
export interface Taken {
  readonly before: State;
  readonly input: Input;
  readonly result: StepResult;
}

/** Before the first turn. */
export function first({ dialogue, given }: Subject): State {
  return begin(dialogue, { conversation: 'c1', language: 'da', at, given });
}

/** The turns of a walk, the start first. `keep` is what becomes of the state between two turns. */
export function* walkOf(one: Subject, all: readonly Move[], keep: (state: State) => State = (state) => state): Generator<Taken> {
  let before = first(one);
  let input: Input = { kind: 'start', at };
  let result = step(one.dialogue, before, input);
  yield { before, input, result };
  for (const next of all) {
    before = keep(result.state);
    // After a stale tap the question that was open is still the one to answer.
    input = inputOf(next, before, result.output.question ?? questionOf(one, before));
    result = step(one.dialogue, before, input);
    yield { before, input, result };
  }
}

/** The question that is open in a state, as the citizen sees it. */
export function questionOf({ dialogue }: Subject, state: State): StepResult['output']['question'] {
  return state.open === undefined ? undefined : step(dialogue, state, { kind: 'command', command: 'repeat', at: state.at }).output.question;
}

/** The last state of a walk, with what was asked. */
export function lastOf(one: Subject, all: readonly Move[]): StepResult {
  let last: Taken | undefined;
  for (const taken of walkOf(one, all)) last = taken;
  return last!.result;
}

/** A walk through a script. */
export interface Walk {
  readonly one: Subject;
  readonly moves: readonly Move[];
}

/** The script's YAML, what was given, and the inputs, one a line, each with what came of it. */
export function shown({ one, moves: all }: Walk): string {
  const lines: string[] = [];
  try {
    for (const { input, result } of walkOf(one, all)) {
      const { question, messages } = result.output;
      const asks = question === undefined ? '' : `, asks ${question.key} (${question.kind})`;
      lines.push(`  ${JSON.stringify(input)}`, `    ${[result.state.status, ...messages.map(({ key }) => key)].join(' ')}${asks}`);
    }
  } catch (error) {
    lines.push(`  and then: ${String(error)}`);
  }
  return `${one.yaml}\nGiven: ${JSON.stringify(one.given)}\n${lines.join('\n')}\n`;
}

/** Times by which the proof is longer than in `npm test`; `npm run prove` sets it, and the seed. */
const times = Number(process.env['MEDSPIL_PROVE_TIMES'] ?? '1');
const seed = process.env['MEDSPIL_PROVE_SEED'];
/** Walks through each script: reading a script takes longer than walking through it. */
const perScript = 8;

/** Holds a property for that many walks, several through each script. A failure shows the script and the inputs. */
export function holdsFor(walks: number, property: (walk: Walk) => void): void {
  const runs = fc.tuple(subject, fc.array(moves, { minLength: perScript, maxLength: perScript }));
  const held = fc.property(runs, ([one, all]) => {
    for (const each of all) {
      try {
        property({ one, moves: each });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`${message}\n\n${shown({ one, moves: each })}`, { cause: error });
      }
    }
  });
  const numRuns = Math.ceil((walks * times) / perScript);
  fc.assert(held, {
    numRuns,
    ...(seed !== undefined && { seed: Number(seed) }),
    // The case is in the message of the failure, where it can be read.
    reporter: (run) => {
      if (!run.failed) return;
      const where = `seed ${run.seed}, path "${run.counterexamplePath}", after ${run.numRuns} runs`;
      throw new Error(`${where}\n${String((run.errorInstance as Error | null)?.message)}`, { cause: run.errorInstance });
    },
  });
}

/** How long a test may take: the proof is given its time. */
export const timeout = 60_000 * Math.max(1, times);
