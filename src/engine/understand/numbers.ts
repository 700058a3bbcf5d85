/** Numbers as people write them: "fem", "1.000", "7-8", "7 ud af 10". */
import { wordsOf } from '../fold.ts';
import { saysNot, type Lexicon } from '../lexicon.ts';

/** A number found in a text: its possible values, where it stood, and whether it was written as a word. */
interface Found {
  readonly values: readonly number[];
  readonly place: number;
  readonly word: boolean;
  /** Two words: "en halv". */
  readonly pair?: true;
}

/**
 * All readings of the number in a folded text, smallest first; none where there is no number, or where a "not" turns it round.
 * `of`: the top of the scale, so that "7 af 10" is 7.
 */
export function readNumbers(folded: string, lexicon: Lexicon, of?: number): readonly number[] {
  const words = wordsOf(folded);
  if (saysNot(folded, lexicon)) return [];
  const found = withoutArticles(joined(find(words, lexicon)), words, lexicon);
  const kept = isOutOf(words, found, { lexicon, of }) ? found.slice(0, 1) : found;
  return [...new Set(kept.flatMap((one) => one.values))].toSorted((a, b) => a - b);
}

/** "7 ud af 10": the second number is the top of the scale, and words stand between that are no "or". */
function isOutOf(words: readonly string[], found: readonly Found[], by: { lexicon: Lexicon; of: number | undefined }): boolean {
  const [first, last] = found;
  if (first === undefined || last === undefined || found.length !== 2 || last.values[0] !== by.of) return false;
  const between = words.slice(first.place + 1, last.place);
  return between.length > 0 && !between.some((word) => by.lexicon.or.has(word) || by.lexicon.and.has(word));
}

function find(words: readonly string[], lexicon: Lexicon): readonly Found[] {
  const found: Found[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const pair = place + 1 < words.length ? lexicon.numbers.get(`${words[place]} ${words[place + 1]}`) : undefined;
    if (pair !== undefined) {
      found.push({ values: [pair], place, word: true, pair: true });
      place += 1;
      continue;
    }
    const word = lexicon.numbers.get(words[place]!);
    if (word !== undefined) found.push({ values: [word], place, word: true });
    else {
      const values = digits(words[place]!, lexicon.decimal);
      if (values.length > 0) found.push({ values, place, word: false });
    }
  }
  return found;
}

/** "en 7'er", "en del": the article is a number only where it stands alone, or is one of two ("en til to"). */
function withoutArticles(found: readonly Found[], words: readonly string[], lexicon: Lexicon): readonly Found[] {
  const oneOfTwo = (place: number): boolean => lexicon.or.has(words[place - 1] ?? '') || lexicon.or.has(words[place + 1] ?? '');
  return words.length === 1 ? found : found.filter((one) => !(one.word && one.values[0] === 1) || oneOfTwo(one.place));
}

/** "syv en halv" is one number. */
function joined(found: readonly Found[]): readonly Found[] {
  const together: Found[] = [];
  for (const one of found) {
    const before = together.at(-1);
    const half = one.values[0]! > 0 && one.values[0]! < 1 && before?.place === one.place - 1;
    if (half) together[together.length - 1] = { ...before, values: before.values.map((value) => value + one.values[0]!) };
    else together.push(one);
  }
  return together;
}

/** True where a text is a number and little else: politeness, "cirka", "7 ud af 10", or a number first and the rest after a mark. */
export function isMainlyNumber(text: string, folded: string, lexicon: Lexicon): boolean {
  const words = wordsOf(folded);
  const found = find(words, lexicon);
  const places = new Set(found.flatMap((one) => [one.place, ...(one.pair ? [one.place + 1] : [])]));
  const between = (place: number): boolean => found.length === 2 && place > found[0]!.place && place < found[1]!.place;
  const known = (word: string, place: number): boolean =>
    places.has(place) || lexicon.fillerWords.has(word) || lexicon.or.has(word) || lexicon.and.has(word) || between(place);
  return words.every(known) || (found[0]?.place === 0 && /^\s*(?:\d+|\p{L}+)\s*[,.;:!?(]/u.test(text));
}

function digits(word: string, decimal: ',' | '.'): readonly number[] {
  if (!/\d/.test(word)) return [];
  if (/^\d+$/.test(word)) return [Number(word)];
  const range = /^(\d{1,6})[-–/](\d{1,6})$/.exec(word);
  // "7/10" is 7 out of 10; "7/8" is one of the two.
  if (range !== null) return word.endsWith('/10') ? [Number(range[1])] : [Number(range[1]), Number(range[2])];
  const number = /^([+-]?\d[\d.,]*?)(?:\D{0,3})$/.exec(word);
  return number === null ? [] : parse(number[1]!, decimal);
}

/** "1.000" is a thousand in Danish. What the decimal mark of the language would make something else of has two readings. */
function parse(text: string, decimal: ',' | '.'): readonly number[] {
  const group = decimal === ',' ? '.' : ',';
  const plain = Number(text.replaceAll(group, '').replace(decimal, '.'));
  if (Number.isNaN(plain)) return [];
  const grouped = text.split(decimal)[0]!;
  const wellGrouped = !grouped.includes(group) || /^[+-]?\d{1,3}([.,]\d{3})+$/.test(grouped);
  if (!wellGrouped) {
    const other = Number(text.replace(group, '.'));
    return Number.isNaN(other) ? [] : [other];
  }
  const foreign = decimal === ',' ? /^\d{1,3},\d{3}$/ : /^\d{1,3}\.\d{3}$/;
  return foreign.test(text) ? [plain, Number(text.replace(decimal, ''))] : [plain];
}
