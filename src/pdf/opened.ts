/**
 * Letters that are opened once and used in every document. The library opens a file anew for each document, which takes longer than all the
 * rest; what is used of it here beside its own types is in this file alone.
 */
import Pdf from 'pdfkit';

/** An opened file of letters. */
export interface Opened {
  /** Code points that it has. */
  readonly characterSet: readonly number[];
  readonly unitsPerEm: number;
  /** Signs that were drawn, each with the letters that it was first drawn for. */
  _glyphs: object;
  /** `direction`: which way the text is set by itself. `advanceWidth` in units of the file. */
  layout(text: string, features: readonly string[]): { readonly direction: 'ltr' | 'rtl'; readonly advanceWidth: number };
}

/** The library's font in one document. */
interface Embedded {
  readonly font: Opened;
}
interface Inside {
  _font: Embedded;
  _fontCount: number;
  readonly _fontFamilies: Record<string, Embedded>;
}
type Embed = new (doc: PDFKit.PDFDocument, font: Opened, id: string) => Embedded;

/** Opens files, and gives the way to use them in a document. */
export class Opener {
  readonly #doc = new Pdf({ autoFirstPage: false });
  #embed: Embed | undefined;

  /** Throws what the library throws when the bytes are no font. */
  open(bytes: Buffer): Opened {
    const embedded = inside(this.#doc.font(bytes))['_font'];
    this.#embed = embedded.constructor as Embed;
    return embedded.font;
  }

  /**
   * Makes the letters known to a document under a name, `doc.font(name)`. What signs were drawn for in an earlier document is forgotten: a
   * sign that was only a part of another one there would say here that it means nothing.
   */
  use(doc: PDFKit.PDFDocument, name: string, font: Opened): void {
    if (this.#embed === undefined) throw new Error('No letters were opened');
    font['_glyphs'] = {};
    const within = inside(doc);
    const count = within['_fontCount'] + 1;
    within['_fontCount'] = count;
    within['_fontFamilies'][name] = new this.#embed(doc, font, `F${count}`);
  }
}

function inside(doc: PDFKit.PDFDocument): Inside {
  return doc as unknown as Inside;
}
