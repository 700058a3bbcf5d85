/** The parts of a step of a generated script that its kind asks for, and the answers that it gives. */
import { groups } from '../../../src/plan/document.ts';
import { builtinLists } from '../../../src/scripts/compositions.ts';
import type { Known, Round } from './conditions.ts';
import type { StepSeed } from './seeds.ts';

/** A mapping of YAML. */
export type Tree = Readonly<Record<string, unknown>>;

/** Lists of generated scripts. Those that no step offers are left out. */
export const lists: Readonly<Record<string, readonly string[]>> = {
  areas: ['alpha', 'beta', 'gamma', 'delta'],
  ways: ['walk', 'bus'],
};

/** An answer with the step that gives it. */
export interface Answer extends Known {
  readonly section: string;
  readonly id: string;
}

/** What is being written: the answers so far, the slots and lists in use. */
export interface Writing {
  readonly answers: Answer[];
  readonly usedLists: Set<string>;
  readonly shared: readonly StepSeed[];
  slots: number;
  offered: boolean;
}

/** Where a step stands: its section (or a shared one, by `call`), and the round of its repeat. */
export interface Spot {
  readonly section: string;
  readonly shared?: true;
  readonly round?: Round;
  readonly local: readonly Answer[];
}

/** What only this kind has. */
export function ownOf(seed: StepSeed, known: readonly Known[], writing: Writing): Tree {
  switch (seed.kind) {
    case 'choice':
      return { options: optionsOf(seed, known, writing), ...(seed.other && { other: 'text' }) };
    case 'choices': {
      const options = optionsOf(seed, known, writing);
      const size = typeof options === 'string' ? (lists[options] ?? builtinLists[options.replace('app.', '')])?.length : undefined;
      const min = Math.min(seed.min, size ?? 1);
      return {
        options,
        ...(seed.other && { other: 'text' }),
        ...(seed.ordered && { ordered: true }),
        min,
        max: Math.max(1, min, seed.max),
      };
    }
    case 'number':
      return { min: seed.min - 2, max: seed.min - 2 + seed.max * 3 };
    case 'date':
      return seed.ordered ? { past: seed.other } : { future: seed.other };
    case 'offer':
      return { max: 1 + seed.max };
    case 'say':
    case 'text':
    case 'yes-no':
    case 'scale':
    case 'summary':
    case 'handover':
    case 'rhythm':
    case 'mentor':
    case 'repeat':
    case 'call':
      return {};
    default:
      return seed.kind satisfies never;
  }
}

function optionsOf(seed: StepSeed, known: readonly Known[], writing: Writing): string | Tree {
  const sources = known.filter(({ kind }) => kind === 'choices');
  if (seed.options === 0 && sources.length > 0) return { answers: sources[seed.picks[1]! % sources.length]!.reference };
  const name = (['areas', 'areas', 'areas', 'ways', 'app.rhythm-forms', 'offers', 'mentors'] as const)[seed.options % 7]!;
  if (Object.hasOwn(lists, name)) writing.usedLists.add(name);
  return name;
}

/** A slot of its own for each step, `[each]` where the answer is one of several. */
export function slotOf(kind: StepSeed['kind'], spot: Spot, writing: Writing): string | undefined {
  if (kind === 'say' || kind === 'summary' || kind === 'handover') return undefined;
  const number = writing.slots;
  writing.slots += 1;
  if (kind === 'offer') {
    if (writing.offered || spot.round !== undefined) return undefined;
    writing.offered = true;
    return 'offer';
  }
  const group = groups.filter((one) => one !== 'offer')[number % (groups.length - 1)]!;
  const each = spot.round !== undefined || (kind === 'choices' && number % 2 === 0) ? '[each]' : '';
  return `${group}${each}.s${number}`;
}

/** The answers that a step gives, as later ones may read them. */
export function answersOf(seed: StepSeed, id: string, step: Tree, section: string): readonly Answer[] {
  const answer = (name: string, kind: string, ids?: readonly string[]): Answer => ({
    section,
    id: name,
    reference: `${section}.${name}`,
    kind,
    ids,
  });
  const builtin = (name: string): readonly string[] => builtinLists[name]!;
  switch (seed.kind) {
    case 'say':
    case 'handover':
    case 'summary':
    case 'repeat':
    case 'call':
      return [];
    case 'rhythm':
      return [answer(`${id}-form`, 'choice', builtin('rhythm-forms')), answer(`${id}-every`, 'choice', builtin('rhythm-every'))];
    case 'mentor':
      return [answer(`${id}-wish`, 'choice', builtin('mentor-wishes')), answer(`${id}-who`, 'choice'), answer(`${id}-known`, 'text')];
    case 'offer':
      return [answer(`${id}-which`, 'choices'), answer(`${id}-tempo`, 'choice', builtin('offer-tempos'))];
    case 'yes-no':
      return [answer(id, 'yes-no', ['yes', 'no'])];
    case 'choice':
    case 'choices':
      return [answer(id, seed.kind, idsOf(step))];
    case 'text':
    case 'scale':
    case 'number':
    case 'date':
      return [answer(id, seed.kind)];
    default:
      return seed.kind satisfies never;
  }
}

function idsOf(step: Tree): readonly string[] | undefined {
  const { options, other } = step;
  const ids = typeof options === 'string' ? (lists[options] ?? builtinLists[options.replace('app.', '')]) : undefined;
  return ids === undefined ? undefined : [...ids, ...(other === undefined ? [] : ['other'])];
}
