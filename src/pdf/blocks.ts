/** What a line says, as boxes: own words, choices, and what stands beside them. */
import type { Block, ChangeBlock, SheetEntry } from '../paper/sheet.ts';
import { framed, space, spaced, stack, type Box } from './boxes.ts';
import { colors } from './draw.ts';
import type { Piece } from './type.ts';
import type { Manner, Writer } from './write.ts';

const blue: Manner = { color: colors.own, weight: 500 };
const quiet: Manner = { color: colors.quiet, leading: 1.34 };

/** How the words of a section are written, where it is in another way than the rest. */
export interface Own extends Manner {
  readonly bar?: 'bar' | 'thick-bar' | 'none';
}

/** Lines one under the other, each with its heading of the given level. */
export function entryBoxes(
  writer: Writer,
  entries: readonly SheetEntry[],
  width: number,
  how: { readonly level: 'H3' | 'H4'; readonly own?: Own },
): Box {
  const gap = writer.size * 0.45;
  const boxes = entries.map(({ heading, blocks }) => {
    const head = heading === undefined ? [] : [writer.text(heading, width, how.level, quiet)];
    return stack([...head, ...blockBoxes(writer, blocks, width, how.own)]);
  });
  return stack(spaced(boxes, gap));
}

/** What one line says, and what belongs to it. */
export function blockBoxes(writer: Writer, blocks: readonly Block[], width: number, own: Own = {}): readonly Box[] {
  return blocks.flatMap((block) => blockBox(writer, block, width, own));
}

function blockBox(writer: Writer, block: Block, width: number, own: Own): readonly Box[] {
  switch (block.kind) {
    case 'quote':
      return [writer.quote(block.text, width, own), ...noteBox(writer, block.note, width)];
    case 'chosen':
      return [writer.text(block.text, width, 'P', { ...blue, direction: 'auto' })];
    case 'scale':
      return [writer.text(block.text, width, 'P', blue), ...noteBox(writer, block.note, width)];
    case 'plain':
      return [writer.text(block.text, width, 'P', { ...(block.quiet ? quiet : { weight: 600 }), direction: 'auto' })];
    case 'fact':
      return [factBox(writer, block, width)];
    case 'idea':
      return [ideaBox(writer, block, width)];
    case 'change':
      return [space(writer.size * 0.35), changeBox(writer, block, width)];
    default:
      return block satisfies never;
  }
}

function noteBox(writer: Writer, note: string | undefined, width: number): readonly Box[] {
  return note === undefined ? [] : [writer.text(note, width, 'P', quiet)];
}

function factBox(writer: Writer, { label, text, own }: Extract<Block, { kind: 'fact' }>, width: number): Box {
  const said = writer.piece(text, own ? blue : quiet);
  return writer.paragraph([writer.piece(`${label} `, quiet), { ...said, apart: 'auto' }], width, { tag: { role: 'P' }, leading: 1.34 });
}

function ideaBox(writer: Writer, { label, text }: Extract<Block, { kind: 'idea' }>, width: number): Box {
  const side = writer.size * 0.8;
  const inside = width - 2 * side;
  const words = stack([writer.text(label, inside, 'P', { weight: 600, ...quiet }), writer.text(text, inside, 'P', { direction: 'auto' })]);
  return framed(words, 'dashed', { start: side, end: side, top: side * 0.5, bottom: side * 0.5 });
}

/** Before, now, why and the answer, in one paragraph; own words to it below. */
function changeBox(writer: Writer, { fields, answer, comment }: ChangeBlock, width: number): Box {
  const side = writer.size * 0.8;
  const inside = width - 2 * side;
  const pieces = fields.flatMap(({ label, text, own }): readonly Piece[] => [
    writer.piece(`${label} `, { weight: 600 }),
    ...(text === '' ? [] : [{ ...writer.piece(ended(text), own ? blue : {}), apart: 'auto' } as const, writer.piece(' ')]),
  ]);
  const said = answer === undefined ? [] : [writer.piece(answer, { weight: 600 })];
  const told = writer.paragraph([...pieces, ...said], inside, { tag: { role: 'P' }, leading: 1.4 });
  const words = comment === undefined ? [] : [space(writer.size * 0.3), writer.quote(comment, inside)];
  return framed(stack([told, ...words]), 'outline', { start: side, end: side, top: side * 0.5, bottom: side * 0.6 }, { role: 'Div' });
}

/** With a full stop, where the sentence has none. */
function ended(text: string): string {
  const trimmed = text.trim();
  return /[.!?\u061f\u2026]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
