import { foldLetters } from './letters.ts';

/** Characters that are seen by nobody: zero width, direction marks, soft hyphen, byte order mark. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Words of composed Latin letters and digits with one space between: nothing to take away. Most answers are like that. */
const plain = /^[a-z0-9\u00DF-\u00F6\u00F8-\u024F]+(?: [a-z0-9\u00DF-\u00F6\u00F8-\u024F]+)*$/;

/**
 * The form in which words are compared: lower case, composed, without punctuation at the ends of words and without what
 * cannot be seen. Marks inside a number or a word stay (`7-8`, `1.000`, `12/3`). Letters that people write in more than one way in
 * Arabic and Cyrillic become one (see `foldLetters`), and all digits are 0-9.
 *
 * @example fold('Nej, det TROR jeg ikke!') // 'nej det tror jeg ikke'
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return foldLetters(lower.replace(unseen, ''))
    .split(/\s+/)
    .map((word) => word.replace(/^(?:[^\p{L}\p{N}+-]|[+-](?!\d))+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** The words of a folded text. */
export function wordsOf(folded: string): readonly string[] {
  return folded === '' ? [] : folded.split(' ');
}
