/** The steps of a script as conditions see them: what each is asked on, what it reads, and where it was written. */
import type { Condition, GivenStep, RepeatStep, Script, Step } from '../engine/script.ts';
import { asksOf } from '../messages/forms.ts';
import type { Path } from '../messages/source.ts';
import { isRepeat } from './names.ts';
import type { Outline } from './draft.ts';

/** A step that has an answer or words of its own. */
export interface Node {
  /** `barriers.weight`. */
  readonly key: string;
  /** Place in the order of the script. */
  readonly index: number;
  readonly step: Exclude<Step, RepeatStep>;
  /** All must hold: that of the section, of the repeat, and its own. */
  readonly conditions: readonly Condition[];
  /** The answer over which its repeat runs, and the most rounds. */
  readonly loop?: { readonly key: string; readonly over: string };
}

type Unplaced = Omit<Node, 'index'>;

/** Every step by its key, in the order of the script: what is given first. */
export type Graph = ReadonlyMap<string, Node>;

/** The graph of a script. */
export function graphOf(script: Pick<Script, 'given' | 'sections' | 'short'>): Graph {
  const { short } = script;
  const isLeftOut = leftOutBy(script);
  const given = script.given.map((step: GivenStep): Unplaced => ({ key: `given.${step.id}`, step, conditions: [] }));
  const asked = script.sections.flatMap((section) => {
    const node = (step: Exclude<Step, RepeatStep>, repeat?: RepeatStep): Unplaced => ({
      key: `${section.id}.${step.id}`,
      step,
      conditions: [isLeftOut(`${section.id}.${step.id}`) ? short?.whole : undefined, section.when, repeat?.when, step.when].filter(
        (when) => when !== undefined,
      ),
      ...(repeat !== undefined && { loop: { key: `${section.id}.${repeat.id}`, over: repeat.over } }),
    });
    return section.steps.flatMap((step): readonly Unplaced[] =>
      step.ask === 'repeat' ? step.steps.flatMap((inner) => (inner.ask === 'repeat' ? [] : [node(inner, step)])) : [node(step)],
    );
  });
  return new Map([...given, ...asked].map((node, index) => [node.key, { ...node, index }]));
}

/** Which steps the short way leaves out: those after its question that are no part of it. */
function leftOutBy({ sections, short }: Pick<Script, 'sections' | 'short'>): (key: string) => boolean {
  if (short === undefined) return () => false;
  const asks = asksOf({ sections }).map(({ section, step }) => ({ key: `${section.id}.${step.id}`, step }));
  const way = asks.findIndex(({ key }) => key === short.step);
  const out = new Set(asks.flatMap(({ key, step }, index) => (index > way && step.short === undefined ? [key] : [])));
  return (key) => out.has(key);
}

/** Where each step, repeat and section was written, by key: `barriers`, `barriers.each`, `barriers.weight`. */
export function pathsOf(outline: Outline): ReadonlyMap<string, Path> {
  return new Map(
    outline.sections.flatMap((section) => [
      [section.id, section.path] as const,
      ...section.items.flatMap((item) =>
        [item, ...(isRepeat(item) ? item.drafts : [])].map(({ id, path }) => [`${section.id}.${id}`, path] as const),
      ),
    ]),
  );
}
