/** Random edits of the fixture's script, as staff might make them between two versions, with the moves that they write for some. */
import fc from 'fast-check';
import type { Move, RepeatStep, Script, Section, Step } from '../../src/engine/script.ts';
import { areas, stepOf } from './fixture.ts';

type Single = Exclude<Step, RepeatStep>;
/** What becomes of one step: nothing where it gives the step itself. */
type Edit = (step: Single, section: string) => { readonly steps: readonly Step[]; readonly moves?: readonly Move[] };

const plain = { sensitive: false, skippable: true } as const;
const kinds: readonly ((id: string) => Step)[] = [
  (id) => stepOf({ ask: 'text', id, ...plain }),
  (id) => stepOf({ ask: 'scale', id, ...plain }),
  (id) => stepOf({ ask: 'yes-no', id, ...plain }),
  (id) => stepOf({ ask: 'number', id, min: 2, max: 4, ...plain }),
  (id) => stepOf({ ask: 'choice', id, options: { ...areas, ids: ['pain', 'money'] }, other: false, ...plain }),
  (id) => stepOf({ ask: 'say', id }),
];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Edit>((step) => ({ steps: [step] })) },
  { weight: 1, arbitrary: fc.constant<Edit>(() => ({ steps: [] })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('goal.own', 'barriers.any', 'send.read-back', 'nowhere.at-all').map((to): Edit => (step, section) => ({
      steps: [],
      moves: [{ kind: 'removed', from: `${section}.${step.id}`, to }],
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Edit>((step, section) => {
      const id = `${step.id}-now`;
      return { steps: [{ ...step, id }], moves: [{ kind: 'renamed', from: `${section}.${step.id}`, to: `${section}.${id}` }] };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Edit>((step, section) => ({ steps: [step], moves: [{ kind: 'again', step: `${section}.${step.id}` }] })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...kinds).map((make): Edit => (step) => ({ steps: [make(step.id)] })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...kinds).map((make): Edit => (step) => ({ steps: [make(`${step.id}-new`), step] })),
  },
);

/** The script after one edit a step, in order or with its sections turned round; its structure is new. */
export const edited = (script: Script): fc.Arbitrary<Script> =>
  fc.tuple(fc.array(edit, { minLength: 40, maxLength: 40 }), fc.boolean(), fc.nat()).map(([edits, turned, number]) => {
    const moves: Move[] = [];
    let next = 0;
    const apply = (step: Step, section: string): readonly Step[] => {
      if (step.ask === 'repeat') {
        const steps = step.steps.flatMap((inner) => apply(inner, section));
        return steps.length === 0 ? [] : [{ ...step, id: number % 2 === 0 ? step.id : 'round', steps }];
      }
      const done = edits[next++ % edits.length]!(step, section);
      moves.push(...(done.moves ?? []));
      return done.steps;
    };
    const sections = script.sections
      .map((section): Section => ({ ...section, steps: section.steps.flatMap((step) => apply(step, section.id)) }))
      .filter(({ steps }) => steps.length > 0);
    const ordered = readable(turned ? sections.toReversed() : sections);
    return { ...script, sections: ordered, migrate: moves, structure: `edit-${number}` };
  });

/** Without choices among the answers of a step that is not there before: no script that was checked has them. */
function readable(sections: readonly Section[]): readonly Section[] {
  const several = new Set<string>();
  return sections
    .map((section) => {
      const steps = section.steps.filter((step) => {
        if (step.ask === 'choices') several.add(`${section.id}.${step.id}`);
        return !(step.ask === 'choice' && step.options.from === 'answers') || several.has(step.options.of);
      });
      return { ...section, steps };
    })
    .filter(({ steps }) => steps.length > 0);
}
