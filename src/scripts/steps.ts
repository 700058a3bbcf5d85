/** Builds the steps of a script from what was written: defaults, options, conditions and references. */
import type { Condition, GivenStep, Options, RepeatStep, Step, StepBase } from '../engine/script.ts';
import { didYouMean } from '../messages/fault.ts';
import type { Path } from '../messages/source.ts';
import { checkCondition } from './conditions.ts';
import { isNoChoices, resolve, type From, type Names } from './names.ts';
import type { Draft, DraftGiven, DraftRepeat, Lead } from './draft.ts';
import type { Report } from './report.ts';
import type { RawOptions } from './shape.ts';

/** What building a step needs beside the step: all names, where faults go, and the place in the order of the script. */
export interface Building {
  readonly names: Names;
  readonly report: Report;
  readonly index: number;
  /** The choices of the round, inside a repeat. */
  readonly each?: readonly string[] | 'any';
}

/** A step; none where something in it is faulty. */
export function buildStep(draft: Draft, building: Building): readonly Step[] {
  const before = building.report.faults.length;
  const step = build(draft, baseOf(draft, building), building);
  return step === undefined || building.report.faults.length > before ? [] : [step];
}

/** A loop with its steps. */
export function buildRepeat(repeat: DraftRepeat, building: Building): readonly Step[] {
  const from: From = { section: repeat.section, index: building.index, ...(repeat.call !== undefined && { call: repeat.call }) };
  const over = resolve(building.names, repeat.over, from);
  if (!over.ok) building.report.within([...repeat.path, 'repeat'], 0, over.finding);
  else if (isNoChoices(over.answer)) {
    const mend = 'Name an earlier step with `ask: choices`.';
    const message = `"${repeat.over}" is not a step of several choices.`;
    building.report.within([...repeat.path, 'repeat'], 0, { code: 'repeat-not-choices', message, mend });
  }
  const when = conditionAt(repeat.when, repeat.path, { ...building, from, led: repeat.led });
  const each = over.ok ? (over.answer.ids ?? 'any') : 'any';
  const steps = repeat.drafts.flatMap((draft, number) => buildStep(draft, { ...building, each, index: building.index + number }));
  if (!over.ok) return [];
  const step: RepeatStep = { ...nothing, id: repeat.id, ask: 'repeat', over: over.answer.key, max: repeat.max, steps };
  return [when === undefined ? step : { ...step, when }];
}

const nothing = { sensitive: false, skippable: false, unknown: false, declinable: false, needs: [], shows: {} } as const;

/** Checks the condition at `when` under a path. */
export function conditionAt(
  source: string | undefined,
  path: Path,
  building: Building & { readonly from: From; readonly led?: Lead | undefined },
): Condition | undefined {
  if (source === undefined) return undefined;
  const { names, from, each, report, led } = building;
  const { condition, findings } = checkCondition(source, names, from, each);
  for (const { offset, finding } of findings) {
    if (led === undefined) report.within([...path, 'when'], offset, finding);
    // The condition of the call stands first, in brackets of its own.
    else if (offset < led.length) report.within([...led.path, 'when'], Math.max(0, offset - 1), finding);
    else report.within([...path, 'when'], offset - led.length, finding);
  }
  return condition;
}

function baseOf(draft: Draft, building: Building): StepBase {
  const { raw, path, section } = draft;
  const loop = draft.loop === undefined ? {} : { loop: `${section}.${draft.loop}` };
  const from: From = { section, index: building.index, ...loop, ...callOf(draft) };
  const when = conditionAt(raw.when, path, { ...building, from, led: draft.led });
  const keyAt = (reference: string, at: Path): string => {
    const found = resolve(building.names, reference, from);
    if (found.ok) return found.answer.key;
    building.report.within(at, 0, found.finding);
    return reference;
  };
  const shows = Object.entries(raw.shows ?? {}).map(([name, reference]) => [name, keyAt(reference, [...path, 'shows', name])] as const);
  return {
    id: draft.id,
    ...(when !== undefined && { when }),
    sensitive: raw.sensitive ?? false,
    skippable: raw.skippable ?? false,
    unknown: raw.unknown ?? false,
    declinable: raw.declinable ?? false,
    ...(raw.plan !== undefined && { plan: raw.plan }),
    needs: (raw.needs ?? []).map((reference, number) => keyAt(reference, [...path, 'needs', number])),
    shows: Object.fromEntries(shows),
    ...(raw.short !== undefined && { short: raw.short }),
    ...(raw.tells !== undefined && { tells: toldBy(draft) }),
  };
}

/** What an answer says of other steps, by their text keys. `short-way.ts` looks at whether they are there. */
export function toldBy({ raw, section }: Draft): Readonly<Record<string, string>> {
  const keyOf = (reference: string): string => (reference.includes('.') ? reference : `${section}.${reference}`);
  return Object.fromEntries(Object.entries(raw.tells ?? {}).map(([reference, value]) => [keyOf(reference), value]));
}

function build(draft: Draft, base: StepBase, building: Building): Step | undefined {
  const { raw } = draft;
  switch (raw.ask) {
    case 'say':
    case 'text':
    case 'yes-no':
    case 'scale':
    case 'summary':
    case 'handover':
      return { ...base, ask: raw.ask };
    case 'number':
      return { ...base, ask: raw.ask, min: raw.min, max: raw.max };
    case 'date':
      return { ...base, ask: raw.ask, past: raw.past ?? true, future: raw.future ?? true };
    case 'choice': {
      const options = optionsOf(raw.options, draft, building);
      return options && { ...base, ask: raw.ask, options, other: isOther(raw.other) };
    }
    case 'choices': {
      const options = optionsOf(raw.options, draft, building);
      const other = isOther(raw.other);
      const most = options?.from === 'list' ? options.ids.length + (other ? 1 : 0) : 8;
      return options && { ...base, ask: raw.ask, options, other, ordered: raw.ordered ?? false, min: raw.min ?? 1, max: raw.max ?? most };
    }
    case 'rhythm':
    case 'mentor':
    case 'offer':
      throw new Error(`The composition ${draft.id} was not expanded`);
    default:
      return raw satisfies never;
  }
}

/** An answer that is brought; none where its options are faulty. */
export function buildGiven({ id, raw, path }: DraftGiven, building: Building): readonly GivenStep[] {
  const draft: Draft = { section: 'given', id, raw: { ask: 'say' }, path };
  const chosen = raw.is === 'choice' || raw.is === 'choices';
  if (chosen !== (raw.options !== undefined)) {
    const mend = chosen ? 'Write `options:`, what it is chosen among.' : 'Take the options out: they are for choices.';
    building.report.at(path, { code: 'given-options', message: `"${id}" is ${raw.is}.`, mend });
    return [];
  }
  const options = raw.options === undefined ? undefined : optionsOf(raw.options, draft, building);
  if (chosen && options === undefined) return [];
  const step: GivenStep = { ...nothing, sensitive: raw.sensitive ?? false, id, ask: 'given', is: raw.is };
  return [options === undefined ? step : { ...step, options }];
}

function callOf({ call }: Draft): { readonly call?: string } {
  return call === undefined ? {} : { call };
}

function isOther(other: 'text' | boolean | undefined): boolean {
  return other === 'text' || other === true;
}

function optionsOf(raw: RawOptions, draft: Draft, building: Building): Options | undefined {
  const at = [...draft.path, 'options'];
  if (raw === 'offers' || raw === 'mentors') return { from: raw };
  if (typeof raw === 'string') {
    const ids = building.names.lists.get(raw);
    if (ids !== undefined) return { from: 'list', list: raw, ids };
    const mend = didYouMean(raw, [...building.names.lists.keys(), 'offers', 'mentors']);
    building.report.within(at, 0, { code: 'unknown-list', message: `There is no list "${raw}".`, mend });
    return undefined;
  }
  const loop = draft.loop === undefined ? {} : { loop: `${draft.section}.${draft.loop}` };
  const found = resolve(building.names, raw.answers, { section: draft.section, index: building.index, ...loop, ...callOf(draft) });
  if (!found.ok) building.report.within([...at, 'answers'], 0, found.finding);
  else if (isNoChoices(found.answer)) {
    const message = `"${raw.answers}" is not a step of several choices.`;
    const mend = 'Name an earlier step with `ask: choices`.';
    building.report.within([...at, 'answers'], 0, { code: 'options-not-choices', message, mend });
  } else return { from: 'answers', of: found.answer.key };
  return undefined;
}
