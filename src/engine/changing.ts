/** Choosing one of one's own answers to give anew. */
import { ask, tokenOf } from './advance.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { ReadBackLine } from './output.ts';
import { placeOf, type Place } from './path.ts';
import { changeQuestion } from './question.ts';
import { readBack } from './readback.ts';
import { pose, put, say, type Turn } from './turn.ts';
import { readNumbers } from './understand/numbers.ts';

/** Shows the list of own answers. */
export function openChangeList(turn: Turn): Turn {
  const keys = readBack(turn.dialogue, turn.state.answers).map((line) => line.key);
  const open = { kind: 'change', token: tokenOf(turn), keys } as const;
  const moved = put(turn, { status: turn.state.status === 'done' ? 'done' : 'open', open });
  return pose(moved, changeQuestion(turn.dialogue, moved.state, open.token));
}

/** Which answer is to be changed: a tap on its line, its number, or words that stand in it. What is none of these shows the list again. */
export function pickToChange(turn: Turn, keys: readonly string[], said: { readonly core: string; readonly tapped?: string }): Turn {
  const numbers = readNumbers(said.core, turn.dialogue.lexicon[turn.state.language]!);
  const target = said.tapped ?? (numbers.length === 1 ? keys[numbers[0]! - 1] : keyByWords(turn, said.core));
  const place = target === undefined || !keys.includes(target) ? undefined : placeByKey(turn, target);
  return place === undefined ? openChangeList(say(turn, { key: 'app.again.number' })) : ask(turn, place);
}

/** The one answer in which the words stand. An answer of a round gives way to the choice that the round is about. */
function keyByWords(turn: Turn, core: string): string | undefined {
  const lexicon = turn.dialogue.lexicon[turn.state.language]!;
  const lines = readBack(turn.dialogue, turn.state.answers).filter(
    (line) => core !== '' && ` ${wordsIn(line, lexicon)} `.includes(` ${core} `),
  );
  const whole = lines.filter((line) => line.each === undefined);
  const [only, more] = whole.length > 0 ? whole : lines;
  return more === undefined ? only?.key : undefined;
}

/** All words by which an answer may be named: what was written, and the words for what was chosen. */
function wordsIn(line: ReadBackLine, lexicon: Lexicon): string {
  const ids: readonly unknown[] = Array.isArray(line.value) ? line.value : [line.value];
  const chosen = [...line.options.filter((option) => ids.includes(option.id)), ...(line.each === undefined ? [] : [line.each])];
  const labels = chosen.flatMap((option) => lexicon.options.get(option.text ?? '') ?? Object.values(option.label ?? {}).map(fold));
  const own = line.kind === 'text' && typeof line.value === 'string' ? [fold(line.value)] : [];
  return [...own, ...labels, fold(line.other ?? '')].join(' | ');
}

/** The place of a full answer key, where it is on the path. */
export function placeByKey(turn: Turn, key: string): Place | undefined {
  const dot = key.indexOf('.');
  const round = /^(.+?)\[(.+?)\]\.(.+)$/.exec(key.slice(dot + 1));
  const text = round === null ? key : `${key.slice(0, dot)}.${round[3]}`;
  const entry = turn.dialogue.program.byText.get(text);
  if (entry === undefined) return undefined;
  const cursor = round === null ? { step: text } : { step: text, each: round[2]! };
  return placeOf(turn.dialogue, turn.state.answers, cursor);
}
