/** A text cut into sentences, so that it can be read aloud and followed one at a time. Pure. */

/** Where a sentence stands in its text: UTF-16 offsets, without the spaces around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Beginnings and lengths of the pieces of a text, with whatever stands between two sentences at the end of the first. */
function pieces(text: string, language: string): readonly { readonly index: number; readonly segment: string }[] {
  if (typeof Intl.Segmenter === 'function') return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
  return [...text.matchAll(/[^.!?؟…\n]*[.!?؟…\n]*\s*/g)].map((match) => ({ index: match.index, segment: match[0] }));
}

/** The sentences of a text in that language, in their order; what holds neither letter nor figure is left out. */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  return pieces(text, language).flatMap(({ index, segment }) => {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    return /[\p{L}\p{N}]/u.test(segment) ? [{ start, end }] : [];
  });
}
