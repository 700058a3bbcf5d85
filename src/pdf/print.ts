/** The sheet as a PDF: tagged, with its letters in it, one to three pages of A4. */
import Pdf from 'pdfkit';
import type { Printer } from '../ports.ts';
import type { Sheet } from '../paper/sheet.ts';
import { space, split, stack, type Box } from './boxes.ts';
import { colors, page, Pen } from './draw.ts';
import { FontBook, readFonts, type Fonts } from './fonts.ts';
import { layOut } from './layout.ts';
import { Writer } from './write.ts';

/** Sizes of text in points: the usual one, and the smallest. */
const sizes = { usual: 10.8, small: 10 } as const;
/** Room between sections: at least, and at most where the sheet has room to breathe. */
const gaps = { least: 13, most: 30 } as const;
const room = page.height - page.top - page.bottom;
const width = page.width - page.start - page.end;
/** PDF/UA, the standard for documents that everybody can read; the types of the library do not know it yet. */
const universal = { subset: 'PDF/UA' } as unknown as { readonly subset: 'PDF/A-1a' };

/** Reads the letters once, and prints with them. Throws when they are not installed. */
export async function pdfPrinter(): Promise<Printer> {
  const fonts = await readFonts();
  return { pdf: (sheet) => print(sheet, fonts) };
}

/**
 * Smaller text is taken where it saves a page. What is too long for three pages even so runs on to further ones: nothing of it is left out.
 */
async function print(sheet: Sheet, fonts: Fonts): Promise<Uint8Array> {
  const doc = new Pdf({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    font: '',
    pdfVersion: '1.7',
    ...universal,
    tagged: true,
    lang: sheet.language,
    displayTitle: true,
    info: { Title: sheet.title, Creator: 'Medspil', Producer: 'Medspil' },
  });
  const done = bytesOf(doc);
  const book = new FontBook(doc, fonts);
  drawPages(doc, fitted(sheet, book), sheet);
  doc.end();
  return done;
}

interface Paged {
  readonly pages: readonly (readonly Box[])[];
  readonly writer: Writer;
}

function fitted(sheet: Sheet, book: FontBook): Paged {
  const usual = pagesOf(new Writer(book, { ...sheet, size: sizes.usual }), sheet);
  if (usual.pages.length === 1) return usual;
  const small = pagesOf(new Writer(book, { ...sheet, size: sizes.small }), sheet);
  return small.pages.length < usual.pages.length ? small : usual;
}

/** Boxes page by page. A section is not broken unless it is longer than a page. */
function pagesOf(writer: Writer, sheet: Sheet): Paged {
  const { head, body, foot } = layOut(writer, sheet, width);
  const pages: Box[][] = [[]];
  let left: number = room;
  const put = (box: Box): void => {
    const gap = pages.at(-1)?.length === 0 ? 0 : gaps.least;
    if (box.height + gap <= left) {
      pages.at(-1)?.push(box);
      left -= box.height + gap;
      return;
    }
    const fresh = pages.at(-1)?.length === 0;
    const [first, rest] = box.height > room || fresh ? split(box, left - gap) : [undefined, box];
    if (first !== undefined) pages.at(-1)?.push(first);
    // What cannot be told apart is put on a page of its own, whatever its height.
    if (first === undefined && fresh) pages.at(-1)?.push(box);
    if (rest === undefined || (first === undefined && fresh)) return;
    pages.push([]);
    left = room;
    put(rest);
  };
  for (const box of [head, ...body, foot]) put(box);
  return { pages, writer };
}

function drawPages(doc: PDFKit.PDFDocument, { pages, writer }: Paged, sheet: Sheet): void {
  const pen = new Pen(doc, sheet.direction);
  for (const [index, boxes] of pages.entries()) {
    doc.addPage();
    pen.punch();
    const gap = gapOf(boxes, index === pages.length - 1);
    const spread = boxes.flatMap((box, at) => (at === 0 ? [box] : [space(gap), box]));
    pen.draw(stack(spread), page.start, page.top, width);
    if (pages.length > 1) numberPage(pen, writer, sheet.page(index + 1, pages.length));
  }
  pen.end();
}

/** Sections stand as far apart as the page has room for, within reason. */
function gapOf(boxes: readonly Box[], last: boolean): number {
  const between = Math.max(1, boxes.length - 1);
  const left = room - boxes.reduce((sum, { height }) => sum + height, 0);
  return Math.max(gaps.least, Math.min(last ? gaps.most * 0.8 : gaps.most, left / between));
}

function numberPage(pen: Pen, writer: Writer, text: string): void {
  const line = writer.aside(text, { times: 0.9, color: colors.quiet });
  if (line !== undefined) pen.aside(line, page.width - page.end - line.width, page.height - 20);
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
