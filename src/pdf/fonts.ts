/**
 * The letters of the PDF: IBM Plex Sans in one file per script and weight, read once. A letter is set in the first file that has it, so that
 * Danish, Arabic and Ukrainian stand in one sentence; whether a file has it is asked of the file itself.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Opener, type Opened } from './opened.ts';
import { unpackWoff } from './woff.ts';

/** Weights that the sheet is set in. */
export type Weight = 400 | 500 | 600;
const weights: readonly Weight[] = [400, 500, 600];

/** In the order in which they are asked for a letter. */
const files = [
  'ibm-plex-sans/files/ibm-plex-sans-latin',
  'ibm-plex-sans/files/ibm-plex-sans-latin-ext',
  'ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic',
  'ibm-plex-sans/files/ibm-plex-sans-cyrillic',
  'ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext',
  'ibm-plex-sans/files/ibm-plex-sans-greek',
  'ibm-plex-sans/files/ibm-plex-sans-vietnamese',
] as const;

/** One file: its name in a document, and the code points that it has. */
interface FontFile {
  readonly name: string;
  readonly font: Opened;
  readonly has: ReadonlySet<number>;
}
/** All files by weight, in the order in which they are asked, and the way to use them. */
export interface Fonts {
  readonly opener: Opener;
  readonly byWeight: Readonly<Record<Weight, readonly FontFile[]>>;
}

/** Reads every file. Throws when a package of letters is not installed. */
export async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const opener = new Opener();
  const read = async (file: string, weight: Weight): Promise<FontFile> => {
    const font = opener.open(unpackWoff(await readFile(resolve(`@fontsource/${file}-${weight}-normal.woff`))));
    return { name: `${file}-${weight}`, font, has: new Set(font.characterSet) };
  };
  const of = (weight: Weight): Promise<readonly FontFile[]> => Promise.all(files.map((file) => read(file, weight)));
  const [regular, medium, bold] = [await of(400), await of(500), await of(600)];
  return { opener, byWeight: { 400: regular, 500: medium, 600: bold } };
}

/** Given to the library, it has a text set in one piece and not word by word: what runs from right to left would come out of order. */
export const features: PDFKit.Mixins.OpenTypeFeatures[] = [];

/** How a text is set in a file. */
interface Setting {
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
}

/** The letters in one document: which file has a letter, how wide a text is, which way it is set. */
export class FontBook {
  readonly #fonts: Fonts;
  readonly #byName: ReadonlyMap<string, FontFile>;
  readonly #set = new Map<string, Setting>();

  constructor(doc: PDFKit.PDFDocument, fonts: Fonts) {
    this.#fonts = fonts;
    const all = weights.flatMap((weight) => fonts.byWeight[weight]);
    this.#byName = new Map(all.map((file) => [file.name, file]));
    for (const { name, font } of all) fonts.opener.use(doc, name, font);
  }

  /** Name of the file that has every code point of a letter; `before`, the one of the letter before it, where it has them too. */
  fileOf(letter: string, weight: Weight, before: string | undefined): string | undefined {
    const points = Array.from(letter, (sign) => sign.codePointAt(0) ?? 0).filter((point) => !isJoiner(point));
    const fits = ({ has }: FontFile): boolean => points.every((point) => has.has(point));
    const last = before === undefined ? undefined : this.#byName.get(before);
    const same = last !== undefined && this.#fonts.byWeight[weight].includes(last) && fits(last);
    return same ? last.name : this.#fonts.byWeight[weight].find(fits)?.name;
  }

  /** Width in points at this size. */
  widthOf(text: string, file: string, size: number): number {
    return this.#setIn(text, file).width * size;
  }

  /** Which way the file sets a text by itself. */
  directionOf(text: string, file: string): 'ltr' | 'rtl' {
    return this.#setIn(text, file).direction;
  }

  #setIn(text: string, file: string): Setting {
    const key = `${file}\n${text}`;
    const known = this.#set.get(key);
    if (known !== undefined) return known;
    const font = this.#byName.get(file)?.font;
    if (font === undefined) throw new Error(`There are no letters called ${file}`);
    const { advanceWidth, direction } = font.layout(text, []);
    const set = { width: advanceWidth / font.unitsPerEm, direction };
    this.#set.set(key, set);
    return set;
  }
}

/** Joins letters or keeps them apart, and is seen by nobody: Arabic and Persian are set right by it. */
function isJoiner(point: number): boolean {
  return point === 0x200c || point === 0x200d;
}
