/** Setting text: letters to files, words to lines, and each line in the order in which it is seen, also where two directions meet. */
import * as bidiModule from 'bidi-js';
import type { FontBook, Weight } from './fonts.ts';

/** The types of the package speak of `export =`; what runs has a default export. */
const bidi = (bidiModule as unknown as { readonly default: () => bidiModule.Bidi }).default();

/** How text is drawn. `size` in points, `color` as `#rrggbb`. */
export interface Style {
  readonly weight: Weight;
  readonly size: number;
  readonly color: string;
}
/** A piece of a paragraph in one style. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Its direction is its own, and moves nothing around it: somebody's words in a sentence, a telephone number. */
  readonly apart?: 'auto' | 'ltr';
}
/** A stretch of a line that is drawn in one go. Without a file it is letters that no file has: an empty box each. */
export interface Run {
  readonly text: string;
  readonly file?: string;
  readonly style: Style;
  readonly width: number;
}
/** A set line. `runs` as they are seen from left to right. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
  /** What is seen is not what is read: another order, another sign, or a letter that is missing. */
  readonly other: boolean;
  /** A letter was missing. */
  readonly missing: boolean;
}

/** One letter as it is seen, with the marks on it. */
interface Letter {
  readonly text: string;
  readonly style: Style;
  readonly file?: string;
  readonly level: number;
  /** Another sign is drawn for it. */
  readonly alike?: true;
}

/** The apostrophe of Ukrainian is as wide as a letter in these files; the quotation mark that looks like it is not. */
const lookalikes: Readonly<Record<string, string>> = { '\u02bc': '\u2019' };

/** Where the lines go. `hang`: what every line but the first is set in. */
export interface Measure {
  readonly width: number;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  readonly hang?: number;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const unseen = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;

/** Text as it can be set: composed, without what nobody sees, blanks as spaces. Line breaks are kept. */
export function settable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(unseen, '')
    .replaceAll(/[^\S\n]|(?!\n)\p{Cc}/gu, ' ');
}

/** Sets pieces of text as lines. A line break in the text is one on the paper. */
export function setLines(fonts: FontBook, pieces: readonly Piece[], measure: Measure): readonly Line[] {
  const paragraphs: Piece[][] = [[]];
  for (const { text, ...rest } of pieces) {
    for (const [index, part] of settable(text).split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...rest, text: part });
    }
  }
  let first = true;
  return paragraphs.flatMap((paragraph) => {
    const lines = broken(fonts, lettersOf(fonts, paragraph, measure.direction), {
      ...measure,
      hang: first ? 0 : (measure.hang ?? 0),
      rest: measure.hang ?? 0,
    });
    first = false;
    return lines.map((line) => lineOf(fonts, line));
  });
}

function lettersOf(fonts: FontBook, pieces: readonly Piece[], direction: Measure['direction']): readonly Letter[] {
  const whole = pieces.map(isolated).join('');
  const { levels } = bidi.getEmbeddingLevels(whole, direction === 'auto' ? undefined : direction);
  const found: Letter[] = [];
  let offset = 0;
  let before: string | undefined;
  for (const piece of pieces) {
    const { text, style } = piece;
    const within = offset + (piece.apart === undefined ? 0 : 1);
    for (const { segment, index } of letters.segment(text)) {
      const seen = lookalikes[segment];
      const file = fonts.fileOf(seen ?? segment, style.weight, before);
      before = file;
      const letter = { text: seen ?? segment, style, level: levels[within + index] ?? 0 };
      found.push({ ...letter, ...(file !== undefined && { file }), ...(seen !== undefined && { alike: true as const }) });
    }
    offset += isolated(piece).length;
  }
  return found;
}

/** With the marks of the bidirectional algorithm around what stands apart. They are never drawn. */
function isolated({ text, apart }: Piece): string {
  if (apart === undefined) return text;
  return `${apart === 'ltr' ? '\u2066' : '\u2068'}${text}\u2069`;
}

type Breaking = Measure & { readonly hang: number; readonly rest: number };

/** Letters line by line. A word that is wider than the line is broken where the line ends. */
function broken(fonts: FontBook, all: readonly Letter[], { width, hang, rest }: Breaking): readonly (readonly Letter[])[] {
  const lines: Letter[][] = [[]];
  let room = width - hang;
  const next = (): void => {
    lines.push([]);
    room = width - rest;
  };
  for (const word of wordsOf(all)) {
    const needed = widthOf(fonts, trimmed(word));
    if (needed > room && lines.at(-1)?.length !== 0) next();
    if (needed <= room) {
      lines.at(-1)?.push(...word);
      room -= widthOf(fonts, word);
      continue;
    }
    for (const letter of word) {
      const wide = widthOf(fonts, [letter]);
      if (wide > room && lines.at(-1)?.length !== 0 && letter.text !== ' ') next();
      lines.at(-1)?.push(letter);
      room -= wide;
    }
  }
  return lines;
}

/** Each word with the spaces after it. */
function wordsOf(all: readonly Letter[]): readonly (readonly Letter[])[] {
  const words: Letter[][] = [];
  for (const [index, letter] of all.entries()) {
    const before = all[index - 1]?.text;
    const starts = before === undefined || ((before === ' ' || before === '-' || before === '/') && letter.text !== ' ');
    if (starts) words.push([letter]);
    else words.at(-1)?.push(letter);
  }
  return words;
}

function trimmed(line: readonly Letter[]): readonly Letter[] {
  return line.slice(0, line.findLastIndex(({ text }) => text !== ' ') + 1);
}

function widthOf(fonts: FontBook, line: readonly Letter[]): number {
  return runsOf(fonts, line).reduce((sum, { run }) => sum + run.width, 0);
}

/** The line as it is seen. A space at its end is drawn too, so that what is read out of it has its words apart. */
function lineOf(fonts: FontBook, all: readonly Letter[]): Line {
  const line = trimmed(all);
  const runs = reordered(runsOf(fonts, line));
  const turned = line.some(({ level }) => level % 2 === 1);
  const missing = line.some(({ file }) => file === undefined);
  const other = turned || missing || line.some(({ alike }) => alike === true);
  const space = line.length < all.length ? ' ' : '';
  const last = runs.at(-1);
  const spaced = space !== '' && !turned && last?.file !== undefined ? [...runs.slice(0, -1), { ...last, text: `${last.text} ` }] : runs;
  return { runs: spaced, width: runs.reduce((sum, { width }) => sum + width, 0), other, missing };
}

interface Levelled {
  readonly run: Run;
  readonly level: number;
}

/** Neighbours of one file, style and level together, in the order in which they are read. */
function runsOf(fonts: FontBook, line: readonly Letter[]): readonly Levelled[] {
  const groups: Letter[][] = [];
  for (const letter of line) {
    const before = groups.at(-1)?.at(-1);
    const joins = before !== undefined && before.file === letter.file && before.style === letter.style && before.level === letter.level;
    if (joins) groups.at(-1)?.push(letter);
    else groups.push([letter]);
  }
  return groups.map((group) => runOf(fonts, group));
}

const nothing: Letter = { text: '', style: { weight: 400, size: 0, color: '' }, level: 0 };

function runOf(fonts: FontBook, group: readonly Letter[]): Levelled {
  const { file, style, level } = group[0] ?? nothing;
  const read = group.map(({ text }) => text);
  if (file === undefined) return { run: { text: read.join(''), style, width: read.length * boxWidth(style) }, level };
  const rtl = level % 2 === 1;
  const seen = rtl ? read.map((text) => bidi.getMirroredCharacter(text) ?? text) : read;
  // The library turns a text round by its letters; what it would set the other way is turned round for it beforehand.
  const kept = (fonts.directionOf(seen.join(''), file) === 'rtl') === rtl || seen.length === 1;
  const text = (kept ? seen : seen.toReversed()).join('');
  return { run: { text, file, style, width: fonts.widthOf(text, file, style.size) }, level };
}

/** Width of the box that stands for a missing letter. */
export function boxWidth({ size }: Style): number {
  return size * 0.72;
}

/** The rule L2 of the bidirectional algorithm, on runs: from the highest level down to 1, what has it or more is turned round. */
function reordered(runs: readonly Levelled[]): readonly Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if ((order[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((order[end + 1]?.level ?? -1) >= level) end += 1;
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).toReversed());
      start = end;
    }
  }
  return order.map(({ run }) => run);
}
