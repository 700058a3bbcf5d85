/** Looking into a text: is it ICU MessageFormat, which parameters has it, and how does it read. */
import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** A text looked into. */
export interface Pattern {
  /** Names of its parameters. */
  readonly params: readonly string[];
  /** Nothing but words and `{name}`: what the pages can show. */
  readonly simple: boolean;
  /** As it reads, with every parameter as one short word and the last way of every choice. */
  readonly plain: string;
}

/** A text looked into, or why it is no ICU MessageFormat: `reason` is the parser's own, in English, for whoever writes texts. */
export type ReadPattern = { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly reason: string };

/** The same text is looked into several times in one check. */
const known = new Map<string, ReadPattern>();
const most = 50_000;
/** A text without any of these is words and nothing else, and need not be parsed. */
const special = /[{}'#|<]/;

/** Reads a text; never throws. */
export function readPattern(text: string): ReadPattern {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= most) known.clear();
  const read = parsed(text);
  known.set(text, read);
  return read;
}

function parsed(text: string): ReadPattern {
  if (!special.test(text)) return { ok: true, pattern: { params: [], simple: true, plain: text } };
  try {
    const elements = elementsOf(text);
    const simple = elements.every((element) => typeOf(element) <= 1);
    return { ok: true, pattern: { params: [...new Set(paramsOf(elements))], simple, plain: plainOf(elements) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.toLowerCase().replaceAll('_', ' ') : 'unknown';
    return { ok: false, reason };
  }
}

/** A text with words in place of its parameters: `standIn` gives them. Of every choice the longest way is taken. */
export function filled(text: string, standIn: (name: string) => string): string {
  if (!special.test(text)) return text;
  try {
    return fill(elementsOf(text), standIn);
  } catch {
    return text;
  }
}

function fill(elements: readonly Element[], standIn: (name: string) => string): string {
  return elements
    .map((element) => {
      if (isLiteral(element) && 'value' in element) return element.value;
      const ways = waysOf(element).map((way) => fill(way, standIn));
      if (ways.length > 0) return ways.reduce((longest, way) => (way.length > longest.length ? way : longest));
      return 'value' in element ? standIn(element.value) : '12';
    })
    .join('');
}

function elementsOf(text: string): readonly Element[] {
  // The form of a text is the same in every language.
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
}

/** The parser's own number: 0 a literal, 1 `{name}`, above that formats, choices and signs. */
function typeOf(element: Element): number {
  return element.type;
}

/** Of literals and parameters both have a value: only a literal is of type 0. */
function isLiteral(element: Element): boolean {
  return typeOf(element) === 0;
}

function paramsOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    if (isLiteral(element) || !('value' in element)) return [];
    return [element.value, ...waysOf(element).flatMap(paramsOf)];
  });
}

function plainOf(elements: readonly Element[]): string {
  return elements
    .map((element) => {
      if (isLiteral(element) && 'value' in element) return element.value;
      const ways = waysOf(element);
      return ways.length > 0 ? plainOf(ways.at(-1)!) : 'x';
    })
    .join('');
}

function waysOf(element: Element): readonly (readonly Element[])[] {
  return 'options' in element ? Object.values(element.options).map((option) => option.value) : [];
}
