/** Numbers as people write them: "fem", "1.000", "7-8", "7 ud af 10". */
import { wordsOf } from '../fold.ts';
import type { Lexicon } from '../lexicon.ts';

/** A number found in a text: its possible values, where it stood, and whether it was written as a word. */
interface Found {
  readonly values: readonly number[];
  readonly place: number;
  readonly word: boolean;
}

/**
 * All readings of the number in a folded text, smallest first; none where there is no number, or where a "not" turns it round.
 * `of`: the top of the scale, so that "7 af 10" is 7.
 */
export function readNumbers(folded: string, lexicon: Lexicon, of?: number): readonly number[] {
  const words = wordsOf(folded);
  if (words.some((word) => lexicon.not.has(word))) return [];
  const found = withoutArticles(find(words, lexicon), words);
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
      found.push({ values: [pair], place, word: true });
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

/** "en 7'er", "en del": the article is a number only where it stands alone. */
function withoutArticles(found: readonly Found[], words: readonly string[]): readonly Found[] {
  return words.length === 1 ? found : found.filter((one) => !(one.word && one.values[0] === 1));
}

function digits(word: string, decimal: ',' | '.'): readonly number[] {
  if (!/\d/.test(word)) return [];
  if (/^\d+$/.test(word)) return [Number(word)];
  const range = /^(\d{1,6})[-–/](\d{1,6})$/.exec(word);
  if (range !== null) return word.includes('/') ? [Number(range[1])] : [Number(range[1]), Number(range[2])];
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
