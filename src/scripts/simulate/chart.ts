/** What the script's conditions ask of the answers: which values make a difference, and which answers still do so further on. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { answerOf } from '../../engine/answers.ts';
import { childrenOf, dialect } from '../../engine/condition.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { ProgramEntry } from '../../engine/program.ts';
import type { Condition } from '../../engine/script.ts';
import type { Answers } from '../../engine/state.ts';

/** Numbers and texts that the answers to a step are compared with. */
export interface Literals {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** Made once per dialogue by `chartOf()`. */
export interface Chart {
  readonly dialogue: Dialogue;
  /** By text key. */
  readonly literals: ReadonlyMap<string, Literals>;
  /** Text keys that the path beyond each entry depends on, by index of the entry. */
  readonly live: readonly (readonly string[])[];
}

/** Where a question stands in the script: its entry, and the choice of the round. */
export interface Spot {
  readonly entry: ProgramEntry;
  readonly each?: string;
}

/** Reads a dialogue's conditions. */
export function chartOf(dialogue: Dialogue): Chart {
  const { entries } = dialogue.program;
  const conditions = new Set(entries.flatMap(({ when }) => when));
  const literals = new Map<string, { numbers: number[]; texts: string[] }>();
  for (const condition of conditions) {
    const found = literalsOf(condition);
    for (const key of condition.reads) {
      const known = literals.get(key) ?? { numbers: [], texts: [] };
      literals.set(key, { numbers: [...known.numbers, ...found.numbers], texts: [...known.texts, ...found.texts] });
    }
  }
  return { dialogue, literals, live: entries.map((entry) => liveAt(dialogue, entry)) };
}

/** The numbers and texts written in a condition. One that cannot be read has none: it is never true, whatever is answered. */
function literalsOf(condition: Condition): Literals {
  try {
    const values = valuesIn(dialect.parse(condition.source).ast);
    return {
      numbers: values.filter((value) => typeof value === 'number'),
      texts: values.filter((value) => typeof value === 'string'),
    };
  } catch {
    return { numbers: [], texts: [] };
  }
}

function valuesIn(node: ASTNode): readonly (number | string)[] {
  if (node.op === 'value') {
    if (typeof node.args === 'bigint' || typeof node.args === 'number') return [Number(node.args)];
    return typeof node.args === 'string' ? [node.args] : [];
  }
  const inner = childrenOf(node).flatMap(valuesIn);
  return node.op === '-_' ? inner.map((value) => (typeof value === 'number' ? -value : value)) : inner;
}

/** What entries after this one read, or entries of the same loop, which come again in its next rounds. */
function liveAt(dialogue: Dialogue, at: ProgramEntry): readonly string[] {
  const ahead = dialogue.program.entries.filter(
    (entry) => entry.index > at.index || (at.repeat !== undefined && entry.repeat?.first === at.repeat.first),
  );
  const found = new Set<string>();
  const add = (key: string): void => {
    const source = dialogue.program.byText.get(key);
    if (source === undefined || found.has(key) || source.index > at.index) return;
    found.add(key);
    // An answer counts only while its own step is on the path, so what that depends on matters as well.
    for (const read of readsOf(source)) add(read);
  };
  for (const entry of ahead) for (const key of readsOf(entry)) add(key);
  return [...found].filter((key) => !isSettled(dialogue, key, at));
}

function readsOf({ when, repeat, step }: ProgramEntry): readonly string[] {
  const filter = 'options' in step && step.options.from === 'answers' ? [step.options.of] : [];
  return [...when.flatMap(({ reads }) => reads), ...(repeat === undefined ? [] : [repeat.over]), ...filter];
}

/** An answer of this round that only earlier steps of the round read: in the next round there is another one. */
function isSettled(dialogue: Dialogue, key: string, at: ProgramEntry): boolean {
  const source = dialogue.program.byText.get(key);
  if (source?.repeat === undefined) return false;
  if (source.repeat.first !== at.repeat?.first) return true;
  return !dialogue.program.entries.some(
    (entry) => entry.repeat?.first === at.repeat?.first && entry.index > at.index && readsOf(entry).includes(key),
  );
}

/** Where the question of an answer key stands: `barriers.each[sleep].weight`. */
export function spotOf(dialogue: Dialogue, key: string): Spot | undefined {
  const [, section, each, step] = /^([^.]+)\.[^.[]+\[(.*)\]\.([^.\]]+)$/.exec(key) ?? [];
  const entry = dialogue.program.byText.get(section === undefined ? key : `${section}.${step ?? ''}`);
  if (entry === undefined) return undefined;
  return each === undefined ? { entry } : { entry, each };
}

/** All that the way ahead depends on, as one text. Two citizens at one question with the same text have the same ways before them. */
export function outlook(chart: Chart, answers: Answers, { entry, each }: Spot): string {
  const { dialogue, literals, live } = chart;
  return (live[entry.index] ?? [])
    .map((key) => {
      const source = dialogue.program.byText.get(key)!;
      const answer = answerOf(answers, source, source.repeat === undefined ? undefined : each);
      if (answer === undefined) return '-';
      // Own words are as good as any others, unless a condition compares them.
      const isText = source.step.ask === 'text' || (source.step.ask === 'given' && source.step.is === 'text');
      if (isText && typeof answer.value === 'string' && !literals.has(key)) return 'words';
      return JSON.stringify(answer.value);
    })
    .join('|');
}
