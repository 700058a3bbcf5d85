/** What may be brought to a dialogue at its beginning: all of it, nothing, and each thing left out or of another value. */
import { optionsOf } from '../../engine/options.ts';
import type { Given, Value } from '../../engine/state.ts';
import { answersTo } from './answers.ts';
import type { Chart } from './chart.ts';
import { firstMorning } from './scene.ts';

/** Every beginning that makes a difference, the one with everything first. A script without `given:` has one: nothing is brought. */
export function beginnings(chart: Chart): readonly Given[] {
  const brought = chart.dialogue.program.entries.flatMap(({ step, text }) => (step.ask === 'given' ? [{ id: step.id, text }] : []));
  const values = brought.map(({ id, text }) => ({ id, all: valuesOf(chart, text) }));
  const whole: Given = Object.fromEntries(values.flatMap(({ id, all }) => all.slice(0, 1).map((value) => [id, value])));
  const others = values.flatMap(({ id, all }): readonly Given[] => {
    const { [id]: _left, ...rest } = whole;
    return [rest, ...all.slice(1).map((value) => ({ ...whole, [id]: value }))];
  });
  return [...new Map([whole, {}, ...others].map((given) => [JSON.stringify(given), given])).values()];
}

/** Values of one given answer, as they would be tried at a question of its kind; the fullest set of several choices first. */
function valuesOf({ dialogue, literals }: Chart, text: string): readonly Value[] {
  const entry = dialogue.program.byText.get(text);
  if (entry?.step.ask !== 'given') return [];
  const options = optionsOf(dialogue, {}, entry);
  const compared = literals.get(text) ?? { numbers: [], texts: [] };
  const bounds = {
    min: Math.min(0, ...compared.numbers.map((number) => number - 1)),
    max: Math.max(9, ...compared.numbers.map((number) => number + 1)),
  };
  const { is } = entry.step;
  const limits = is === 'choices' ? { min: 0, max: options.length } : bounds;
  const answers = answersTo({ kind: is, options, other: false, without: [], ...limits }, firstMorning, compared);
  const values = answers.flatMap(({ value }): readonly Value[] =>
    typeof value === 'object' && !Array.isArray(value) ? [] : [value as Value],
  );
  return is === 'choices' ? values.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : values;
}

function sizeOf(value: Value): number {
  return Array.isArray(value) ? value.length : 1;
}
