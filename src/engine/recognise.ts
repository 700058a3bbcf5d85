/** Commands and ways past a question, as people write them. They are looked for before anything is taken as an answer. */
import { wordsOf } from './fold.ts';
import type { Command } from './input.ts';
import { strip, type Heard, type Lexicon } from './lexicon.ts';
import type { Language, StepBase } from './script.ts';
import type { Without } from './state.ts';
import { readNumbers } from './understand/numbers.ts';

/** A command in a text. `nth`: "jeg vil ændre det første". */
export interface Recognised {
  readonly command: Command;
  readonly nth?: number;
  /** Language only: the one that was named. */
  readonly target?: Language;
}

/** The command that a text is, if it is one as a whole. In the language that is spoken first, and then in every other. */
export function recogniseCommand({ folded, core }: Heard, lexicon: Lexicon): Recognised | undefined {
  const language = lexicon.languages.get(folded);
  if (language !== undefined) return { command: 'language', target: language };
  const wrapped = !isReply(folded, lexicon) && isWrapped(folded, core, lexicon);
  const command = lexicon.commands.get(folded) ?? (wrapped ? lexicon.commands.get(core) : undefined);
  if (command === 'language') return languageIn(folded, lexicon);
  if (command !== undefined) return { command };
  const nth = changeOf(folded, lexicon);
  if (nth !== undefined) return { command: 'change', nth };
  const foreign = lexicon.foreign.get(folded);
  return foreign === undefined ? undefined : { command: foreign };
}

/** True for a reply as a whole: "it is correct" sends, though without its politeness it would be "correct", a command. */
function isReply(folded: string, { yes, no, send, without }: Lexicon): boolean {
  return yes.has(folded) || no.has(folded) || send.has(folded) || without.has(folded);
}

/** The language that a command names, in whatever form its name stands there; none in "skift sprog". */
function languageIn(folded: string, lexicon: Lexicon): Recognised {
  const [, target] = [...lexicon.languageNames].find(([name]) => folded.includes(name)) ?? [];
  return { command: 'language', ...(target !== undefined && { target }) };
}

/** "jeg vil gerne pause", "pause tak": a command with politeness around it. "Hvad jeg vil" is no "hvad". */
function isWrapped(folded: string, core: string, { please }: Lexicon): boolean {
  const rest = folded.slice(core.length).trim();
  return folded.endsWith(core) || (folded.startsWith(core) && (wordsOf(rest).length < 2 || please.has(rest)));
}

/** "ret 3", "jeg vil ændre det første": a change command followed by a number and little else. */
function changeOf(folded: string, lexicon: Lexicon): number | undefined {
  const phrase = lexicon.changeWords.filter((words) => folded.startsWith(`${words} `)).toSorted((a, b) => b.length - a.length)[0];
  if (phrase === undefined) return undefined;
  const rest = strip(folded.slice(phrase.length + 1), lexicon);
  const numbers = wordsOf(rest).length <= 3 ? readNumbers(rest, lexicon) : [];
  return numbers.length === 1 ? numbers[0] : undefined;
}

/**
 * The way past the question that a text is. Where the step does not allow just that way but another one, the other one is
 * taken ("ved ikke" where one may skip), because it is what was meant: no answer. `refused`: the step allows none.
 */
export function recogniseWithout({ folded, core }: Heard, lexicon: Lexicon, step: StepBase): Without | 'refused' | undefined {
  const why = lexicon.without.get(folded) ?? lexicon.without.get(core);
  if (why === undefined) return undefined;
  return [why, 'skipped' as const, 'unknown' as const, 'declined' as const].find((way) => allows(step, way)) ?? 'refused';
}

/** True where a step may be passed by in that way. */
export function allows(step: StepBase, why: Without): boolean {
  return why === 'skipped' ? step.skippable : why === 'unknown' ? step.unknown : step.declinable;
}
