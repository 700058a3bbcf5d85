/** The short way of a script: that it can be taken, sent, and widened again by changing one answer. */
import { written } from '../engine/condition.ts';
import type { ShortWay } from '../engine/script.ts';
import { ways } from '../engine/short-way.ts';
import type { Path } from '../messages/source.ts';
import type { Draft, DraftSection, Outline } from './draft.ts';
import { isRepeat, type Names } from './names.ts';
import type { Report } from './report.ts';
import { toldBy } from './steps.ts';

/** Where a fault lies, what it is and what to do. */
type Told = (path: Path, message: string, mend: string) => void;

/** The short way, where the script has one; what is wrong with it is reported. */
export function shortWayOf(outline: Outline, names: Names, report: Report): ShortWay | undefined {
  const told: Told = (path, message, mend) => report.at(path, { code: 'short-way', message, mend });
  const marked = outline.sections.flatMap(draftsOf).filter(({ raw }) => raw.short !== undefined);
  const { short: step } = outline;
  if (step === undefined) {
    const mend = 'Name the question of which way to take at the top, short: welcome.way, or take this out.';
    for (const draft of marked) told([...draft.path, 'short'], `"${draft.id}" is part of a short way, and there is none.`, mend);
    return undefined;
  }
  if (!isAskedOfAll(step, outline, { names, told })) return undefined;
  for (const draft of marked) checkMarked(draft, step, { names, told });
  for (const section of outline.sections) checkMinutes(section, told);
  for (const draft of outline.sections.flatMap(draftsOf)) checkTold(draft, outline, { names, told });
  if (!marked.some(({ raw }) => raw.ask === 'summary')) {
    told(['short'], 'The short way has no summary, so that it could never be sent.', 'Mark the step with `ask: summary` too: short: true.');
  }
  return { step, whole: { source: `!answered(${written(step)}) || ${written(step)} != "${ways.short}"`, reads: [step] } };
}

interface Checking {
  readonly names: Names;
  readonly told: Told;
}

function draftsOf({ items }: DraftSection): readonly Draft[] {
  return items.flatMap((item) => (isRepeat(item) ? item.drafts : [item]));
}

/** The question is a choice of both ways that everybody meets: by changing it the whole way stays within reach of whoever took the short one. */
function isAskedOfAll(step: string, { sections }: Outline, { names, told }: Checking): boolean {
  const known = names.answers.get(step);
  const section = sections.find((one) => draftsOf(one).some((draft) => `${one.id}.${draft.id}` === step));
  const draft = section && draftsOf(section).find(({ id }) => `${section.id}.${id}` === step);
  if (known?.kind === 'broken') return false;
  const choice = known?.kind === 'choice' && Object.values(ways).every((way) => known.ids?.includes(way) === true);
  if (!choice) {
    const mend = `Name a step with \`ask: choice\` and a list that has "${ways.short}" and "${ways.whole}".`;
    told(['short'], `"${step}" is no choice of the short way and the whole.`, mend);
    return false;
  }
  if (draft?.raw.when === undefined && section?.when === undefined && draft?.loop === undefined) return true;
  told(['short'], `"${step}" is not asked of everybody, so that the way could not always be changed.`, 'Ask it without a condition.');
  return false;
}

function checkMarked({ raw, path, id, section, loop }: Draft, step: string, { names, told }: Checking): void {
  const at = [...path, 'short'];
  const index = names.answers.get(`${section}.${id}`)?.index ?? 0;
  if (index <= (names.answers.get(step)?.index ?? -1)) {
    told(at, `"${id}" is asked before the way is chosen, and so on both.`, 'Take it out.');
  } else if (loop !== undefined) told(at, `"${id}" stands in a repeat, which the short way has no part of.`, 'Take it out.');
  else if (raw.short === 'one' && raw.ask !== 'choices') {
    told(at, `"${id}" asks for no several choices, of which one could be asked for.`, 'Write short: true.');
  }
}

/** What a section takes on the short way is told to the citizen, so it must be known; and only there. */
function checkMinutes(section: DraftSection, told: Told): void {
  const has = draftsOf(section).some(({ raw }) => raw.short !== undefined);
  if (has === (section.short !== undefined) || section.intro === true) return;
  if (has)
    told(section.path, `The section "${section.id}" has a part of the short way, and its minutes there are not said.`, 'Write short: 1.');
  else told([...section.path, 'short'], `The section "${section.id}" has no part of the short way.`, 'Take the minutes out.');
}

/** What an answer says of another question is an answer to it, and one that the short way leaves out. */
function checkTold(draft: Draft, outline: Outline, { names, told }: Checking): void {
  const drafts = outline.sections.flatMap(draftsOf);
  for (const [key, value] of Object.entries(toldBy(draft))) {
    const other = drafts.find(({ section, id }) => `${section}.${id}` === key);
    const known = names.answers.get(key);
    const isOne = (known?.kind === 'yes-no' || known?.kind === 'choice') && known.ids?.includes(value) === true;
    // What stands on the plan was said by the citizen.
    const isPlain = other !== undefined && other.loop === undefined && other.raw.plan === undefined;
    const isLeftOut = isPlain && other.raw.short === undefined && key !== outline.short;
    const isAsked = draft.raw.short !== undefined || `${draft.section}.${draft.id}` === outline.short;
    if (known?.kind === 'broken' || (isOne && isLeftOut && isAsked)) continue;
    const mend = 'Write step: "answer" of a choice or a yes-no that feeds no plan and is no part of the short way, at a step that is.';
    told([...draft.path, 'tells'], `"${draft.id}" cannot answer "${key}" with "${value}".`, mend);
  }
}
