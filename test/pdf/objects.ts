/** Reads the objects of a PDF as pdfkit writes them: every object by itself, streams packed with zlib. For tests. */
import { inflateSync } from 'node:zlib';

/** A value in a PDF. Names begin with a slash, references are `{ ref }`, strings are text. */
export type Value = string | number | boolean | undefined | Ref | readonly Value[] | Dict;
export interface Ref {
  readonly ref: number;
}
export interface Dict {
  readonly dict: ReadonlyMap<string, Value>;
}

/** One object, with its unpacked stream where it has one. */
export interface Thing {
  readonly value: Value;
  readonly stream?: Buffer;
}

/** All objects by number, and the trailer. */
export function readObjects(bytes: Uint8Array): { readonly things: ReadonlyMap<number, Thing>; readonly trailer: Dict } {
  const text = Buffer.from(bytes).toString('latin1');
  const things = new Map<number, Thing>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const reader = new Reader(text, found.index + found[0].length);
    const value = reader.value();
    const start = /^\s*stream\r?\n/.exec(text.slice(reader.at, reader.at + 20));
    if (start === null) {
      things.set(Number(found[1]), { value });
      continue;
    }
    const from = reader.at + start[0].length;
    const raw = Buffer.from(text.slice(from, from + Number(entry(value, 'Length'))), 'latin1');
    things.set(Number(found[1]), { value, stream: entry(value, 'Filter') === '/FlateDecode' ? inflateSync(raw) : raw });
  }
  const trailer = new Reader(text, text.lastIndexOf('trailer') + 'trailer'.length).value();
  return { things, trailer: trailer as Dict };
}

/** An entry of a dictionary, `entry(page, 'MediaBox')`. */
export function entry(value: Value, name: string): Value {
  return typeof value === 'object' && 'dict' in value ? value.dict.get(name) : undefined;
}

/** A text, or nothing where it is none. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}

/** Reads values one after the other. */
export class Reader {
  readonly #text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** Whether there is more. */
  more(): boolean {
    this.#skip();
    return this.at < this.#text.length;
  }

  /** The next value; in the content of a page a word such as `BDC` comes as `{operator}`. */
  value(): Value {
    this.#skip();
    const rest = this.#text.slice(this.at, this.at + 2);
    if (rest === '<<') return this.#dict();
    if (rest.startsWith('<')) return this.#hex();
    if (rest.startsWith('(')) return this.#literal();
    if (rest.startsWith('[')) return this.#array();
    return this.#word();
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.at] ?? '')) this.at += 1;
  }

  #dict(): Dict {
    this.at += 2;
    const dict = new Map<string, Value>();
    for (this.#skip(); this.#text.slice(this.at, this.at + 2) !== '>>'; this.#skip()) {
      const name = textOf(this.value()).slice(1);
      dict.set(name, this.value());
    }
    this.at += 2;
    return { dict };
  }

  #array(): readonly Value[] {
    this.at += 1;
    const items: Value[] = [];
    for (this.#skip(); this.#text[this.at] !== ']'; this.#skip()) items.push(this.value());
    this.at += 1;
    return items;
  }

  #hex(): string {
    const end = this.#text.indexOf('>', this.at);
    const hex = this.#text.slice(this.at + 1, end);
    this.at = end + 1;
    return `<${hex}>`;
  }

  #literal(): string {
    let raw = '';
    for (this.at += 1; this.#text[this.at] !== ')'; this.at += 1) {
      if (this.#text[this.at] !== '\\') raw += this.#text[this.at];
      else {
        this.at += 1;
        raw += { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[this.#text[this.at] ?? ''] ?? this.#text[this.at];
      }
    }
    this.at += 1;
    return raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
  }

  #word(): Value {
    const [ref] = /^\d+ 0 R\b/.exec(this.#text.slice(this.at, this.at + 20)) ?? [];
    if (ref !== undefined) {
      this.at += ref.length;
      return { ref: Number.parseInt(ref, 10) };
    }
    const [word = ''] = /^\/?[^\s<>[\]()/]*/.exec(this.#text.slice(this.at, this.at + 200)) ?? [];
    if (word === '') throw new Error(`Nothing can be read at ${this.at}`);
    this.at += word.length;
    if (/^[-+.\d]+$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word.startsWith('/') ? word : `{${word}}`;
  }
}
