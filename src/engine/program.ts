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
  /** The conditions of section, loop and step; all must hold. First that of the whole way, where the short one leaves the step out. */
  readonly when: readonly Condition[];
  /** The answer is sensitive, or the wording repeats one that is: nothing of the step goes out on channels that are not for such content. */
  readonly sensitive: boolean;
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
  /** For each section with a condition of its own, an entry that is on the path just when the section is. */
  readonly gates: ReadonlyMap<Section, ProgramEntry>;
  /** True where an answer has a place on the sheet of the plan. */
  readonly feedsPlan: boolean;
}

/** Flattens a script that `scripts/parse` has checked. */
export function compile(script: Script): Program {
  const entries: ProgramEntry[] = [];
  const byText = new Map<string, ProgramEntry>();
  const { short } = script;
  const add = (one: Unplaced): void => {
    const repeated = [...one.shown, ...(one.repeat === undefined ? [] : [one.repeat.over])];
    const sensitive = one.step.sensitive || repeated.some((key) => byText.get(key)?.sensitive === true);
    const { shown: _shown, ...rest } = one;
    const left = short !== undefined && one.step.short === undefined && byText.has(short.step);
    const when = left ? [short.whole, ...one.when] : one.when;
    const placed: ProgramEntry = { ...rest, when, index: entries.length, sensitive };
    entries.push(placed);
    byText.set(placed.text, placed);
  };
  const brought: Section = { id: 'given', minutes: 0, steps: script.given };
  for (const step of script.given) add(entry(brought, step, []));
  for (const section of script.sections) {
    const outer = section.when === undefined ? [] : [section.when];
    for (const step of section.steps) {
      if (step.ask === 'repeat') for (const one of loopOf(entries.length, section, step)) add(one);
      else add(entry(section, step, outer));
    }
  }
  return {
    entries,
    byText,
    sections: script.sections,
    fixedSections: script.sections.every((section) => section.when === undefined),
    gates: gatesOf(entries),
    feedsPlan: entries.some(({ step }) => step.plan !== undefined),
  };
}

function gatesOf(entries: readonly ProgramEntry[]): ReadonlyMap<Section, ProgramEntry> {
  const gates = new Map<Section, ProgramEntry>();
  for (const entry of entries) {
    const { section } = entry;
    // An entry of its own, with a place of its own after all others.
    const index = entries.length + gates.size;
    if (section.when !== undefined && !gates.has(section)) gates.set(section, { ...entry, index, when: [section.when] });
  }
  return gates;
}

/** An entry before its place is known. `shown`: text keys of the answers that its wording repeats. */
type Unplaced = Omit<ProgramEntry, 'index' | 'sensitive'> & { readonly shown: readonly string[] };

function loopOf(first: number, section: Section, step: RepeatStep): readonly Unplaced[] {
  const body = step.steps.filter((inner) => inner.ask !== 'repeat');
  const repeat = { id: step.id, over: step.over, max: step.max, first, last: first + body.length - 1 };
  const outer = [section.when, step.when].filter((when) => when !== undefined);
  return body.map((inner) => ({ ...entry(section, inner, outer), repeat }));
}

function entry(section: Section, step: Exclude<Step, RepeatStep>, outer: readonly Condition[]): Unplaced {
  const filter = 'options' in step && step.options?.from === 'answers' ? [step.options.of] : [];
  const shown = [...Object.values(step.shows), ...filter];
  return {
    section,
    step,
    text: `${section.id}.${step.id}`,
    when: step.when === undefined ? outer : [...outer, step.when],
    needs: [...new Set([...step.needs, ...shown])],
    shown,
  };
}
