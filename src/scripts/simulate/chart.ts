/** What the script's conditions ask of the answers: with which values they are compared, and what of it lies ahead of each step. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, dialect } from '../../engine/condition.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import type { ProgramEntry } from '../../engine/program.ts';
import type { Condition } from '../../engine/script.ts';
import { aheadOf, type Ahead } from './ahead.ts';

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
  /** What lies ahead of each entry, by its index. */
  readonly ahead: readonly Ahead[];
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
  return { dialogue, literals, ahead: aheadOf(dialogue) };
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

/** Where the question of an answer key stands: `barriers.each[sleep].weight`. */
export function spotOf(dialogue: Dialogue, key: string): Spot | undefined {
  const [, section, each, step] = /^([^.]+)\.[^.[]+\[(.*)\]\.([^.\]]+)$/.exec(key) ?? [];
  const entry = dialogue.program.byText.get(section === undefined ? key : `${section}.${step ?? ''}`);
  if (entry === undefined) return undefined;
  return each === undefined ? { entry } : { entry, each };
}
