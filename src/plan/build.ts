/** The lines of a plan, built from the answers on the path. What is not answered gives no line; nothing is guessed. */
import type { PathItem } from '../engine/dialogue.ts';
import type { OfferedOption } from '../engine/output.ts';
import type { Answer, Without } from '../engine/state.ts';
import { groups, type Content, type Group, type Line, type Provenance } from './document.ts';
import { lineHash } from './hash.ts';

/** The words of a plan, in the language of the citizen. */
export interface PlanWords {
  /** What the line is about: "Hvorfor det betyder noget". Inside a repeat it may name the choice of the round. */
  heading(item: PathItem): string;
  /** Label of an option, as it was shown. */
  option(option: OfferedOption): string;
  /** "Ja" or "Nej". */
  yesNo(id: 'yes' | 'no'): string;
  /** How the citizen passed the question by: "Det ved jeg ikke endnu". */
  without(why: Without, item: PathItem): string;
  /** The words at 0, 5 and 10 of a scale. */
  anchors(item: PathItem): readonly [string, string, string];
}

type Part = Pick<Line, 'content' | 'provenance'> & { readonly each?: string | undefined };

/**
 * One line for each answer that feeds a slot. Slot `x[each]` on a step of several choices gives a line for each choice; "noget
 * andet" gives `x[other]` in the citizen's own words. The order is that of the sheet (`groups`); within a group that of the path,
 * with the lines about one choice together.
 */
export function build(items: readonly PathItem[], words: PlanWords): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const item of items) for (const line of linesOf(item, words)) lines.set(line.id, line);
  return inSheetOrder([...lines.values()]);
}

/**
 * The lines of several dialogues as one plan, the plan's own first. On the same line what was said later counts, and what was said of the
 * older answer (`step.when` of `step`) goes with it; a way past a question takes nothing away that was said before.
 */
export function merge(dialogues: readonly (readonly Line[])[]): readonly Line[] {
  const [own = [], ...later] = dialogues;
  if (later.every((lines) => lines.length === 0)) return own;
  const merged = later.reduce((before, said) => {
    const counting = said.filter((line) => line.content.kind !== 'none' || !before.some(({ id }) => id === line.id));
    const isOver = (old: Line): boolean =>
      counting.some((line) => old.id === line.id || (old.id.startsWith(`${line.id}.`) && differs(line, before)));
    return [...before.filter((line) => !isOver(line)), ...counting];
  }, own);
  return inSheetOrder(merged);
}

function differs(line: Line, before: readonly Line[]): boolean {
  return before.some(({ id, hash }) => id === line.id && hash !== line.hash);
}

/** The group of a slot: its first part, `barrier` of `barrier[each].weight`. Absent for a slot that is on no sheet. */
export function groupOf(slot: string): Group | undefined {
  const first = slot.split(/[.[]/, 1)[0];
  return groups.find((group) => group === first);
}

function linesOf(item: PathItem, words: PlanWords): readonly Line[] {
  const { step, answer } = item;
  if (step.plan === undefined || answer === undefined || step.ask === 'summary') return [];
  const group = groupOf(step.plan);
  if (group === undefined) return [];
  const pattern = step.plan;
  return partsOf(item, answer, words).map(({ each, content, provenance }) => {
    const slot = pattern.replace('[each]', '');
    const id = pattern.replace('[each]', each === undefined ? '' : `[${each}]`);
    const line = { id, slot, ...(each !== undefined && { each }), group, heading: words.heading(item), content, provenance, released: [] };
    return { ...line, hash: lineHash(line) };
  });
}

function partsOf(item: PathItem, answer: Answer, words: PlanWords): readonly Part[] {
  const { value } = answer;
  const each = item.each?.id;
  const tapped: Provenance = { by: 'chosen', key: item.key, turn: answer.turn, offered: offered(item, words) };
  if (typeof value === 'object' && 'none' in value) {
    return [{ each, content: { kind: 'none', why: value.none, label: words.without(value.none, item) }, provenance: tapped }];
  }
  if (typeof value === 'object') return choiceParts(item, answer, value, words);
  if (value === 'other' && answer.other !== undefined) return [{ each, ...written(item, answer, answer.other) }];
  switch (item.step.ask) {
    case 'text':
      return [{ each, ...written(item, answer, answer.quote ?? String(value)) }];
    case 'scale':
      return [{ each, content: { kind: 'scale', value: Number(value), anchors: [...words.anchors(item)] }, provenance: tapped }];
    case 'number':
      return [{ each, content: { kind: 'number', value: Number(value) }, provenance: tapped }];
    case 'date':
      return [{ each, content: { kind: 'date', value: String(value) }, provenance: tapped }];
    case 'choice':
    case 'yes-no':
    case 'choices':
      return [{ each, content: { kind: 'choice', id: String(value), label: label(item, String(value), words) }, provenance: tapped }];
    case 'say':
    case 'summary':
    case 'handover':
    case 'repeat':
    case 'given':
      return [];
    default:
      return item.step satisfies never;
  }
}

/** Several choices: a line for each where the slot says `[each]`, otherwise one line for all. */
function choiceParts(item: PathItem, answer: Answer, ids: readonly string[], words: PlanWords): readonly Part[] {
  const provenance: Provenance = { by: 'chosen', key: item.key, turn: answer.turn, offered: offered(item, words) };
  const known = ids.filter((id) => id !== 'other' || answer.other === undefined);
  if (item.each !== undefined || item.step.plan?.includes('[each]') !== true) {
    const labels = known.map((id) => label(item, id, words));
    const content: Content = { kind: 'choices', ids: [...ids], labels, ...(answer.other !== undefined && { words: answer.other }) };
    return [{ each: item.each?.id, content, provenance }];
  }
  const ordered = item.step.ask === 'choices' && item.step.ordered;
  return ids.map((id, index) => {
    const order = ordered ? { order: index + 1 } : {};
    if (id !== 'other' || answer.other === undefined) {
      return { each: id, content: { kind: 'choice', id, label: label(item, id, words), ...order }, provenance };
    }
    const own = written(item, answer, answer.other);
    return { each: id, content: { ...own.content, ...order }, provenance: own.provenance };
  });
}

function written(item: PathItem, answer: Answer, text: string): Pick<Part, 'content' | 'provenance'> {
  return { content: { kind: 'words', text }, provenance: { by: 'written', key: item.key, turn: answer.turn } };
}

function offered(item: PathItem, words: PlanWords): string[] {
  if (item.step.ask === 'yes-no') return [words.yesNo('yes'), words.yesNo('no')];
  return item.options.map((option) => words.option(option));
}

/** An option that is offered no longer keeps its id for a name, so that the answer still shows. */
function label(item: PathItem, id: string, words: PlanWords): string {
  if (item.step.ask === 'yes-no' && (id === 'yes' || id === 'no')) return words.yesNo(id);
  const option = item.options.find((one) => one.id === id);
  return option === undefined ? id : words.option(option);
}

function inSheetOrder(lines: readonly Line[]): readonly Line[] {
  return groups.flatMap((group) => {
    const own = lines.filter((line) => line.group === group);
    const places = new Map<string, Line[]>();
    for (const line of own) {
      const place = line.each ?? '';
      const key = place === '' ? line.id : `[${place}]`;
      places.set(key, [...(places.get(key) ?? []), line]);
    }
    return [...places.values()].flat();
  });
}
