/** First reading of a script: the shape of everything in it, with compositions expanded and every step's place kept. */
import type { Move } from '../engine/script.ts';
import type { Code } from '../messages/codes.ts';
import { didYouMean } from '../messages/fault.ts';
import { shapeFaults, valueAt } from '../messages/shape.ts';
import type { Path, Source } from '../messages/source.ts';
import { expand } from './compositions.ts';
import type { Draft, DraftGiven, DraftRepeat, DraftSection, Lead, Outline } from './draft.ts';
import { entries, goodLists, text } from './raw.ts';
import type { Report } from './report.ts';
import { RawCall, RawGiven, RawRepeat, RawScript, RawSection } from './frame.ts';
import { idPattern, kinds, type RawKind } from './shape.ts';

/** Keys of the frame, of a section, a repeat and a call, for "did you mean". */
const scriptKeys = Object.keys(RawScript.shape);
const sectionKeys = Object.keys(RawSection.shape);
const repeatKeys = Object.keys(RawRepeat.shape);
const callKeys = Object.keys(RawCall.shape);

/** Where a step stands while it is read: inside which repeat, put there by which call, and the shared sections that led to it. */
interface Spot {
  readonly section: string;
  readonly loop?: string;
  readonly call?: string;
  readonly when?: string;
  /** The call that `when` was written at. */
  readonly from?: Path;
  readonly within: readonly string[];
  /** Calls that may still be followed in this section: calls within calls could make more of them than could be counted. */
  readonly calls: { left: number };
}

/** Far more than the steps that a section may have. */
const mostCalls = 100;

/** Reads the outline; what is faulty is reported and left out, so that all faults are found in one go. */
export function readOutline(source: Source, report: Report): Outline {
  const frame = RawScript.safeParse(source.data);
  if (!frame.success) report.add(shapeFaults(source, frame.error.issues, [], () => scriptKeys));
  const sections = entries(source.data, ['sections']).map(([id, raw]) => readSection(id, raw, report));
  return {
    id: text(source.data, 'id'),
    purpose: text(source.data, 'purpose'),
    owner: text(source.data, 'owner'),
    ...(frame.success && frame.data.expires !== undefined && { expires: frame.data.expires }),
    ...(frame.success && frame.data.short !== undefined && { short: frame.data.short }),
    lists: frame.success ? (frame.data.lists ?? {}) : goodLists(source.data),
    given: entries(source.data, ['given']).flatMap(([id, raw]) => readGiven(id, raw)),
    migrate: frame.success ? (frame.data.migrate ?? []).flatMap(movesOf) : [],
    sections,
  };
}

/** One that is faulty was reported with the frame, and is left out. */
function readGiven(id: string, raw: unknown): readonly DraftGiven[] {
  const read = RawGiven.safeParse(raw);
  return read.success ? [{ id, raw: read.data, path: ['given', id] }] : [];
}

function movesOf(raw: NonNullable<RawScript['migrate']>[number]): readonly Move[] {
  if ('renamed' in raw) return Object.entries(raw.renamed).map(([from, to]) => ({ kind: 'renamed', from, to }) as const);
  if ('removed' in raw) return Object.entries(raw.removed).map(([from, to]) => ({ kind: 'removed', from, to }) as const);
  return raw.again.map((step) => ({ kind: 'again', step }) as const);
}

function readSection(id: string, raw: unknown, report: Report): DraftSection {
  const path = ['sections', id];
  const frame = RawSection.safeParse(raw);
  if (!frame.success) report.add(shapeFaults(report.source, frame.error.issues, path, () => sectionKeys));
  const items = readItems(raw, path, { section: id, within: [], calls: { left: mostCalls } }, report);
  const when = frame.success ? frame.data.when : undefined;
  const intro = frame.success && frame.data.intro === true;
  const minutes = (frame.success ? frame.data.minutes : undefined) ?? 2;
  const short = frame.success ? frame.data.short : undefined;
  return { id, minutes, path, items, ...(intro && { intro }), ...(short !== undefined && { short }), ...(when !== undefined && { when }) };
}

/** The steps under a path: those of a section, or of a shared one in the place where it is called. */
function readItems(raw: unknown, path: Path, spot: Spot, report: Report): readonly (Draft | DraftRepeat)[] {
  return entries(raw, ['steps']).flatMap(([id, step]): readonly (Draft | DraftRepeat)[] => {
    const at = [...path, 'steps', id];
    if (has(step, 'call')) return readCall(id, at, spot, report);
    return has(step, 'repeat') ? readRepeat(id, at, spot, report) : readStep({ id, path: at }, step, spot, report);
  });
}

function has(step: unknown, key: string): boolean {
  return typeof step === 'object' && step !== null && key in step;
}

/** The steps of a shared section, as `<call>-<step>`. A section that leads back to itself would never end. */
function readCall(id: string, path: Path, spot: Spot, report: Report): readonly (Draft | DraftRepeat)[] {
  const frame = RawCall.safeParse(valueAt(report.source.data, path));
  if (!frame.success) report.add(shapeFaults(report.source, frame.error.issues, path, () => callKeys));
  if (!frame.success) return [];
  const { call: name, when } = frame.data;
  const known = entries(report.source.data, ['shared']).map(([shared]) => shared);
  const at = ['shared', name];
  const no = (code: Code, message: string, mend: string): readonly Draft[] => {
    report.at([...path, 'call'], { code, message, mend });
    return [];
  };
  if (!known.includes(name)) return no('unknown-call', `There is no shared section "${name}".`, didYouMean(name, known));
  if (spot.within.includes(name)) {
    const way = [...spot.within, name].join(' -> ');
    return no('endless-loop', `The shared section "${name}" calls itself: ${way}.`, 'Take the call out, or call another section.');
  }
  if (isEnough(spot, report)) return [];
  const both = [spot.when, when].filter((one) => one !== undefined).map((one) => `(${one})`);
  const inner: Spot = {
    section: spot.section,
    within: [...spot.within, name],
    calls: spot.calls,
    call: prefixed(id, spot),
    ...(both.length > 0 && { when: both.join(' && '), from: when === undefined ? (spot.from ?? path) : path }),
  };
  const raw = valueAt(report.source.data, at);
  if (entries(raw, ['steps']).length === 0)
    return no('empty', `The shared section "${name}" has no steps.`, 'Write a step under `steps:`.');
  return readItems(raw, at, inner, report);
}

/** Counts a call; true where the section has made more of them than it may. */
function isEnough({ calls, section }: Spot, report: Report): boolean {
  calls.left -= 1;
  if (calls.left >= 0) return false;
  const message = `The section "${section}" calls shared sections more than ${mostCalls} times.`;
  report.at(['sections', section], { code: 'too-many-steps', message, mend: 'Take out calls within calls.' });
  return true;
}

function prefixed(id: string, spot: Spot): string {
  return spot.call === undefined ? id : `${spot.call}-${id}`;
}

/** The conditions of the calls that led here, and the step's own. */
function joined(spot: Spot, own: string | undefined): string | undefined {
  if (spot.when === undefined) return own;
  return own === undefined ? spot.when : `${spot.when} && (${own})`;
}

/** What `joined` puts before a step's own condition. */
function ledBy(spot: Spot): { readonly led?: Lead } {
  return spot.when === undefined || spot.from === undefined ? {} : { led: { length: spot.when.length + ' && ('.length, path: spot.from } };
}

function readRepeat(id: string, path: Path, spot: Spot, report: Report): readonly DraftRepeat[] {
  const raw = valueAt(report.source.data, path);
  const frame = RawRepeat.omit({ steps: true }).safeParse(Object.fromEntries(entries(raw, []).filter(([key]) => key !== 'steps')));
  if (!frame.success) report.add(shapeFaults(report.source, frame.error.issues, path, () => repeatKeys));
  const steps = entries(raw, ['steps']);
  // The loop's own condition holds for its steps, so that of the call is not said again.
  const { when: _called, ...inside } = spot;
  if (steps.length === 0) {
    report.at(path, { code: 'missing', message: `The repeat "${id}" has no steps.`, mend: 'Write `steps:` with at least one step.' });
  }
  const drafts = steps.flatMap(([stepId, step]) => {
    const at = [...path, 'steps', stepId];
    if (has(step, 'repeat') || has(step, 'call')) {
      const mend = 'Repeats hold single steps: move it out, after the repeat.';
      report.at(at, { code: 'nested-repeat', message: `"${stepId}" is a repeat or a call within a repeat.`, mend });
      return [];
    }
    return readStep({ id: stepId, path: at }, step, { ...inside, loop: prefixed(id, spot) }, report);
  });
  if (!frame.success) return [];
  const { repeat, max, when: own } = frame.data;
  const when = joined(spot, own);
  const call = spot.call === undefined ? {} : { call: spot.call };
  const { section } = spot;
  return [
    {
      section,
      id: prefixed(id, spot),
      over: repeat,
      max: max ?? 8,
      path,
      drafts,
      ...call,
      ...ledBy(spot),
      ...(when !== undefined && { when }),
    },
  ];
}

function readStep(written: Pick<Draft, 'id' | 'path'>, raw: unknown, spot: Spot, report: Report): readonly Draft[] {
  const { section, loop, call } = spot;
  const at = { ...written, section, ...(loop !== undefined && { loop }), ...(call !== undefined && { call }), ...ledBy(spot) };
  if (!idPattern.test(at.id)) {
    const mend = 'Write lower-case letters a-z, digits and hyphens, a letter first.';
    report.at(at.path, { code: 'bad-id', message: `"${at.id}" is no id.`, mend });
  }
  const broken: Draft = { ...at, id: prefixed(at.id, spot), raw: { ask: 'say' }, broken: true };
  const ask = valueAt(raw, ['ask']);
  if (typeof ask !== 'string') {
    const mend = `Write \`ask:\` and one of ${Object.keys(kinds).join(', ')}; or \`repeat:\`.`;
    report.at(at.path, { code: 'missing', message: `The step "${at.id}" does not say what it asks.`, mend });
    return [broken];
  }
  if (!Object.hasOwn(kinds, ask)) {
    const mend = didYouMean(ask, Object.keys(kinds));
    report.at([...at.path, 'ask'], { code: 'unknown-kind', message: `There is no kind of step "${ask}".`, mend });
    return [broken];
  }
  const shape = kinds[ask as RawKind];
  const read = shape.safeParse(raw);
  if (!read.success) {
    report.add(shapeFaults(report.source, read.error.issues, at.path, () => Object.keys(shape.shape)));
    return [broken];
  }
  return expand(at.id, read.data).map(([id, part]) => {
    const when = joined(spot, part.when);
    return { ...at, id: prefixed(id, spot), raw: when === undefined ? part : { ...part, when } };
  });
}
