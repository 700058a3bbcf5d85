/** Whether a step can ever be asked: tried out over the answers that its conditions read, and those that these depend on in turn. */
import { evaluate } from '../engine/condition.ts';
import type { Condition } from '../engine/script.ts';
import type { Value } from '../engine/state.ts';
import { domainOf, mentionedIn } from './domain.ts';
import type { Graph, Node } from './graph.ts';

/** `undecided`: there is more to try than is tried, and so nothing is said. */
export type Possible = 'yes' | 'no' | 'undecided';

/** Answers by key; what is not in it was not asked, or was passed by. */
export type Tried = ReadonlyMap<string, Value>;

/** What is asked of a script, within a measure of work that all its questions share. */
export interface Search {
  readonly graph: Graph;
  /** Trials that are left for the whole script. */
  left: number;
}

/** Trials for one question, and answers that may bear on it. */
const trials = 4_000;
const mostKeys = 14;

/** A question to a script: can a step be asked, with the answers before it being such as `wanted` says? */
export interface Wanted {
  readonly node: Node;
  /** Every answer may be missing; else only one that may be passed by, or was not asked. */
  readonly lenient: boolean;
  wanted(answers: Tried): boolean;
}

/** Tries it out. */
export function possible(search: Search, asked: Wanted): Possible {
  const { node } = asked;
  const nodes = closure(search.graph, node);
  if (node.conditions.length === 0 && nodes.length === 0) return asked.wanted(new Map()) ? 'yes' : 'no';
  if (nodes.length > mostKeys || search.left <= 0) return 'undecided';
  const mentioned = mentionedIn([...node.conditions, ...nodes.flatMap(({ conditions }) => conditions)]);
  const domains = nodes.map((one) => domainOf(one, mentioned));
  if (mentioned.open || domains.includes(undefined)) return 'undecided';
  const variables = nodes.map((one, index): Variable => ({ node: one, values: domains[index]! }));
  const trial: Trial = { asked, variables, answers: new Map(), left: Math.min(trials, search.left) };
  const before = trial.left;
  const found = attempt(trial, 0, undefined);
  search.left -= before - trial.left;
  return found ? 'yes' : trial.left <= 0 ? 'undecided' : 'no';
}

interface Variable {
  readonly node: Node;
  readonly values: readonly Value[];
}

interface Trial {
  readonly asked: Wanted;
  readonly variables: readonly Variable[];
  readonly answers: Map<string, Value>;
  left: number;
}

/** Gives the answers from `index` on every value they may have, in the order of the script. */
function attempt(trial: Trial, index: number, each: string | undefined): boolean {
  trial.left -= 1;
  if (trial.left <= 0) return false;
  const variable = trial.variables[index];
  const { node } = variable ?? trial.asked;
  // The first step of a round needs a choice to be the round of.
  if (node.loop !== undefined && each === undefined) {
    return roundsOf(trial, node).some((choice) => attempt(trial, index, choice));
  }
  if (variable === undefined) return holds(trial, node, each) && trial.asked.wanted(trial.answers);
  const { key, step } = node;
  const may = holds(trial, node, each);
  const found =
    may &&
    variable.values.some((value) => {
      trial.answers.set(key, value);
      return attempt(trial, index + 1, each);
    });
  trial.answers.delete(key);
  if (found) return true;
  const missing = !may || trial.asked.lenient || step.ask === 'given' || step.skippable || step.unknown || step.declinable;
  return missing && attempt(trial, index + 1, each);
}

function roundsOf(trial: Trial, { loop }: Node): readonly string[] {
  const chosen = loop === undefined ? undefined : trial.answers.get(loop.over);
  return Array.isArray(chosen) ? (chosen as readonly string[]) : [];
}

/** As the engine has it: a question with nothing to choose among is not asked. */
function holds(trial: Trial, node: Node, each: string | undefined): boolean {
  const { step } = node;
  if ((step.ask === 'choice' || step.ask === 'choices') && step.options.from === 'answers' && !step.other) {
    const offered = trial.answers.get(step.options.of);
    if (!Array.isArray(offered) || offered.length === 0) return false;
  }
  return node.conditions.every((condition) => evaluate(condition, (key) => trial.answers.get(key), each));
}

/** The steps that the conditions of a step read, and those that their conditions read, in the order of the script. */
function closure(graph: Graph, node: Node): readonly Node[] {
  const found = new Map<string, Node>();
  const wanted = [...readsOf(node)];
  for (let key = wanted.pop(); key !== undefined && found.size <= mostKeys; key = wanted.pop()) {
    const next = graph.get(key);
    if (next === undefined || found.has(key)) continue;
    found.set(key, next);
    wanted.push(...readsOf(next));
  }
  return [...found.values()].toSorted((a, b) => a.index - b.index);
}

function readsOf({ step, conditions, loop }: Node): readonly string[] {
  return [
    ...conditions.flatMap((condition: Condition) => condition.reads),
    ...(loop === undefined ? [] : [loop.over]),
    ...((step.ask === 'choice' || step.ask === 'choices') && step.options.from === 'answers' ? [step.options.of] : []),
  ];
}
