/** Text of a script -> `Script`: every default filled, every name in full, every fault told at once. */
import type { Script, Section, Step } from '../engine/script.ts';
import { inOrder, type Fault } from '../messages/fault.ts';
import { readYaml } from '../messages/source.ts';
import { checkStructure } from './duties.ts';
import { isRepeat, namesOf, type Names } from './names.ts';
import type { DraftSection, Outline } from './draft.ts';
import { readOutline } from './outline.ts';
import { checkReach } from './reach.ts';
import { Report } from './report.ts';
import { shortWayOf } from './short-way.ts';
import { buildGiven, buildRepeat, buildStep, conditionAt, type Building } from './steps.ts';
import { structureHash } from './structure.ts';

/** The script, or all of its faults in the order of the file. */
export type ParsedScript = { readonly ok: true; readonly script: Script } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a script: what comes of it the engine can run. Never throws; on a fault the answer holds all of them, each with its line.
 *
 * @param text what stands in the file
 * @param file its path from the root of the project, for the faults: `dialogs/intake.yaml`
 */
export function parseScript(text: string, file: string): ParsedScript {
  return readScript(text, file, () => undefined);
}

/**
 * Reads a script that people will meet. It is held to more than running: every step can be asked, no question asks for more than it offers,
 * and what repeats a sensitive answer is marked. Each of that needs a script that is sound, and so is told only of one.
 */
export function checkScript(text: string, file: string): ParsedScript {
  return readScript(text, file, checkReach);
}

function readScript(text: string, file: string, more: typeof checkReach): ParsedScript {
  const read = readYaml(file, text);
  if (!read.ok) return { ok: false, faults: inOrder(read.faults) };
  const report = new Report(read.source);
  const outline = readOutline(read.source, report);
  const names = namesOf(outline);
  checkStructure(outline, names, report);
  const short = shortWayOf(outline, names, report);
  const given = outline.given.flatMap((one) => buildGiven(one, { names, report, index: 0 }));
  const sections = buildSections(outline, names, report);
  const way = short === undefined ? {} : { short };
  if (report.faults.length === 0) more({ given, sections, ...way }, outline, report);
  if (report.faults.length > 0) return { ok: false, faults: inOrder(report.faults) };
  const { id, purpose, owner, migrate, expires } = outline;
  const structure = structureHash({ id, sections, given, migrate, ...way });
  const frame = { id, purpose, owner, ...(expires !== undefined && { expires }) };
  return { ok: true, script: { ...frame, given, sections, ...way, migrate, structure } };
}

function buildSections(outline: Outline, names: Names, report: Report): readonly Section[] {
  let index = 0;
  return outline.sections.map((section) => {
    const built = buildSection(section, { names, report, index });
    index += section.items.reduce((sum, item) => sum + (isRepeat(item) ? item.drafts.length : 1), 0);
    return built;
  });
}

function buildSection(section: DraftSection, start: Building): Section {
  const from = { section: section.id, index: start.index };
  const when = conditionAt(section.when, section.path, { ...start, from });
  let { index } = start;
  const steps = section.items.flatMap((item): readonly Step[] => {
    const building = { ...start, index };
    index += isRepeat(item) ? item.drafts.length : 1;
    return isRepeat(item) ? buildRepeat(item, building) : buildStep(item, building);
  });
  const { id, minutes, intro, short } = section;
  return {
    id,
    minutes,
    ...(intro === true && { intro }),
    ...(short !== undefined && { short }),
    ...(when !== undefined && { when }),
    steps,
  };
}
