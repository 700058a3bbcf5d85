import { fold, wordsOf } from '../fold.ts';
import { onlyFillers } from '../lexicon.ts';
import type { ChoicesStep } from '../script.ts';
import { knowing, matchWords, sameWord } from '../understand/match.ts';
import { answer, unclear, type Understanding, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** Several, in the order they were named. What matches none is "noget andet" in own words, where that is offered. */
export const choices: Kind<ChoicesStep> = {
  fromText: (step, by) => {
    const none = (said: string): boolean => by.lexicon.nothing.has(said) || by.lexicon.no.has(said);
    if (none(by.folded) || none(by.core)) return limited(step, { ids: [], words: '' }, by);
    const parts = split(by.text, by).map((words) => ({ words, ids: matchWords(fold(words), by) }));
    if (parts.some((part) => part.ids === 'turned' || (part.ids.length === 0 && says(part.words, by)))) return unclear;
    const unknown = parts.filter((part) => part.ids.length === 0).map((part) => part.words);
    if (unknown.length > 0 && !step.other) return unclear;
    const ids = [...new Set(parts.flatMap((part) => (part.ids.length === 0 ? ['other'] : part.ids)))];
    const found = limited(step, { ids, words: unknown.join(', ') }, by);
    const sure = ids.length < 2 || parts.every((part) => isNamed(part.words, by));
    return found.kind === 'answer' && !sure ? { ...found, confirm: true } : found;
  },
  fromReply: (step, reply, by) => {
    if (!Array.isArray(reply.value) || !reply.value.every((id) => typeof id === 'string')) return unclear;
    const ids = [...new Set(reply.value)];
    const offered = (id: string): boolean => by.options.some((option) => option.id === id);
    // "Noget andet" may itself be offered, with the words it was given: where the options are those of an earlier answer.
    const own = ids.includes('other') && (reply.other !== undefined || !offered('other'));
    const words = own ? (reply.other?.trim() ?? '') : '';
    if (own && (words === '' || !step.other)) return unclear;
    if (!ids.every((id) => (own && id === 'other') || offered(id))) return unclear;
    return limited(step, { ids, words }, by);
  },
};

/** The number of an option, or its very label: nothing was interpreted. */
function isNamed(words: string, by: Understanding): boolean {
  const folded = fold(words);
  return /^\d+$/.test(folded) || by.options.some((option) => by.wordsFor(option)[0] === folded);
}

/** "ja", "hm", "99": words that are no thing of their own and so no "noget andet". */
function says(words: string, by: Understanding): boolean {
  const folded = fold(words);
  return by.lexicon.yes.has(folded) || by.lexicon.no.has(folded) || onlyFillers(folded, by.lexicon) || /^[\d\s.-]*$/.test(folded);
}

/** The parts of a list: at commas, line breaks and words such as "og". A part that an option knows as a whole stays one. */
function split(text: string, by: Understanding): readonly string[] {
  const whole = [by.folded, by.core].find((words) => knowing(words, by).length > 0);
  if (whole !== undefined) return [whole];
  if (/^\d+(?: \d+)+$/.test(by.core)) return by.core.split(' ');
  const rough = text.split(/[,;،؛\n\r/+&]+|\.(?=\s|$)/u);
  const parts = rough.flatMap((part) => {
    const groups: string[][] = [[]];
    for (const word of part.trim().split(/\s+/)) {
      const joined = writtenTogether(word, by);
      if (joined !== undefined) groups.push([joined]);
      else if (by.lexicon.and.has(fold(word))) groups.push([]);
      else groups.at(-1)!.push(word);
    }
    return groups.map((group) => group.join(' '));
  });
  return parts.filter((part) => wordsOf(fold(part)).length > 0);
}

/**
 * The rest of a word that an "and" of one letter is written together with, as in Arabic: "والمال" is "and money", "و5" is "and 5". But
 * "وحدة" is a word of its own, so the rest must begin an option and the whole word none.
 */
function writtenTogether(word: string, by: Understanding): string | undefined {
  const and = word.slice(0, 1);
  if (!/^\p{Script=Arabic}/u.test(and) || !by.lexicon.and.has(and)) return undefined;
  const rest = word.slice(and.length);
  const [whole, part] = [fold(word), fold(rest)];
  if (/^\d+$/.test(part)) return rest;
  const firsts = by.options.flatMap((option) => by.wordsFor(option).map((phrase) => wordsOf(phrase)[0] ?? ''));
  return firsts.some((first) => sameWord(part, first)) && !firsts.includes(whole) ? rest : undefined;
}

/** Least number of choices: never more than there are, as where the options are those of an earlier answer. */
export function leastOf(step: ChoicesStep, offered: number): number {
  return Math.min(step.min, offered + (step.other ? 1 : 0));
}

/** `words` are those of "noget andet", which keeps its place in the order. */
function limited(
  step: ChoicesStep,
  { ids, words }: { readonly ids: readonly string[]; readonly words: string },
  by: Understanding,
): Understood {
  const min = leastOf(step, by.options.length);
  if (ids.length > step.max) return { kind: 'refused', message: { key: 'app.too-many', params: { max: step.max } } };
  if (ids.length < min) return { kind: 'refused', message: { key: 'app.too-few', params: { min } } };
  return words === '' ? answer(ids) : { kind: 'answer', value: ids, other: words };
}
