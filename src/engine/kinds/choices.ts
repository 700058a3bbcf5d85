import { fold, wordsOf } from '../fold.ts';
import { strip } from '../lexicon.ts';
import type { ChoicesStep } from '../script.ts';
import { matchOptions } from '../understand/match.ts';
import { answer, unclear, type Understanding, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** Several, in the order they were named. What matches none is "noget andet" in own words, where that is offered. */
export const choices: Kind<ChoicesStep> = {
  fromText: (step, by) => {
    if (by.lexicon.nothing.has(by.core) || by.lexicon.no.has(by.core)) return limited(step, [], '');
    const parts = split(by.text, by).map((words) => ({ words, ids: matchOptions(strip(fold(words), by.lexicon), by) }));
    const unknown = parts.filter((part) => part.ids.length === 0).map((part) => part.words);
    if (unknown.length > 0 && !step.other) return unclear;
    return limited(step, [...new Set(parts.flatMap((part) => part.ids))], unknown.join(', '));
  },
  fromReply: (step, reply, by) => {
    if (!Array.isArray(reply.value) || !reply.value.every((id) => typeof id === 'string')) return unclear;
    const ids = [...new Set(reply.value)];
    const words = ids.includes('other') ? (reply.other?.trim() ?? '') : '';
    if (ids.includes('other') && (words === '' || !step.other)) return unclear;
    const known = ids.filter((id) => id !== 'other');
    if (!known.every((id) => by.options.some((option) => option.id === id))) return unclear;
    return limited(step, known, words);
  },
};

/** The parts of a list: at commas, line breaks and words such as "og". A part that an option knows as a whole stays one. */
function split(text: string, by: Understanding): readonly string[] {
  const whole = matchOptions(by.core, { ...by, options: by.options.filter((option) => by.wordsFor(option).includes(by.core)) });
  if (whole.length > 0) return [by.core];
  const rough = text.split(/[,;\n\r/+&]+|\.(?=\s|$)/u);
  const parts = rough.flatMap((part) => {
    const groups: string[][] = [[]];
    for (const word of part.trim().split(/\s+/)) {
      if (by.lexicon.and.has(fold(word))) groups.push([]);
      else groups.at(-1)!.push(word);
    }
    return groups.map((group) => group.join(' '));
  });
  return parts.filter((part) => wordsOf(fold(part)).length > 0);
}

function limited(step: ChoicesStep, ids: readonly string[], words: string): Understood {
  const all = words === '' ? ids : [...ids, 'other'];
  if (all.length > step.max) return { kind: 'refused', message: { key: 'app.too-many', params: { max: step.max } } };
  if (all.length < step.min) return { kind: 'refused', message: { key: 'app.too-few', params: { min: step.min } } };
  return words === '' ? answer(all) : { kind: 'answer', value: all, other: words };
}
