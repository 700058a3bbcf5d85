/** Edits of a generated script, as staff make them between two versions, with the moves that they write for them. */
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { compile } from '../../../src/engine/program.ts';
import type { Move, Script } from '../../../src/engine/script.ts';
import { parseScript } from '../../../src/scripts/parse.ts';

/** One edit. Numbers pick among what there is. */
export interface Edit {
  readonly does: 'rename' | 'remove' | 'insert' | 'reorder' | 'kind' | 'condition' | 'section';
  readonly section: number;
  readonly step: number;
  readonly how: number;
}

/** Two to six of them. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    does: fc.constantFrom<Edit['does'][]>(
      'rename',
      'rename',
      'remove',
      'remove',
      'insert',
      'reorder',
      'kind',
      'kind',
      'condition',
      'section',
    ),
    section: fc.nat(5),
    step: fc.nat(7),
    how: fc.nat(11),
  }),
  { minLength: 2, maxLength: 6 },
);

/** A script after some edits, and the moves that lead to it. */
export interface Edited {
  readonly yaml: string;
  readonly moves: readonly Move[];
  readonly done: readonly Edit['does'][];
}

type Steps = Record<string, Record<string, unknown>>;
interface Tree {
  readonly sections: Record<string, { steps: Steps; when?: string }>;
}

/** Makes the edits one after the other. One that the parser refuses (something else reads the step) is not made. */
export function edited(yaml: string, all: readonly Edit[]): Edited {
  return all.reduce<Edited>((before, edit, number) => made(before, edit, number) ?? before, { yaml, moves: [], done: [] });
}

function made(before: Edited, edit: Edit, number: number): Edited | undefined {
  const old = scriptOf(before.yaml);
  const tree = parse(before.yaml) as Tree;
  const names = Object.keys(tree.sections);
  const section = names[edit.section % names.length]!;
  const ids = Object.keys(tree.sections[section]!.steps);
  const at: At = { section, id: ids[edit.step % ids.length]!, to: `moved-${number}`, how: edit.how, ids };
  const text = edit.does === 'rename' ? renamed(before.yaml, at) : changed(tree, edit.does, at);
  const now = text === undefined ? undefined : scriptOf(text);
  if (text === undefined || old === undefined || now === undefined) return undefined;
  const moves = movesOf(keysOf(old), keysOf(now), edit.does, at);
  return { yaml: text, moves: [...before.moves, ...moves], done: [...before.done, edit.does] };
}

interface At {
  readonly section: string;
  readonly id: string;
  readonly to: string;
  readonly how: number;
  readonly ids: readonly string[];
}

function scriptOf(yaml: string): Script | undefined {
  const read = parseScript(yaml, 'dialogs/generated.yaml');
  return read.ok ? read.script : undefined;
}

function keysOf(script: Script): readonly string[] {
  return compile(script).entries.map(({ text }) => text);
}

/** A step under another id, with everything that reads it. Parts of a composition and steps within take the new id before their own. */
function renamed(yaml: string, { section, id, to }: At): string | undefined {
  const tree = parse(yaml) as Tree;
  const written = (name: string): string => name.replaceAll('-', '_');
  const own = JSON.stringify(tree.sections[section])
    .replaceAll(new RegExp(`(?<![\\w.-])${id}(?!\\d)`, 'g'), to)
    .replaceAll(new RegExp(`(?<![\\w.-])${written(id)}(?!\\d)`, 'g'), written(to));
  const rest = JSON.stringify({ ...tree, sections: { ...tree.sections, [section]: 'here' } })
    .replaceAll(new RegExp(`\\b${section}\\.${id}(?!\\d)`, 'g'), `${section}.${to}`)
    .replaceAll(new RegExp(`\\b${written(section)}\\.${written(id)}(?!\\d)`, 'g'), `${written(section)}.${written(to)}`);
  return stringify(JSON.parse(rest.replace('"here"', () => own)), { lineWidth: 0 });
}

function changed(tree: Tree, does: Exclude<Edit['does'], 'rename'>, at: At): string | undefined {
  const { section, id, to, how } = at;
  const own = tree.sections[section]!;
  const step = own.steps[id]!;
  switch (does) {
    case 'remove':
      if (Object.keys(own.steps).length === 1) return undefined;
      delete own.steps[id];
      break;
    case 'insert':
      own.steps = inserted(own.steps, how, to);
      break;
    case 'reorder':
      own.steps = Object.fromEntries(Object.entries(own.steps).toSorted(([a], [b]) => Number(a === id) - Number(b === id)));
      break;
    case 'kind': {
      const ask = (['text', 'scale', 'yes-no', 'say'] as const)[how % 4]!;
      if (step['ask'] === undefined || step['ask'] === ask) return undefined;
      const { when } = step;
      own.steps[id] = { ask, ...(when !== undefined && { when }) };
      break;
    }
    case 'condition':
      // Whether an earlier step was answered: where there is none of that id before, the parser refuses it.
      if (step['when'] === undefined) step['when'] = `${how % 2 === 0 ? '' : '!'}answered(${at.ids[0]!.replaceAll('-', '_')})`;
      else delete step['when'];
      break;
    case 'section':
      tree.sections[to] = { steps: { first: { ask: 'text', skippable: true } } };
      break;
    default:
      return does satisfies never;
  }
  return stringify(tree, { lineWidth: 0 });
}

function inserted(steps: Steps, how: number, id: string): Steps {
  const all = Object.entries(steps);
  const place = how % (all.length + 1);
  const kinds: readonly Record<string, unknown>[] = [{ ask: 'text' }, { ask: 'scale', skippable: true }, { ask: 'say' }, { ask: 'yes-no' }];
  return Object.fromEntries([...all.slice(0, place), [id, kinds[how % kinds.length]!], ...all.slice(place)]);
}

/** The moves that staff write for an edit: names for names, where to go on, and what is asked again. */
function movesOf(old: readonly string[], now: readonly string[], does: Edit['does'], at: At): readonly Move[] {
  const { section, id, to } = at;
  const isOf = (key: string): boolean => key === `${section}.${id}` || key.startsWith(`${section}.${id}-`);
  const touched = old.filter(isOf);
  if (does === 'rename') {
    const named = touched.map((from) => ({ from, to: `${section}.${to}${from.slice(section.length + 1 + id.length)}` }));
    return named.filter((move) => now.includes(move.to)).map((move) => ({ kind: 'renamed', ...move }) as const);
  }
  const next = now[(at.how * 5) % now.length]!;
  if (does === 'remove') return touched.map((from) => ({ kind: 'removed', from, to: next }) as const);
  if (does !== 'kind') return [];
  // Half of the time, staff forget that the question has become another one.
  return at.how % 2 === 0 ? touched.filter((key) => now.includes(key)).map((step) => ({ kind: 'again', step }) as const) : [];
}
