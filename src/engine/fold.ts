/** Characters that are seen by nobody: zero width, direction marks, soft hyphen, byte order mark. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Words of composed letters and digits with one space between: nothing to take away. Most answers are like that. */
const plain = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/**
 * The form in which words are compared: lower case, composed, without punctuation at the ends of words and without what
 * cannot be seen. Marks inside a number or a word stay (`7-8`, `1.000`, `12/3`).
 *
 * @example fold('Nej, det TROR jeg ikke!') // 'nej det tror jeg ikke'
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .replace(unseen, '')
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => word.replace(/^(?:[^\p{L}\p{N}+-]|[+-](?!\d))+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** The words of a folded text. */
export function wordsOf(folded: string): readonly string[] {
  return folded === '' ? [] : folded.split(' ');
}
