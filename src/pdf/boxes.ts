/** What stands on a page, before it has a page: boxes with a height, that can be told apart where a page ends. */
import type { Line } from './type.ts';

/** An element of the document's structure. Both halves of a box that is split belong to the same one. */
export interface Tag {
  readonly role: string;
  /** What is read, where the letters stand in another order than they are read in. */
  readonly actual?: string;
  /** A link over the text in it. `says` is what a screen reader reads of it. */
  readonly link?: { readonly to: string; readonly says: string };
}

/** Lines that are drawn for the eye alone. */
export type Art = 'rule' | 'blank' | 'tick';
/** What is drawn around a box. `bar` is the bar of own words. */
export type Frame = 'bar' | 'thick-bar' | 'outline' | 'dashed' | 'step' | 'circle' | 'none';

/** Space inside a frame, in points, by the direction of the sheet. */
export interface Inset {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** A box. Heights and widths are in points; `x` counts from the side where lines begin. */
export type Box =
  | { readonly kind: 'line'; readonly height: number; readonly line: Line; readonly indent: number; readonly size: number }
  | { readonly kind: 'space'; readonly height: number }
  | { readonly kind: 'art'; readonly height: number; readonly art: Art; readonly width?: number }
  | { readonly kind: 'stack'; readonly height: number; readonly boxes: readonly Box[]; readonly tag?: Tag }
  | { readonly kind: 'row'; readonly height: number; readonly cells: readonly Cell[]; readonly tag?: Tag }
  | {
      readonly kind: 'frame';
      readonly height: number;
      readonly box: Box;
      readonly frame: Frame;
      readonly inset: Inset;
      readonly tag?: Tag;
    };

/** A box in a row. */
export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly box: Box;
  /** Against the other side: the status beside the title. */
  readonly atEnd?: boolean;
}

/** One under the other. */
export function stack(boxes: readonly Box[], tag?: Tag): Box {
  return { kind: 'stack', height: boxes.reduce((sum, { height }) => sum + height, 0), boxes, ...(tag !== undefined && { tag }) };
}
/** Side by side. */
export function row(cells: readonly Cell[], tag?: Tag): Box {
  return { kind: 'row', height: Math.max(0, ...cells.map(({ box }) => box.height)), cells, ...(tag !== undefined && { tag }) };
}
/** With something around it. */
export function framed(box: Box, frame: Frame, inset: Inset, tag?: Tag): Box {
  return { kind: 'frame', height: box.height + inset.top + inset.bottom, box, frame, inset, ...(tag !== undefined && { tag }) };
}
/** Nothing, so high. */
export function space(height: number): Box {
  return { kind: 'space', height };
}
/** With the same space between each two. */
export function spaced(boxes: readonly Box[], gap: number): readonly Box[] {
  return boxes.flatMap((box, index) => (index === 0 ? [box] : [space(gap), box]));
}

/** What fits in so many points, and what is left. Nothing fits of a box that cannot be told apart and is higher. */
export function split(box: Box, room: number): readonly [Box | undefined, Box | undefined] {
  if (box.height <= room) return [box, undefined];
  switch (box.kind) {
    case 'line':
    case 'space':
    case 'art':
      return [undefined, box];
    case 'stack':
      return splitStack(box, room);
    case 'row': {
      const halves = box.cells.map((cell) => ({ cell, halves: split(cell.box, room) }));
      if (halves.every((one) => one.halves[0] === undefined)) return [undefined, box];
      const side = (index: 0 | 1): readonly Cell[] => halves.map((one) => ({ ...one.cell, box: one.halves[index] ?? space(0) }));
      return [row(side(0), box.tag), row(side(1), box.tag)];
    }
    case 'frame': {
      const [head, tail] = split(box.box, room - box.inset.top - box.inset.bottom);
      if (head === undefined || tail === undefined) return [undefined, box];
      return [framed(head, box.frame, box.inset, box.tag), framed(tail, box.frame, box.inset, box.tag)];
    }
    default:
      return box satisfies never;
  }
}

function splitStack({ boxes, tag }: Extract<Box, { kind: 'stack' }>, room: number): readonly [Box | undefined, Box | undefined] {
  const head: Box[] = [];
  let left = room;
  for (const [index, one] of boxes.entries()) {
    if (one.height <= left) {
      head.push(one);
      left -= one.height;
      continue;
    }
    const [first, rest] = split(one, left);
    if (first !== undefined) head.push(first);
    const tail = [...(rest === undefined ? [] : [rest]), ...boxes.slice(index + 1)];
    // A heading never stands alone at the end of a page.
    if (head.every(isHeading)) return [undefined, stack(boxes, tag)];
    return [stack(head, tag), stack(tail, tag)];
  }
  return [stack(boxes, tag), undefined];
}

/** A heading, with the space around it. */
function isHeading(box: Box): boolean {
  if (box.kind === 'space' || (box.kind === 'art' && box.art === 'rule')) return true;
  return box.kind === 'stack' && (/^H\d$/.test(box.tag?.role ?? '') || (box.boxes.length > 0 && box.boxes.every(isHeading)));
}
