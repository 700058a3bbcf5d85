/** What a program for people reads out of a PDF: its structure with the text of each part, its links and its letters. For tests. */
import { entry, readObjects, Reader, textOf, type Thing, type Value } from './objects.ts';

/** An element of the structure, as it is read aloud. */
export interface Element {
  readonly role: string;
  /** Text of the element and all in it, in the order of the structure. */
  readonly text: string;
  /** What is drawn for it, in the order of drawing. */
  readonly drawn: string;
  readonly kids: readonly Element[];
  /** Where a link leads, and what is said of it. */
  readonly link?: { readonly to: string; readonly says: string };
}
/** A read document. */
export interface Read {
  readonly language: Value;
  readonly title: Value;
  readonly marked: boolean;
  readonly showsTitle: boolean;
  readonly metadata: string;
  readonly pages: number;
  readonly root: Element;
  /** Fonts that letters are drawn in, each with whether it is in the file and says what its signs mean. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean; readonly meaning: boolean }[];
  /** What is drawn outside every element and every artifact. There should be nothing. */
  readonly loose: readonly string[];
}

/** Reads the bytes of a PDF. Throws where they are none. */
export function readPdf(bytes: Uint8Array): Read {
  if (Buffer.from(bytes.subarray(0, 5)).toString() !== '%PDF-') throw new Error('This is no PDF');
  const { things, trailer } = readObjects(bytes);
  const get = (value: Value): Value => (isRef(value) ? things.get(value.ref)?.value : value);
  const thing = (value: Value): Thing | undefined => (isRef(value) ? things.get(value.ref) : undefined);
  const root = get(entry(trailer, 'Root'));
  const kids = list(entry(get(entry(root, 'Pages')), 'Kids'));
  const pages = kids.map((page) => contentOf(get(page), { get, thing }));
  const texts = new Map(kids.flatMap((page, index) => (isRef(page) ? [[page.ref, pages[index]!.marked] as const] : [])));
  const [top] = list(get(entry(get(entry(root, 'StructTreeRoot')), 'K')));
  const fonts = pages.flatMap((page) => page.fonts);
  return {
    language: entry(root, 'Lang'),
    title: get(entry(get(entry(trailer, 'Info')), 'Title')),
    marked: entry(get(entry(root, 'MarkInfo')), 'Marked') === true,
    showsTitle: entry(get(entry(root, 'ViewerPreferences')), 'DisplayDocTitle') === true,
    metadata: thing(entry(root, 'Metadata'))?.stream?.toString('utf8') ?? '',
    pages: kids.length,
    root: elementOf(get(top), { get, texts }),
    fonts: [...new Map(fonts.map((font) => [font.name, font])).values()],
    loose: pages.flatMap((page) => page.loose),
  };
}

/** All elements of a role, in order. */
export function all(element: Element, role: string): readonly Element[] {
  return [...(element.role === role ? [element] : []), ...element.kids.flatMap((kid) => all(kid, role))];
}

interface Lookup {
  readonly get: (value: Value) => Value;
}

function elementOf(value: Value, look: Lookup & { readonly texts: ReadonlyMap<number, ReadonlyMap<number, string>> }): Element {
  const role = textOf(entry(value, 'S')).slice(1);
  const own = entry(value, 'Pg');
  const kids: Element[] = [];
  let text = '';
  let drawn = '';
  let link: Element['link'];
  for (const kid of list(entry(value, 'K'))) {
    const child = look.get(kid);
    const mcid = typeof kid === 'number' ? kid : entry(child, 'MCID');
    const page = typeof kid === 'number' ? own : entry(child, 'Pg');
    if (typeof mcid === 'number' && isRef(page)) {
      const found = look.texts.get(page.ref)?.get(mcid) ?? '[nothing]';
      text += found;
      drawn += found;
    } else if (entry(child, 'Type') === '/OBJR') link = linkOf(look.get(entry(child, 'Obj')), look);
    else {
      const element = elementOf(child, look);
      kids.push(element);
      text += element.text;
      drawn += element.drawn;
    }
  }
  const actual = entry(value, 'ActualText');
  return { role, text: typeof actual === 'string' ? actual : text, drawn, kids, ...(link !== undefined && { link }) };
}

function linkOf(annotation: Value, { get }: Lookup): Element['link'] {
  return { to: textOf(entry(get(entry(annotation, 'A')), 'URI')), says: textOf(entry(annotation, 'Contents')) };
}

interface Content {
  readonly marked: ReadonlyMap<number, string>;
  readonly fonts: Read['fonts'];
  readonly loose: readonly string[];
}

/** The text of a page by the number that marks it. */
function contentOf(page: Value, { get, thing }: Lookup & { readonly thing: (value: Value) => Thing | undefined }): Content {
  const fonts = get(entry(get(entry(page, 'Resources')), 'Font'));
  const meanings = new Map<string, ReadonlyMap<string, string>>();
  const told: { name: string; embedded: boolean; meaning: boolean }[] = [];
  if (typeof fonts === 'object' && 'dict' in fonts) {
    for (const [name, ref] of fonts.dict) {
      const map = thing(entry(get(ref), 'ToUnicode'))?.stream?.toString('latin1') ?? '';
      meanings.set(name, meaningOf(map));
      const [inner] = list(get(entry(get(ref), 'DescendantFonts')));
      const file = entry(get(entry(get(inner), 'FontDescriptor')), 'FontFile2');
      told.push({ name: textOf(entry(get(ref), 'BaseFont')), embedded: (thing(file)?.stream?.length ?? 0) > 0, meaning: map !== '' });
    }
  }
  const content = thing(entry(page, 'Contents'))?.stream?.toString('latin1') ?? '';
  return { ...textsOf(content, meanings), fonts: told };
}

function textsOf(content: string, meanings: ReadonlyMap<string, ReadonlyMap<string, string>>): Pick<Content, 'marked' | 'loose'> {
  const reader = new Reader(content);
  const marked = new Map<number, string>();
  const loose: string[] = [];
  const open: { readonly mcid?: number; readonly artifact: boolean; readonly actual?: string }[] = [];
  let font = '';
  let operands: Value[] = [];
  const add = (text: string): void => {
    const place = open.find(({ mcid }) => mcid !== undefined)?.mcid;
    if (place !== undefined) marked.set(place, (marked.get(place) ?? '') + text);
    else if (!open.some(({ artifact }) => artifact)) loose.push(text);
  };
  while (reader.more()) {
    const value = reader.value();
    if (typeof value !== 'string' || !value.startsWith('{')) {
      operands.push(value);
      continue;
    }
    if (value === '{BDC}' || value === '{BMC}') {
      const [tag, properties] = operands;
      const mcid = entry(properties, 'MCID');
      const actual = entry(properties, 'ActualText');
      open.push({
        artifact: tag === '/Artifact',
        ...(typeof mcid === 'number' && { mcid }),
        ...(typeof actual === 'string' && { actual }),
      });
      if (typeof mcid === 'number') marked.set(mcid, marked.get(mcid) ?? '');
      if (typeof actual === 'string') add(actual);
    }
    if (value === '{EMC}') open.pop();
    if (value === '{Tf}') font = textOf(operands[0]).slice(1);
    // What is drawn under a text of its own is read as that text.
    if (value === '{TJ}' && !open.some(({ actual }) => actual !== undefined))
      add(
        list(operands[0])
          .map((part) => (typeof part === 'string' ? meant(part, meanings.get(font)) : ''))
          .join(''),
      );
    if (/^\{(?:S|f|B|s)\}$/.test(value) && open.length === 0) loose.push(value);
    operands = [];
  }
  return { marked, loose };
}

function meant(hex: string, meaning: ReadonlyMap<string, string> | undefined): string {
  return (hex.match(/[\da-f]{4}/gi) ?? []).map((code) => meaning?.get(code.toLowerCase()) ?? '\ufffd').join('');
}

/** What each sign of a font means, by its number in hex. */
function meaningOf(map: string): ReadonlyMap<string, string> {
  const meaning = new Map<string, string>();
  for (const [, from = '', body = ''] of map.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [index, found] of [...body.matchAll(/<([^>]*)>/g)].entries()) {
      const units = (found[1] ?? '').split(' ').filter((unit) => unit !== '');
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      meaning.set(code, units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''));
    }
  }
  return meaning;
}

function list(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : value === undefined ? [] : [value];
}

function isRef(value: Value): value is { readonly ref: number } {
  return typeof value === 'object' && 'ref' in value;
}
