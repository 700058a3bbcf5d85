/** Every code of fault, in one place: how grave it is, and what it means. The documentation of `npm run check` is made from this. */

/** An error blocks: `npm run check` ends with 1, and nothing runs on it. A warning is shown, and may be allowed in place with a reason. */
export type Level = 'error' | 'warning';

/** One code, as whoever writes scripts and texts is told of it. */
export interface CodeEntry {
  readonly level: Level;
  /** One line. */
  readonly meaning: string;
}

const error = (meaning: string): CodeEntry & { readonly level: 'error' } => ({ level: 'error', meaning });
const warning = (meaning: string): CodeEntry & { readonly level: 'warning' } => ({ level: 'warning', meaning });

/** Faults of any file: its form, its keys, its place. */
const files = {
  yaml: error('The file is no YAML, or is nested too deep.'),
  aliases: error('The file points at parts of itself too often.'),
  'too-large': error('The file is larger than a script or its texts can be, and is not read.'),
  'duplicate-key': error('The same key stands twice in one place.'),
  'unknown-key': error('A key that is not known in its place.'),
  missing: error('Something that must be there is not.'),
  shape: error('A value of another kind than it may be.'),
  'missing-file': error('A file that must be there is not.'),
  'unknown-file': warning('A file that belongs to no script.'),
  'stale-schema': error('A JSON Schema is not the one of this version.'),
  'duplicate-name': error('Two transcripts have one name.'),
  'allow-unknown': warning('A comment allows a code that there is not.'),
  'allow-error': warning('A comment allows an error, and errors cannot be allowed.'),
  'allow-reason': warning('A comment allows something and gives no reason.'),
  'allow-unused': warning('A comment allows something that is not there.'),
} as const;

/** Faults of a script. */
const scripts = {
  'bad-id': error('An id that is not lower-case letters, digits and hyphens.'),
  'id-file': error('The id of a script is not the name of its file.'),
  'reserved-id': error('A section has a name that stands for something else.'),
  empty: error('A script without sections, or a section without steps.'),
  'unknown-kind': error('There is no such kind of step.'),
  'nested-repeat': error('A repeat or a call stands within a repeat.'),
  'unknown-call': error('A call of a shared section that there is not.'),
  'endless-loop': error('A shared section calls itself, directly or through another.'),
  'given-options': error('What is brought has options and is no choice, or is a choice and has none.'),
  'duplicate-step': error('Two steps of a section have one id.'),
  'too-many-steps': error('A section has more steps than a section may have.'),
  limits: error('Limits of an answer that cannot be met.'),
  'list-name': error('A list or a choice has a name that stands for something else.'),
  'duplicate-choice': error('A choice stands twice in its list.'),
  'unknown-list': error('A step offers a list that there is not.'),
  'unused-list': error('No step offers the list.'),
  'plan-slot': error('A slot that the plan has not, or that does not go with its step.'),
  'duplicate-slot': error('Two steps feed one slot of the plan, and no condition parts them.'),
  'unknown-answer': error('A reference to a step that there is not.'),
  'later-answer': error('An answer is read before it can have been given.'),
  'no-answer': error('A reference to a step that has no answer.'),
  'outside-round': error('The answer of a round is read outside its repeat.'),
  'each-outside': error('"each" stands outside a repeat.'),
  'repeat-not-choices': error('A repeat runs over something that is not several choices.'),
  'options-not-choices': error('Options come from something that is not several choices.'),
  'unknown-move': error('A move of `migrate:` leads to a step that there is not.'),
  'short-way': error('A short way that cannot be taken, sent or widened as it is written.'),
  'slot-without-line': error('A step feeds the plan and has no answer that could be a line of it.'),
  'slot-unfilled': warning('A part of the plan that no script fills.'),
  'unreachable-step': error('A step, a repeat or a section whose condition can never hold.'),
  'dead-end': error('A question that asks for more than it may have to offer, and cannot be passed by.'),
  'unmarked-sensitive': error('A step repeats a sensitive answer and is not marked sensitive itself.'),
  'no-schema': warning('A script does not name the JSON Schema that helps in an editor.'),
  'condition-syntax': error('A condition that cannot be read.'),
  'condition-forbidden': error('A condition has something that conditions have not, such as a pattern or a calculation.'),
  'condition-costly': error('A condition is longer or deeper than a condition may be.'),
  'condition-type': error('A condition compares things that cannot be compared.'),
  'condition-literal': error('A condition names a choice that the step does not have.'),
} as const;

/** Faults of texts. */
const texts = {
  'missing-text': error('A text is missing, in Danish or in a language that is checked.'),
  'unused-text': warning('Nothing shows the text.'),
  'text-syntax': error('A text that is no ICU MessageFormat.'),
  'unknown-parameter': error('A text has a parameter that it is not given.'),
  'parameters-differ': error('A text has other parameters than in Danish.'),
  'page-text': error('A text of a page has more in it than pages can show.'),
  'word-collision': error('A word for a command, or for passing a question by, is also a word for something else.'),
  'long-sentence': warning('A sentence of more than 20 words.'),
  'hard-words': warning('A message with many long words.'),
  'hard-to-read': warning('The texts of a section are hard to read, as LIX measures it.'),
  'avoid-word': warning('A word of the administration, where a citizen reads.'),
  'sms-parts': warning('A text that may go by SMS takes more than three parts.'),
  'sms-characters': warning('A character that makes an SMS twice as dear, in Danish or English.'),
  'sms-sensitive': error('A text for SMS of a step that is sensitive.'),
  'long-button': warning('A button text that a Teams card cuts off.'),
  untranslated: warning('A text is missing in a language that is not checked.'),
  'stale-translation': warning('The Danish text has changed since it was translated.'),
  'unnoted-translation': warning('It is not noted which Danish text a translation stands for.'),
  'unchecked-translation': warning('No person has checked the texts of a language.'),
} as const;

/** Every code with its level and its meaning. */
export const codes = { ...files, ...scripts, ...texts } as const;
/** The code of a fault. */
export type Code = keyof typeof codes;

/** How grave a code is. */
export function levelOf(code: Code): Level {
  return codes[code].level;
}

/** True for the name of a code. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}
