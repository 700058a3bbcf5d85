/** Options, answers and headings in words. */
import type { OfferedOption, Param } from '../engine/output.ts';
import type { StepKind } from '../engine/script.ts';
import type { Value, Without } from '../engine/state.ts';
import type { RenderContext, TextParams } from './types.ts';

/** A text with the standing parameters. */
export function textOf(key: string, context: RenderContext, params: TextParams = {}): string {
  return context.catalogue.text(context.language, key, { ...context.standing, ...params });
}

/** A step's own wording of a form, or that of the house. */
export function ownOr(own: string, house: string, context: RenderContext, params: TextParams = {}): string {
  return textOf(context.catalogue.has(context.language, own) ? own : house, context, params);
}

/** Label of an option as it is shown: the municipality's own, or the text at its key. */
export function optionLabel(option: OfferedOption, context: RenderContext): string {
  const { language, catalogue } = context;
  if (option.label !== undefined) return option.label[language] ?? option.label['da'] ?? option.id;
  if (option.text === undefined) return option.id;
  const label = `${option.text}.label`;
  // Where the language has neither form, the Danish one is shown.
  const home = catalogue.has(language, label) || catalogue.has(language, option.text) ? language : 'da';
  return textOf(catalogue.has(home, label) ? label : option.text, context);
}

/** One more line under an option, where there is one. */
export function optionHint(option: OfferedOption, context: RenderContext): string | undefined {
  const { language, catalogue } = context;
  if (option.hint !== undefined) return option.hint[language] ?? option.hint['da'];
  const key = `${option.text}.hint`;
  return option.text !== undefined && catalogue.has(language, key) ? textOf(key, context) : undefined;
}

/** Label of a way past a question. `text` is the text key of the step, which may have words of its own for it. */
export function passLabel(why: Without, text: string, context: RenderContext, params: TextParams = {}): string {
  const own = `${text}.${why}`;
  const label = context.catalogue.has(context.language, `${own}.label`) ? `${own}.label` : own;
  return ownOr(label, `app.without.${why}.label`, context, params);
}

/** How a question was passed by, as it stands in the read-back and on the plan: "Sprunget over" where the button says "Spring over". */
export function withoutLabel(why: Without, text: string, context: RenderContext): string {
  const line = `app.without.${why}.line`;
  return context.catalogue.has(context.language, line) ? textOf(line, context) : passLabel(why, text, context);
}

/** The words at 0, 5 and 10 of a scale. */
export function anchorsOf(text: string, context: RenderContext, params: TextParams = {}): readonly [string, string, string] {
  const anchor = (place: string): string => textOf(`${text}.anchors.${place}`, context, params);
  return [anchor('low'), anchor('middle'), anchor('high')];
}

/** Heading of an answer in the read-back and on the plan; `{each}` is the choice of its round. */
export function headingOf(item: { readonly text: string; readonly each?: OfferedOption }, context: RenderContext): string {
  return textOf(`${item.text}.line`, context, item.each === undefined ? {} : { each: optionLabel(item.each, context) });
}

/** What is known of a value beside the value. */
export interface Meaning {
  /** Absent where a text shows an answer and only the answer is known. */
  readonly kind?: StepKind | 'readings';
  /** Text key of the step. */
  readonly text?: string;
  readonly options?: readonly OfferedOption[];
  readonly other?: string;
  /** Each of several choices in quotation marks. */
  readonly quoted?: true;
}

/** An answer in words. What a citizen wrote comes back letter by letter. */
export function valueText(value: Value, meaning: Meaning, context: RenderContext): string {
  if (typeof value === 'number') return new Intl.NumberFormat(context.language).format(value);
  if (typeof value === 'string') return wordText(value, meaning, context);
  if ('none' in value) return withoutLabel(value.none, meaning.text ?? '', context);
  if (value.length === 0) return textOf('app.none-chosen', context);
  const labels = value.map((id) => wordText(id, meaning, context)).map((label) => (meaning.quoted === true ? `"${label}"` : label));
  return new Intl.ListFormat(context.language, { type: 'conjunction' }).format(labels);
}

function wordText(value: string, meaning: Meaning, context: RenderContext): string {
  const { kind, options = [], other } = meaning;
  if (kind === 'text') return value;
  const option = options.find((one) => one.id === value);
  if (option !== undefined) return optionLabel(option, context);
  if (value === 'other' && other !== undefined) return other;
  if (value === 'other' && options.length > 0) return textOf('app.other.label', context);
  if ((kind === 'yes-no' || kind === 'readings') && (value === 'yes' || value === 'no')) return textOf(`app.${value}.label`, context);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, context) : value;
}

/** "mandag den 23. november 2026". */
function dayText(day: string, context: RenderContext): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(context.language, { dateStyle: 'full', timeZone: 'UTC' }).format(date);
}

/** Parameters of a message as texts take them. */
export function textParams(params: Readonly<Record<string, Param>>, context: RenderContext): TextParams {
  const entries = Object.entries(params).map(([name, param]) => {
    if (typeof param !== 'object') return [name, param] as const;
    if ('heading' in param) return [name, headingOf(param.heading, context)] as const;
    return [name, valueText(param.answer, param, context)] as const;
  });
  return Object.fromEntries(entries);
}
