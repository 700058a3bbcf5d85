/** How hard a text is to read. */

/** Words, sentences and long words of a text. */
export interface Reading {
  readonly words: number;
  readonly sentences: number;
  /** Words of seven letters or more. */
  readonly long: number;
  /** Words of the longest sentence. */
  readonly longest: number;
}

/** Counts a text. A line break ends a sentence as a full stop does; a full stop within a number or a short form does not. */
export function readingOf(text: string): Reading {
  const sentences = text
    .split(/[.!?؟…]+(?=\s|$|["»”'])|\n+|:(?=\s)/u)
    .map((sentence) => wordsIn(sentence))
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  return {
    words: words.length,
    sentences: sentences.length,
    long: words.filter((word) => word.length >= 7).length,
    longest: Math.max(0, ...sentences.map((sentence) => sentence.length)),
  };
}

/**
 * LIX, for Danish: words per sentence, and long words per hundred words. 24 or less is very easy, 25-34 easy, 35-44 medium, 45-54 hard.
 * It says something of a hundred words or more, and nothing of a single short message.
 */
export function lix(text: string): number {
  const { words, sentences, long } = readingOf(text);
  return words === 0 ? 0 : Math.round(words / sentences + (100 * long) / words);
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu) ?? [];
}
