/** The plan's lines in the parts of the sheet. Pure. */
import type { CitizenPlan, LineView } from '../../../review/views.ts';

/** What belongs together: one barrier with its own words, weight and what helped; or lines that stand alone. */
export interface Part {
  /** The choice it is about, `sleep`; absent for lines that are about none. */
  readonly each?: string;
  /** The line that names the choice, where there is one: its text is the heading of the part. */
  readonly head?: LineView;
  readonly lines: readonly LineView[];
}
/**
 * One group of the sheet under its heading, which is in the citizen's language. It has at least one part; parts with a place in the
 * citizen's order come first.
 */
export interface SheetSection {
  readonly group: LineView['group'];
  readonly heading: string;
  readonly parts: readonly Part[];
}

/** `barrier[sleep].weight` is about `sleep`, and `barrier[sleep]` is the line that names it. */
export function choiceOf(id: string): { readonly each?: string; readonly names: boolean } {
  const found = /\[([^\]]+)\](\..+)?$/.exec(id);
  if (found?.[1] === undefined) return { names: false };
  return { each: found[1], names: found[2] === undefined };
}

/** Sections in the order of the sheet, without those that have no line. */
export function sectionsOf(plan: Pick<CitizenPlan, 'lines' | 'groups'>): readonly SheetSection[] {
  return plan.groups
    .map(({ group, heading }) => ({ group, heading, parts: partsOf(plan.lines.filter((line) => line.group === group)) }))
    .filter((section) => section.parts.length > 0);
}

function partsOf(lines: readonly LineView[]): readonly Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const { each, names } = choiceOf(line.id);
    const at = each === undefined ? -1 : parts.findIndex((part) => part.each === each);
    const part: Part = parts[at] ?? (each === undefined ? { lines: [] } : { each, lines: [] });
    const grown = names ? { ...part, head: line } : { ...part, lines: [...part.lines, line] };
    if (at < 0) parts.push(grown);
    else parts[at] = grown;
  }
  const order = (part: Part): number => part.head?.order ?? Number.MAX_SAFE_INTEGER;
  return parts.toSorted((a, b) => order(a) - order(b));
}

/** Changed lines that the citizen has not answered yet. */
export function unanswered(plan: Pick<CitizenPlan, 'lines'>): readonly LineView[] {
  return plan.lines.filter((line) => line.change?.agreement === 'unanswered');
}

/** Id of the line's element on the page. */
export function anchorOf(line: Pick<LineView, 'id'>): string {
  return `line-${line.id.replaceAll(/[^a-z0-9-]/gi, '-')}`;
}
