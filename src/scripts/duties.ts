/** What a script owes beyond its shape: ids that are used once, plan slots that are on the sheet, limits that can be met. */
import { groups } from '../plan/document.ts';
import { didYouMean } from '../messages/fault.ts';
import { houseFiles } from '../messages/texts.ts';
import { checkMoves } from './moves.ts';
import { isRepeat, type Names } from './names.ts';
import type { Draft, DraftSection, Outline } from './draft.ts';
import type { Finding, Report } from './report.ts';

/** Answers lie nested by section, so that a turn costs the same in a long script; this holds a section small. */
const stepsInSection = 40;

/** Reports what is against the rules of the house. */
export function checkStructure(outline: Outline, names: Names, report: Report): void {
  checkFile(outline, report);
  for (const section of outline.sections) {
    checkSectionName(section, report);
    checkIds(section, report);
    for (const draft of draftsOf(section)) checkLimits(draft, names, report);
  }
  checkSlots(outline, names, report);
  checkLists(outline, report);
  checkMoves(outline, names, report);
}

function draftsOf(section: DraftSection): readonly Draft[] {
  return section.items.flatMap((item) => (isRepeat(item) ? item.drafts : [item]));
}

function checkFile(outline: Outline, report: Report): void {
  const name = report.source.file
    .split('/')
    .at(-1)!
    .replace(/\.yaml$/, '');
  if (outline.id !== '' && outline.id !== name) {
    const finding = { code: 'id-file' as const, message: `The script "${outline.id}" lies in the file ${name}.yaml.` };
    report.within(['id'], 0, { ...finding, mend: `Write id: ${name}, or give the file another name.` });
  }
  if (outline.sections.length === 0 && outline.id !== '') {
    report.at(['sections'], { code: 'empty', message: 'The script has no sections.', mend: 'Write at least one section with a step.' });
  }
}

/** Names that stand before text keys, or for the choice of a round, and so cannot be a section's. */
const reserved: readonly string[] = [...houseFiles, 'lists', 'each', 'given'];

function checkSectionName({ id, path }: DraftSection, report: Report): void {
  if (!reserved.includes(id)) return;
  report.at(path, { code: 'reserved-id', message: `A section cannot be called "${id}".`, mend: 'Give it another id.' });
}

function checkIds(section: DraftSection, report: Report): void {
  const seen = new Set<string>();
  const ids = section.items.flatMap((item) => [item, ...(isRepeat(item) ? item.drafts : [])]);
  for (const { id, path } of ids) {
    if (seen.has(id)) {
      const mend = 'Ids are used once in a section, also inside a repeat: give one of them another id.';
      report.at(path, { code: 'duplicate-step', message: `"${id}" is in the section "${section.id}" already.`, mend });
    }
    seen.add(id);
  }
  if (ids.length === 0) {
    report.at(section.path, { code: 'empty', message: `The section "${section.id}" has no steps.`, mend: 'Write a step, or take it out.' });
  }
  if (ids.length > stepsInSection) {
    const message = `The section "${section.id}" has ${ids.length} steps, more than ${stepsInSection}.`;
    report.at(section.path, { code: 'too-many-steps', message, mend: 'Make two sections of it.' });
  }
}

function checkLimits(draft: Draft, names: Names, report: Report): void {
  const { raw, path } = draft;
  const bad = (key: string, message: string, mend: string): void => report.at([...path, key], { code: 'limits', message, mend });
  if (raw.ask === 'number' && raw.min > raw.max) bad('min', 'The smallest number is greater than the greatest.', 'Exchange min and max.');
  if (raw.ask === 'date' && raw.past === false && raw.future === false) {
    bad('past', 'Neither days before nor days after today are allowed.', 'Take out one of the two.');
  }
  if (raw.ask !== 'choices') return;
  const ids = typeof raw.options === 'string' ? names.lists.get(raw.options) : undefined;
  const most = ids === undefined ? undefined : ids.length + (raw.other === undefined || raw.other === false ? 0 : 1);
  if (raw.max !== undefined && (raw.min ?? 1) > raw.max)
    bad('max', 'More choices are asked for than are allowed.', 'Make max greater than min.');
  else if (most !== undefined && (raw.min ?? 0) > most) bad('min', `There are only ${most} choices.`, `Make min ${most} at most.`);
}

/** Slots of the plan: known to the sheet, fed once, and one line for each choice where there is a round. */
function checkSlots(outline: Outline, names: Names, report: Report): void {
  const fed = new Map<string, Draft>();
  for (const draft of outline.sections.flatMap(draftsOf)) {
    const slot = draft.raw.plan;
    if (slot === undefined) continue;
    const at = [...draft.path, 'plan'];
    const finding = slotFinding(slot, draft, names);
    if (finding !== undefined) report.within(at, 0, finding);
    const earlier = fed.get(slot);
    // Two steps may share a slot where conditions part them.
    if (earlier !== undefined && earlier.raw.when === undefined && draft.raw.when === undefined) {
      const mend = 'Give one of the two steps another slot, or a condition.';
      report.within(at, 0, { code: 'duplicate-slot', message: `The slot "${slot}" is fed by an earlier step already.`, mend });
    }
    fed.set(slot, draft);
  }
}

function slotFinding(slot: string, draft: Draft, names: Names): Finding | undefined {
  const group = slot.split(/[.[]/, 1)[0]!;
  if (!groups.some((known) => known === group)) {
    return { code: 'plan-slot', message: `The plan has no slot "${group}".`, mend: didYouMean(group, groups) };
  }
  const form = /^[a-z][a-z0-9-]*(\[each\])?(\.[a-z][a-z0-9-]*)*$/;
  if (!form.test(slot)) {
    return { code: 'plan-slot', message: `"${slot}" is no slot.`, mend: 'Write slot, slot.part, slot[each] or slot[each].part.' };
  }
  const kind = names.answers.get(`${draft.section}.${draft.id}`)?.kind;
  const perChoice = draft.loop !== undefined || kind === 'choices';
  if (slot.includes('[each]') && !perChoice) {
    return { code: 'plan-slot', message: `"${slot}" has [each], but there is no round and no several choices.`, mend: 'Take out [each].' };
  }
  if (!slot.includes('[each]') && draft.loop !== undefined) {
    const mend = `Write ${group}[each]${slot.slice(group.length)}, one line for each choice.`;
    return { code: 'plan-slot', message: `"${slot}" is answered once for each round.`, mend };
  }
  return undefined;
}

function checkLists(outline: Outline, report: Report): void {
  const used = new Set<unknown>([
    ...outline.sections.flatMap(draftsOf).map(({ raw }) => ('options' in raw ? raw.options : undefined)),
    ...outline.given.map(({ raw }) => raw.options),
  ]);
  for (const [name, ids] of Object.entries(outline.lists)) {
    const at = ['lists', name];
    if (name === 'offers' || name === 'mentors') {
      report.at(at, { code: 'list-name', message: `"${name}" is the municipality's own list.`, mend: 'Give the list another name.' });
    } else if (!used.has(name)) {
      report.at(at, {
        code: 'unused-list',
        message: `No step offers the list "${name}".`,
        mend: 'Use it as `options:` of a step, or take it out.',
      });
    }
    const seen = new Set<string>();
    for (const [number, id] of ids.entries()) {
      if (seen.has(id))
        report.at([...at, number], { code: 'duplicate-choice', message: `"${id}" is in the list already.`, mend: 'Take it out.' });
      seen.add(id);
      if (id === 'other') {
        const mend = 'Write `other: text` at the step instead.';
        report.at([...at, number], { code: 'list-name', message: '"other" stands for an answer in own words.', mend });
      }
    }
  }
}
