/** A script flattened: what the cursor points into. Made once by `prepare()`. */
import type { Condition, RepeatStep, Script, Section, Step } from './script.ts';

/** A step that is asked, with all that the path needs to know of its place. */
export interface ProgramEntry {
  readonly index: number;
  readonly section: Section;
  readonly step: Exclude<Step, RepeatStep>;
  /** Text key, `barriers.weight`. */
  readonly text: string;
  /** The loop that the step stands in. */
  readonly repeat?: Loop;
  /** The conditions of section, loop and step; all must hold. */
  readonly when: readonly Condition[];
  /** Text keys of the answers that this one depends on (needs, shown answers, option filter). */
  readonly needs: readonly string[];
}

/** A repeat: the range of its body in the program. */
export interface Loop {
  readonly id: string;
  /** Text key of the `choices` step it goes over. */
  readonly over: string;
  readonly max: number;
  readonly first: number;
  readonly last: number;
}

/** The steps in the order of the script, silent ones too, each loop's body once. `byText` finds a step by `<section>.<step>`. */
export interface Program {
  readonly entries: readonly ProgramEntry[];
  readonly byText: ReadonlyMap<string, ProgramEntry>;
  readonly sections: readonly Section[];
  /** True when no section has a condition, so that the parts of parts are the same for all. */
  readonly fixedSections: boolean;
}

/** Flattens a script that `scripts/parse` has checked. */
export function compile(script: Script): Program {
  const entries: ProgramEntry[] = [];
  for (const section of script.sections) {
    const outer = section.when === undefined ? [] : [section.when];
    for (const step of section.steps) {
      if (step.ask === 'repeat') addLoop(entries, section, step);
      else entries.push(entry(entries.length, section, step, outer));
    }
  }
  return {
    entries,
    byText: new Map(entries.map((one) => [one.text, one])),
    sections: script.sections,
    fixedSections: script.sections.every((section) => section.when === undefined),
  };
}

function addLoop(entries: ProgramEntry[], section: Section, step: RepeatStep): void {
  const body = step.steps.filter((inner) => inner.ask !== 'repeat');
  const loop = { id: step.id, over: step.over, max: step.max, first: entries.length, last: entries.length + body.length - 1 };
  const outer = [section.when, step.when].filter((when) => when !== undefined);
  for (const inner of body) entries.push({ ...entry(entries.length, section, inner, outer), repeat: loop });
}

function entry(index: number, section: Section, step: Exclude<Step, RepeatStep>, outer: readonly Condition[]): ProgramEntry {
  const filter = 'options' in step && step.options.from === 'answers' ? [step.options.of] : [];
  return {
    index,
    section,
    step,
    text: `${section.id}.${step.id}`,
    when: step.when === undefined ? outer : [...outer, step.when],
    needs: [...new Set([...step.needs, ...Object.values(step.shows), ...filter])],
  };
}
