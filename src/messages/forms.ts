/** Which texts a script needs: the forms of wording of each step, and the parameters that each may use. */
import type { RepeatStep, Script, Section, Step } from '../engine/script.ts';

/** A step that has wording, with its section and the loop it stands in. */
export interface Ask {
  readonly section: Section;
  readonly step: Exclude<Step, RepeatStep>;
  readonly loop?: RepeatStep;
}

/** A text that a script uses. */
export interface Form {
  readonly key: string;
  /** Missing in a language is a fault; what is not required has a wording of the house, or is left out. */
  readonly required: boolean;
  /** Parameters beside the standing ones. */
  readonly params: readonly string[];
}

/** A key without its `.label`: a label may be written short (`skipped: Spring over`) or with other words for it (`skipped: {label, also}`). */
export function bareKey(key: string): string {
  return key.endsWith('.label') ? key.slice(0, -'.label'.length) : key;
}

/** Every step with wording, in the order of the script. */
export function asksOf(script: Pick<Script, 'sections'>): readonly Ask[] {
  return script.sections.flatMap((section) =>
    section.steps.flatMap((step): readonly Ask[] =>
      step.ask === 'repeat'
        ? step.steps.flatMap((inner) => (inner.ask === 'repeat' ? [] : [{ section, step: inner, loop: step }]))
        : [{ section, step }],
    ),
  );
}

/** Every text that a script uses, but for its lists. */
export function formsOf(script: Script): readonly Form[] {
  const titles = script.sections.map(({ id }) => ({ key: `${id}.title`, required: true, params: [] }));
  return [...titles, ...asksOf(script).flatMap(formsOfStep)];
}

function formsOfStep({ section, step, loop }: Ask): readonly Form[] {
  const round = loop === undefined ? [] : ['each'];
  const params = [...round, ...Object.keys(step.shows)];
  const text = `${section.id}.${step.id}`;
  const required = (form: string): Form => ({ key: `${text}.${form}`, required: true, params });
  const optional = (form: string, more: readonly string[] = []): Form => ({
    key: `${text}.${form}`,
    required: false,
    params: [...params, ...more],
  });
  if (step.ask === 'given') return [];
  if (step.ask === 'say' || step.ask === 'handover') return [required('ask')];
  const common = [required('ask'), ...['why', 'free', 'sms', 'again', 'again2', 'send'].map((form) => optional(form))];
  if (step.ask === 'summary') return [...common, optional('thanks')];
  const anchors = step.ask === 'scale' ? ['low', 'middle', 'high'].map((place) => plainForm(`${text}.anchors.${place}`, true)) : [];
  const other = (step.ask === 'choice' || step.ask === 'choices') && step.other ? [optional('other')] : [];
  const passes = [...(step.skippable ? ['skipped'] : []), ...(step.unknown ? ['unknown'] : []), ...(step.declinable ? ['declined'] : [])];
  // The heading stands in lists of answers, far from the question: it says the round and shows no other answer.
  const line: Form = { key: `${text}.line`, required: true, params: round };
  const one = step.short === 'one' ? oneForms(text, params) : [];
  return [
    ...common,
    ...one,
    line,
    optional('thanks', ['answer']),
    ...anchors,
    ...other,
    ...passes.map((pass) => plainForm(`${text}.${pass}`)),
  ];
}

/** Several choices asked for as one, on the short way: `barriers.which.one.ask`. */
function oneForms(text: string, params: readonly string[]): readonly Form[] {
  const form = (name: string, more: readonly string[] = []): Form => ({
    key: `${text}.one.${name}`,
    required: false,
    params: [...params, ...more],
  });
  const more = ['why', 'free', 'sms', 'again', 'again2', 'other', 'skipped', 'unknown', 'declined'].map((name) => form(name));
  return [{ ...form('ask'), required: true }, ...more, form('thanks', ['answer'])];
}

/** A text that also stands far from its question, in the read-back and on the plan: it shows no other answer. */
function plainForm(key: string, required = false): Form {
  return { key, required, params: [] };
}

/** The lists that a script offers or is given choices of, by name, those of the house as `app.<list>`. */
export function listsOf(script: Script): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const step of [...script.given, ...asksOf(script).map((ask) => ask.step)]) {
    if ('options' in step && step.options?.from === 'list') found.set(step.options.list, step.options.ids);
  }
  return found;
}
