/** The lines of a plan in the sections of the sheet, in the order that never changes. */
import { groups, type Group } from '../plan/document.ts';
import type { LineView } from '../plan/view.ts';
import { blocksOf, type Say } from './lines.ts';
import type { Block, Offer, Pair, Section, SheetEntry } from './sheet.ts';

/** Lines about one choice: `head` names it. */
interface Part {
  readonly each?: string;
  readonly head?: LineView;
  readonly lines: readonly LineView[];
}

/** Sections that have a line. `heading` gives that of a group. */
export function sectionsOf(lines: readonly LineView[], heading: (group: Group) => string, say: Say): readonly Section[] {
  return groups.flatMap((group) => {
    const own = lines.filter((line) => line.group === group);
    return own.length === 0 ? [] : [sectionOf(group, heading(group), own, say)];
  });
}

function sectionOf(group: Group, heading: string, lines: readonly LineView[], say: Say): Section {
  const parts = partsOf(lines);
  const all = parts.flatMap((part) => (part.head === undefined ? part.lines : [part.head, ...part.lines]));
  switch (group) {
    case 'job-goal':
      return { kind: 'job-goal', group, heading, entries: all.map((line, index) => entryOf(line, say, index > 0)) };
    case 'step':
      return { kind: 'step', group, heading, entries: all.map((line, index) => entryOf(line, say, index > 0)) };
    case 'barrier':
      return { kind: 'barriers', group, heading, pairs: parts.map((part) => pairOf(part, say)) };
    case 'offer':
      return offersOf(heading, parts, say);
    case 'goal':
    case 'strength':
    case 'health':
    case 'contact':
    case 'mentor':
      return { kind: 'lines', group, heading, entries: all.map((line) => entryOf(line, say, all.length > 1 && line.heading !== heading)) };
    default:
      return group satisfies never;
  }
}

function entryOf(line: LineView, say: Say, headed: boolean): SheetEntry {
  const blocks = blocksOf(line, say);
  if (!headed) return { blocks };
  const [first, ...more] = blocks;
  const fact = first === undefined ? undefined : factOf(`${line.heading}:`, first);
  return fact === undefined ? { heading: line.heading, blocks } : { blocks: [fact, ...more] };
}

/** A heading and a few words take one line together. */
function factOf(label: string, block: Block): Block | undefined {
  const short = 'text' in block && label.length + block.text.length <= 60;
  if (block.kind === 'scale') return block.note === undefined && short ? { kind: 'fact', label, text: block.text, own: true } : undefined;
  if (block.kind === 'chosen') return short ? { kind: 'fact', label, text: block.text, own: true } : undefined;
  return block.kind === 'plain' && block.quiet && short ? { kind: 'fact', label, text: block.text, own: false } : undefined;
}

/** What comes up to the weight is on one side, what helps on the other. */
function pairOf({ head, lines }: Part, say: Say): Pair {
  const weight = lines.findIndex((line) => line.scale !== undefined);
  // Own words right beside the name of the barrier say what they are about.
  const own = lines.map((line) => ({ ...line, heading: withoutName(line.heading, head) }));
  const entries = own.map((line, index) => entryOf(line, say, head === undefined || index > 0 || line.quote === undefined));
  return { name: head === undefined ? [] : blocksOf(head, say), left: entries.slice(0, weight + 1), right: entries.slice(weight + 1) };
}

/** "Søvn: det har hjulpet før" is "Det har hjulpet før" beside the name of the barrier. */
function withoutName(heading: string, head: LineView | undefined): string {
  const name = `${head?.quote ?? head?.text ?? ''}: `;
  if (name === ': ' || !heading.startsWith(name)) return heading;
  const rest = heading.slice(name.length);
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

function offersOf(heading: string, parts: readonly Part[], say: Say): Section {
  const offers = parts.flatMap(({ head, lines }): readonly Offer[] => {
    if (head === undefined) return [];
    const entries = lines.map((line) => entryOf(line, say, true));
    return [{ ...(head.order !== undefined && { order: head.order }), blocks: blocksOf(head, say), entries }];
  });
  const rest = parts.filter(({ head }) => head === undefined).flatMap(({ lines }) => lines);
  const entries = rest.map((line) => entryOf(line, say, offers.length > 0 || rest.length > 1));
  const ordered = offers.filter(({ order }) => order !== undefined).length > 1;
  return { kind: 'offers', group: 'offer', heading, ...(ordered && { note: say('in-order') }), offers, entries };
}

/** `barrier[sleep].weight` is about `sleep`, and `barrier[sleep]` is the line that names it. */
function partsOf(lines: readonly LineView[]): readonly Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const found = /\[([^\]]+)\](\..+)?$/.exec(line.id);
    const each = found?.[1];
    const at = each === undefined ? -1 : parts.findIndex((part) => part.each === each);
    const part: Part = parts[at] ?? { lines: [], ...(each !== undefined && { each }) };
    const names = each !== undefined && found?.[2] === undefined;
    const grown = names ? { ...part, head: line } : { ...part, lines: [...part.lines, line] };
    if (at < 0) parts.push(grown);
    else parts[at] = grown;
  }
  const order = ({ head }: Part): number => head?.order ?? Number.MAX_SAFE_INTEGER;
  return parts.toSorted((a, b) => order(a) - order(b));
}
