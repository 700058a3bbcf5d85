/** Which options a text may mean: by their words, with endings, as a part of a compound, or with a slip of the keys. */
import { wordsOf } from '../fold.ts';
import { saysNot, strip } from '../lexicon.ts';
import type { OfferedOption } from '../output.ts';
import { readNumbers } from './numbers.ts';
import type { Understanding } from './understanding.ts';

interface Match {
  readonly id: string;
  /** First word of the match and the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** As `matchOptions`, for words as they stand: first as a whole, since "med det samme" ends in a filler, then without politeness. */
export function matchWords(folded: string, by: Understanding): readonly string[] | 'turned' {
  const whole = knowing(folded, by);
  return whole.length > 0 ? whole : matchOptions(strip(folded, by.lexicon), by);
}

/** Ids of the options that know a folded text as a whole. */
export function knowing(folded: string, by: Understanding): readonly string[] {
  return by.options.filter((option) => by.wordsFor(option).includes(folded)).map((option) => option.id);
}

/**
 * Ids of the options that a folded text may mean; several where it is not clear, none where it is not understood. `turned`: an option
 * is named and something turns it round ("ikke telefon", "praktik har jeg ikke brug for"), so that nothing may be taken from it.
 */
export function matchOptions(folded: string, by: Understanding): readonly string[] | 'turned' {
  const exact = knowing(folded, by);
  if (exact.length > 0) return exact;
  const contained = byContainment(wordsOf(folded), by);
  if (contained.length > 0) return contained;
  const numbered = byNumber(folded, by);
  if (numbered.length > 0) return numbered;
  return saysNot(folded, by.lexicon) ? [] : bySlip(folded, by);
}

/** The words of an option stand in the text. A longer match hides a shorter one inside it ("egen bolig" and "bolig"). */
function byContainment(words: readonly string[], by: Understanding): readonly string[] | 'turned' {
  const found = by.options.flatMap((option) => by.wordsFor(option).flatMap((phrase) => occurrences(words, phrase, option.id)));
  const widest = found.filter((one) => !found.some((other) => other.id !== one.id && covers(other, one)));
  const rest = words.filter((_, place) => !widest.some((one) => one.from <= place && place < one.to)).join(' ');
  return widest.length > 0 && saysNot(rest, by.lexicon) ? 'turned' : [...new Set(widest.map((one) => one.id))];
}

function occurrences(words: readonly string[], phrase: string, id: string): readonly Match[] {
  const parts = wordsOf(phrase);
  return words.flatMap((_, from) =>
    parts.length > 0 && parts.every((part, offset) => sameWord(words[from + offset], part)) ? [{ id, from, to: from + parts.length }] : [],
  );
}

/** The word itself, an ending more ("gælden"), or the last part of a compound ("rygsmerter"). */
export function sameWord(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  if (word === part) return true;
  if (part.length >= 4 && word.startsWith(part) && word.length - part.length <= 3) return true;
  return part.length >= 5 && word.endsWith(part);
}

function covers(wide: Match, narrow: Match): boolean {
  return wide.from <= narrow.from && wide.to >= narrow.to && wide.to - wide.from > narrow.to - narrow.from;
}

/** "2", with politeness taken off before: the second of the list. "et" and "en ven" are no number one, "1" is. */
function byNumber(folded: string, by: Understanding): readonly string[] {
  if (wordsOf(folded).length > 1 || /\d\D|\D\d/.test(folded) || by.lexicon.numbers.get(folded) === 1) return [];
  return readNumbers(folded, by.lexicon).flatMap((number) => {
    const option = Number.isInteger(number) ? by.options[number - 1] : undefined;
    return option === undefined ? [] : [option.id];
  });
}

function bySlip(folded: string, by: Understanding): readonly string[] {
  const near = (option: OfferedOption): number => Math.min(...by.wordsFor(option).map((word) => slips(folded, word)), Infinity);
  const ranked = by.options.map((option) => ({ id: option.id, slips: near(option) })).filter((one) => one.slips < Infinity);
  const least = Math.min(...ranked.map((one) => one.slips));
  return ranked.filter((one) => one.slips === least).map((one) => one.id);
}

/**
 * Number of slips between two words, or infinity where they are too many to be the same word. A slip keeps the two letters that a word
 * begins with, and all digits. In a word of four or five letters it is a letter too many or too few, or an accent left out ("sovn"),
 * for with another letter it is soon another word ("skidt" is no "skilt").
 */
export function slips(written: string, word: string): number {
  const [a, b] = [plain(written), plain(word)];
  if (a === b) return 0;
  const allowed = word.length >= 9 ? 2 : word.length >= 4 ? 1 : 0;
  const difference = Math.abs(a.length - b.length);
  if (difference > allowed || a.slice(0, 2) !== b.slice(0, 2) || digitsOf(written) !== digitsOf(word)) return Infinity;
  if (word.length <= 5 && difference === 0) return Infinity;
  const distance = editDistance(a, b);
  return distance <= allowed ? distance : Infinity;
}

/** Letters as they are written where there is no å, æ or ø on the keys. */
function plain(text: string): string {
  return text.replaceAll(/aa|å/g, 'a').replaceAll(/ae|æ/g, 'e').replaceAll(/oe|ø/g, 'o');
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ');
}

/** Edits between two words: a letter too many, too few, another one, or two that changed places (Damerau 1964). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
