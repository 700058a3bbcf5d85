/** Puts boxes on pages, and every word of them in its place in the document's structure. */
import type { Art, Box, Cell, Frame, Tag } from './boxes.ts';
import { features } from './fonts.ts';
import { boxWidth, type Line, type Run } from './type.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** A4 and its margins in points; `start` is the side where lines begin, with room for the punch. */
export const page = { width: 595.28, height: 841.89, top: 34, bottom: 40, start: 73.7, end: 42.5 } as const;
/** Colours of the sheet: ink, quiet ink, the blue pen, edges and rules. */
export const colors = { ink: '#1a1a1a', quiet: '#454545', own: '#1b3a8c', edge: '#707070', rule: '#bfbfbf' } as const;

/** Draws into one document. Nothing outside it is kept; the structure is closed by `end`. */
export class Pen {
  readonly #doc: Doc;
  readonly #rtl: boolean;
  readonly #root: Element;
  readonly #elements = new Map<Tag, Element>();

  constructor(doc: Doc, direction: 'ltr' | 'rtl') {
    this.#doc = doc;
    this.#rtl = direction === 'rtl';
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  /** Draws a box with its upper edge at `y`, `x` counted from the side where lines begin. */
  draw(box: Box, x: number, y: number, width: number): void {
    this.#draw(box, { x, y, width }, this.#root);
  }

  /** Closes the structure. */
  end(): void {
    this.#root.end();
  }

  /** Something for the eye alone. */
  artifact(type: 'Layout' | 'Pagination', paint: () => void): void {
    this.#doc.markContent('Artifact', { type });
    this.#doc.save();
    paint();
    this.#doc.restore();
    this.#doc.endMarkedContent();
  }

  /** A line of text that is no part of the document: the number of the page. */
  aside(line: Line, x: number, y: number): void {
    this.artifact('Pagination', () => this.#runs(line.runs, this.#left(x, line.width), y));
  }

  /** The mark for the hole punch: the middle of the inner edge. */
  punch(): void {
    this.artifact('Pagination', () => {
      const [from, to] = this.#rtl ? [page.width - 11, page.width - 25] : [11, 25];
      this.#doc
        .moveTo(from, page.height / 2)
        .lineTo(to, page.height / 2)
        .lineWidth(1)
        .strokeColor(colors.edge)
        .stroke();
    });
  }

  #left(x: number, width: number): number {
    return this.#rtl ? page.width - x - width : x;
  }

  #draw(box: Box, at: Place, parent: Element): void {
    const element = 'tag' in box && box.tag !== undefined ? this.#elementOf(box.tag, parent) : parent;
    switch (box.kind) {
      case 'space':
        return;
      case 'line':
        return this.#line(box.line, { x: at.x + box.indent, y: at.y + baseline(box) }, element);
      case 'art':
        return this.artifact('Layout', () => this.#art(box.art, at, box.width ?? at.width));
      case 'stack':
        this.#stack(box.boxes, at, element);
        break;
      case 'row':
        for (const cell of box.cells) this.#cell(cell, at, element);
        break;
      case 'frame':
        this.#framed(box, at, element);
        break;
      default:
        return box satisfies never;
    }
    if ('tag' in box && box.tag?.link !== undefined) this.#link(box.tag.link, element, { ...at, height: box.height });
  }

  #stack(boxes: readonly Box[], at: Place, element: Element): void {
    let { y } = at;
    for (const box of boxes) {
      this.#draw(box, { ...at, y }, element);
      y += box.height;
    }
  }

  #cell({ x, width, box, atEnd }: Cell, at: Place, element: Element): void {
    const wide = atEnd === true ? widest(box) : 0;
    const indent = atEnd === true ? width - wide : 0;
    this.#draw(box, { x: at.x + x + indent, y: at.y, width: atEnd === true ? wide : width }, element);
  }

  #framed({ box, frame, inset, height }: Extract<Box, { kind: 'frame' }>, at: Place, element: Element): void {
    if (frame !== 'none') this.artifact('Layout', () => this.#frame(frame, { ...at, height }));
    const inside = { x: at.x + inset.start, y: at.y + inset.top, width: at.width - inset.start - inset.end };
    this.#draw(box, inside, element);
  }

  #elementOf(tag: Tag, parent: Element): Element {
    const known = this.#elements.get(tag);
    if (known !== undefined) return known;
    const made = this.#doc.struct(tag.role, tag.actual === undefined ? {} : { actual: tag.actual });
    parent.add(made);
    this.#elements.set(tag, made);
    return made;
  }

  /** A link is closed where it stands, for it is told on which page it is when it is closed. */
  #link({ to, says }: { readonly to: string; readonly says: string }, element: Element, at: Place & { readonly height: number }): void {
    const options = { structParent: element, Contents: new String(says) } as unknown as PDFKit.Mixins.AnnotationOption;
    this.#doc.link(this.#left(at.x, at.width), at.y, at.width, at.height, to, options);
    element.end();
  }

  #line(line: Line, at: { readonly x: number; readonly y: number }, element: Element): void {
    const doc = this.#doc;
    if (line.runs.length === 0) return;
    const content = doc.markStructureContent(roleOf(element));
    this.#runs(line.runs, this.#left(at.x, line.width), at.y);
    doc.endMarkedContent();
    element.add(content);
  }

  #runs(runs: readonly Run[], left: number, y: number): void {
    let x = left;
    for (const { file, text, style, width } of runs) {
      if (file === undefined) this.#missing(text, style, { x, y, width });
      else {
        this.#doc.font(file).fontSize(style.size).fillColor(style.color);
        this.#doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', features });
      }
      x += width;
    }
  }

  /** Letters that no file has: an empty box each, so that it is seen that something stands there. */
  #missing(text: string, style: Run['style'], { x, y, width }: Place): void {
    this.#doc.markContent('Span', { actual: text });
    const one = boxWidth(style);
    const size = style.size * 0.56;
    for (let index = 0; index < Math.round(width / one); index += 1) {
      this.#doc
        .rect(x + index * one + style.size * 0.08, y - size, size, size)
        .lineWidth(style.size / 16)
        .strokeColor(style.color)
        .stroke();
    }
    this.#doc.endMarkedContent();
  }

  #art(art: Art, { x, y, width }: Place, wide: number): void {
    const doc = this.#doc;
    switch (art) {
      case 'rule':
        doc
          .moveTo(this.#left(x, width), y)
          .lineTo(this.#left(x, width) + width, y)
          .lineWidth(0.75)
          .strokeColor(colors.rule)
          .stroke();
        return;
      case 'blank':
        doc
          .moveTo(this.#left(x, wide), y + 18)
          .lineTo(this.#left(x, wide) + wide, y + 18)
          .lineWidth(0.75)
          .strokeColor(colors.ink)
          .stroke();
        return;
      case 'tick':
        doc
          .roundedRect(this.#left(x, wide) + 1, y + 1, wide - 2, wide - 2, 3)
          .lineWidth(1.5)
          .strokeColor(colors.own)
          .stroke();
        return;
      default:
        art satisfies never;
    }
  }

  #frame(frame: Exclude<Frame, 'none'>, { x, y, width, height }: Place & { readonly height: number }): void {
    const doc = this.#doc;
    const left = this.#left(x, width);
    switch (frame) {
      case 'bar':
      case 'thick-bar': {
        const wide = frame === 'bar' ? 2.25 : 3.75;
        doc.rect(this.#left(x, wide), y, wide, height).fillColor(colors.own).fill();
        return;
      }
      case 'outline':
      case 'dashed':
        doc.roundedRect(left + 0.5, y + 0.5, width - 1, height - 1, 3).lineWidth(1);
        if (frame === 'dashed') doc.dash(3, { space: 2 });
        doc.strokeColor(colors.edge).stroke();
        return;
      case 'step':
        doc
          .roundedRect(left + 1, y + 1, width - 2, height - 2, 6)
          .lineWidth(2)
          .strokeColor(colors.own)
          .stroke();
        return;
      case 'circle':
        doc
          .circle(left + height / 2, y + height / 2, height / 2 - 0.75)
          .lineWidth(1.5)
          .strokeColor(colors.own)
          .stroke();
        return;
      default:
        frame satisfies never;
    }
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function roleOf(element: Element): string {
  return (element as unknown as { readonly dictionary: { readonly data: { readonly S: string } } }).dictionary.data.S;
}

/** Where letters stand in a line of this height. */
function baseline({ height, size }: { readonly height: number; readonly size: number }): number {
  return (height - size) / 2 + size * 0.81;
}

/** Width of the widest line, with the frames around it. */
function widest(box: Box): number {
  switch (box.kind) {
    case 'line':
      return box.line.width + box.indent;
    case 'space':
    case 'art':
      return 0;
    case 'stack':
      return Math.max(0, ...box.boxes.map(widest));
    case 'row':
      return Math.max(0, ...box.cells.map((cell) => cell.x + cell.width));
    case 'frame':
      return widest(box.box) + box.inset.start + box.inset.end;
    default:
      return box satisfies never;
  }
}
