/** Paragraphs of the sheet as boxes, in its few styles. */
import { framed, row, space, spaced, stack, type Box, type Tag } from './boxes.ts';
import { colors } from './draw.ts';
import type { FontBook, Weight } from './fonts.ts';
import { withNumbers } from '../paper/sheet.ts';
import { setLines, settable, type Line, type Measure, type Piece, type Style } from './type.ts';

/** How something is written: times the size of the text, weight, colour, and the height of a line times its size. */
export interface Manner {
  readonly times?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly leading?: number;
}

/** The sheet's handwriting at one size of text. */
export class Writer {
  readonly fonts: FontBook;
  /** Size of the text in points. */
  readonly size: number;
  readonly direction: 'ltr' | 'rtl';
  readonly marks: readonly [string, string];
  /** Whether a letter was written that there is none for. */
  missing = false;

  constructor(
    fonts: FontBook,
    sheet: { readonly size: number; readonly direction: 'ltr' | 'rtl'; readonly marks: readonly [string, string] },
  ) {
    this.fonts = fonts;
    this.size = sheet.size;
    this.direction = sheet.direction;
    this.marks = sheet.marks;
  }

  /** A piece in one manner. */
  piece(text: string, manner: Manner = {}): Piece {
    return { text, style: this.#styleOf(manner) };
  }

  /** A paragraph. `direction`: that of the sheet unless the words are somebody's own. */
  paragraph(
    pieces: readonly Piece[],
    width: number,
    how: { readonly tag: Tag; readonly leading?: number; readonly direction?: Measure['direction']; readonly hang?: number },
  ): Box {
    const told = pieces.flatMap(apartNumbers);
    const lines = setLines(this.fonts, told, { width, direction: how.direction ?? this.direction, hang: how.hang ?? 0 });
    this.missing ||= lines.some(({ missing }) => missing);
    const other = lines.some((line) => line.other);
    const size = Math.max(...pieces.map(({ style }) => style.size));
    const height = size * (how.leading ?? 1.38);
    return stack(
      lines.map((line, index) => ({ kind: 'line', height, line, size, indent: index === 0 ? 0 : (how.hang ?? 0) })),
      other && how.tag.link === undefined ? { ...how.tag, actual: settable(pieces.map(({ text }) => text).join('')) } : how.tag,
    );
  }

  /** Text of one manner. */
  text(text: string, width: number, role: string, manner: Manner & { readonly direction?: Measure['direction'] } = {}): Box {
    const { leading, direction } = manner;
    return this.paragraph([this.piece(text, manner)], width, {
      tag: { role },
      ...(leading !== undefined && { leading }),
      ...(direction !== undefined && { direction }),
    });
  }

  /** Own words: blue, in quotation marks, with a bar. They keep their own direction. */
  quote(text: string, width: number, manner: Manner & { readonly bar?: 'bar' | 'thick-bar' | 'none' } = {}): Box {
    const { bar = 'bar', leading = 1.32, ...rest } = manner;
    const inset = bar === 'none' ? 0 : this.size * 0.75;
    const own = this.piece(`${this.marks[0]}${text.trim()}${this.marks[1]}`, { times: 1.04, weight: 500, color: colors.own, ...rest });
    const hang = this.#hangOf(text, own.style);
    const tag: Tag = { role: 'P' };
    const words = this.paragraph([own], width - inset, { tag, leading, direction: directionOf(text), hang });
    return framed(words, bar, { start: inset, end: 0, top: 0, bottom: 0 }, { role: 'BlockQuote' });
  }

  /** One line that is drawn outside the document: the number of the page. */
  aside(text: string, manner: Manner): Line | undefined {
    return setLines(this.fonts, [this.piece(text, manner)], { width: 300, direction: this.direction })[0];
  }

  /** Later lines stand under the words and not under the mark; where the words run the other way, there is no such side. */
  #hangOf(text: string, style: Style): number {
    if ((directionOf(text) === 'rtl') !== (this.direction === 'rtl')) return 0;
    const file = this.fonts.fileOf(this.marks[0], style.weight, undefined);
    return file === undefined ? 0 : this.fonts.widthOf(this.marks[0], file, style.size);
  }

  #styleOf({ times = 1, weight = 400, color = colors.ink }: Manner): Style {
    return { size: this.size * times, weight, color };
  }
}

/** Telephone numbers keep their order within a piece of text. */
function apartNumbers(piece: Piece): readonly Piece[] {
  const parts = withNumbers(piece.text);
  if (parts.length < 2) return [piece];
  // Pieces of one text that stands apart are not told apart from one another, save for the numbers.
  return parts.map(({ text, number }) => ({ ...piece, text, ...(number && { apart: 'ltr' as const }) }));
}

/** The direction of somebody's words: that of their first letter. */
function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first) ? 'rtl' : 'ltr';
}

/** Two columns, and the gap between them; a single one takes the whole width. */
export function columns(
  left: (width: number) => Box,
  right: (width: number) => Box,
  { width, gap }: { readonly width: number; readonly gap: number },
  tag?: Tag,
): Box {
  const half = (width - gap) / 2;
  return row(
    [
      { x: 0, width: half, box: left(half) },
      { x: half + gap, width: half, box: right(half) },
    ],
    tag,
  );
}

export { space, spaced };
