/** First reading of a script: the shape of everything in it, with compositions expanded and every step's place kept. */
import { didYouMean } from '../messages/fault.ts';
import { shapeFaults, valueAt } from '../messages/shape.ts';
import type { Path, Source } from '../messages/source.ts';
import { expand } from './compositions.ts';
import type { Report } from './report.ts';
import { idPattern, kinds, RawRepeat, RawScript, RawSection, type RawKind, type RawStep } from './shape.ts';

/** A step as it was written, with its place. */
export interface Draft {
  readonly section: string;
  readonly id: string;
  readonly raw: RawStep;
  /** Path of the step it was written as (of the composition, for its parts). */
  readonly path: Path;
  /** Id of the repeat that it stands in. */
  readonly loop?: string;
  /** Its shape is faulty, and reported: it stands here by its id alone, so that what reads it is not called unknown. */
  readonly broken?: true;
}

/** A repeat as it was written, `max` filled in (8 where none is given). `over` is a reference, not yet resolved. */
export interface DraftRepeat {
  readonly section: string;
  readonly id: string;
  readonly over: string;
  readonly max: number;
  readonly when?: string;
  readonly path: Path;
  readonly drafts: readonly Draft[];
}

/** A section as it was written, `minutes` filled in (2 where none is given). */
export interface DraftSection {
  readonly id: string;
  readonly minutes: number;
  readonly when?: string;
  readonly path: Path;
  readonly items: readonly (Draft | DraftRepeat)[];
}

/**
 * A script whose shapes are checked and whose references are not. Texts that are missing are empty, so that checking can go on; the fault
 * has been reported.
 */
export interface Outline {
  readonly id: string;
  readonly purpose: string;
  readonly owner: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly DraftSection[];
}

/** Keys of the frame, of a section and of a repeat, for "did you mean". */
const scriptKeys = Object.keys(RawScript.shape);
const sectionKeys = Object.keys(RawSection.shape);
const repeatKeys = Object.keys(RawRepeat.shape);

/** Reads the outline; what is faulty is reported and left out, so that all faults are found in one go. */
export function readOutline(source: Source, report: Report): Outline {
  const frame = RawScript.safeParse(source.data);
  if (!frame.success) report.add(shapeFaults(source, frame.error.issues, [], () => scriptKeys));
  const sections = entries(source.data, ['sections']).map(([id, raw]) => readSection(id, raw, report));
  return {
    id: text(source.data, 'id'),
    purpose: text(source.data, 'purpose'),
    owner: text(source.data, 'owner'),
    lists: frame.success ? (frame.data.lists ?? {}) : goodLists(source.data),
    sections,
  };
}

function readSection(id: string, raw: unknown, report: Report): DraftSection {
  const path = ['sections', id];
  const frame = RawSection.safeParse(raw);
  if (!frame.success) report.add(shapeFaults(report.source, frame.error.issues, path, () => sectionKeys));
  const items = entries(raw, ['steps']).flatMap(([stepId, step]): readonly (Draft | DraftRepeat)[] => {
    const at = [...path, 'steps', stepId];
    if (typeof step === 'object' && step !== null && 'repeat' in step) return readRepeat(id, stepId, at, report);
    return readStep({ section: id, id: stepId, path: at }, step, report);
  });
  const when = frame.success ? frame.data.when : undefined;
  return { id, minutes: (frame.success ? frame.data.minutes : undefined) ?? 2, path, items, ...(when !== undefined && { when }) };
}

function readRepeat(section: string, id: string, path: Path, report: Report): readonly DraftRepeat[] {
  const raw = valueAt(report.source.data, path);
  const frame = RawRepeat.omit({ steps: true }).safeParse(Object.fromEntries(entries(raw, []).filter(([key]) => key !== 'steps')));
  if (!frame.success) report.add(shapeFaults(report.source, frame.error.issues, path, () => repeatKeys));
  const steps = entries(raw, ['steps']);
  if (steps.length === 0) {
    report.at(path, { code: 'missing', message: `The repeat "${id}" has no steps.`, mend: 'Write `steps:` with at least one step.' });
  }
  const drafts = steps.flatMap(([stepId, step]) => {
    const at = [...path, 'steps', stepId];
    if (typeof step === 'object' && step !== null && 'repeat' in step) {
      const mend = 'Repeats do not nest: move it out, after the repeat.';
      report.at(at, { code: 'nested-repeat', message: `"${stepId}" is a repeat within a repeat.`, mend });
      return [];
    }
    return readStep({ section, id: stepId, path: at, loop: id }, step, report);
  });
  if (!frame.success) return [];
  const { repeat, max, when } = frame.data;
  return [{ section, id, over: repeat, max: max ?? 8, path, drafts, ...(when !== undefined && { when }) }];
}

function readStep(at: Omit<Draft, 'raw'>, raw: unknown, report: Report): readonly Draft[] {
  if (!idPattern.test(at.id)) {
    const mend = 'Write lower-case letters a-z, digits and hyphens, a letter first.';
    report.at(at.path, { code: 'bad-id', message: `"${at.id}" is no id.`, mend });
  }
  const broken: Draft = { ...at, raw: { ask: 'say' }, broken: true };
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
  return expand(at.id, read.data).map(([id, part]) => ({ ...at, id, raw: part }));
}

/** Keys and values of the mapping at a path; none where there is no mapping. */
function entries(data: unknown, path: Path): readonly (readonly [string, unknown])[] {
  const value = path.length === 0 ? data : valueAt(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function text(data: unknown, key: string): string {
  const value = valueAt(data, [key]);
  return typeof value === 'string' ? value : '';
}

/** The lists that are right, where the frame is not: so that a fault elsewhere does not make every list unknown. */
function goodLists(data: unknown): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    entries(data, ['lists']).flatMap(([id, list]) => {
      const ids = Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
      return [[id, ids]];
    }),
  );
}
