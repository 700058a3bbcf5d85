/** What a choice offers just now. */
import type { Dialogue } from './dialogue.ts';
import type { MunicipalOption } from './vocabulary.ts';
import { liveAnswer } from './live.ts';
import type { OfferedOption } from './output.ts';
import type { ProgramEntry } from './program.ts';
import type { Options } from './script.ts';
import type { Answers } from './state.ts';

/** The options of an entry, in the order of the script or the catalogue; empty for kinds without any. */
export function optionsOf(dialogue: Dialogue, answers: Answers, entry: ProgramEntry): readonly OfferedOption[] {
  return 'options' in entry.step && entry.step.options !== undefined ? offered(dialogue, answers, entry.step.options) : [];
}

function offered(dialogue: Dialogue, answers: Answers, options: Options): readonly OfferedOption[] {
  switch (options.from) {
    case 'list':
      return listed(options);
    case 'offers':
      return dialogue.data.offers.map(municipal);
    case 'mentors':
      return dialogue.data.mentors.map(municipal);
    case 'answers':
      return chosen(dialogue, answers, options.of);
    default:
      return options satisfies never;
  }
}

const lists = new WeakMap<Options, readonly OfferedOption[]>();

/** The choices of a list are the same for everyone. */
function listed(options: Extract<Options, { readonly from: 'list' }>): readonly OfferedOption[] {
  const known = lists.get(options) ?? options.ids.map((id) => ({ id, text: listText(options.list, id) }));
  lists.set(options, known);
  return known;
}

/** `lists.barrier-areas.sleep` of the script, or `app.lists.rhythm-forms.phone` of the house. */
export function listText(list: string, id: string): string {
  return list.startsWith('app.') ? `app.lists.${list.slice('app.'.length)}.${id}` : `lists.${list}.${id}`;
}

function municipal(option: MunicipalOption): OfferedOption {
  const { id, label, hint } = option;
  return hint === undefined ? { id, label } : { id, label, hint };
}

/**
 * The choices of an earlier answer, in the order chosen: the rounds of a repeat, or a filtered list. "Noget andet" is
 * named by the citizen's own words, in every language.
 */
export function chosen(dialogue: Dialogue, answers: Answers, textKey: string): readonly OfferedOption[] {
  const source = dialogue.program.byText.get(textKey);
  if (source === undefined) return [];
  const answer = liveAnswer(dialogue, answers, textKey, undefined);
  if (answer === undefined || !Array.isArray(answer.value)) return [];
  const all = optionsOf(dialogue, answers, source);
  return answer.value.flatMap((id: string) => {
    if (id === 'other') return [otherOption(dialogue, answer.other ?? '')];
    const found = all.find((option) => option.id === id);
    return found === undefined ? [] : [found];
  });
}

function otherOption(dialogue: Dialogue, words: string): OfferedOption {
  return { id: 'other', label: Object.fromEntries(Object.keys(dialogue.lexicon).map((language) => [language, words])) };
}
