/** Choosing one of one's own answers to give anew. */
import { ask, askAgain, tokenOf } from './advance.ts';
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

/** Which answer is to be changed: a tap on its line, or its number. */
export function pickToChange(turn: Turn, keys: readonly string[], said: { readonly folded: string; readonly tapped?: string }): Turn {
  const numbers = readNumbers(said.folded, turn.dialogue.lexicon[turn.state.language]!);
  const target = said.tapped ?? (numbers.length === 1 ? keys[numbers[0]! - 1] : undefined);
  const place = target === undefined || !keys.includes(target) ? undefined : placeByKey(turn, target);
  return place === undefined ? askAgain(say(turn, { key: 'app.nothing-to-change' })) : ask(turn, place);
}

/** The place of a full answer key, where it is on the path. */
export function placeByKey(turn: Turn, key: string): Place | undefined {
  const dot = key.indexOf('.');
  const round = /^(.+?)\[(.+?)\]\.(.+)$/.exec(key.slice(dot + 1));
  const text = round === null ? key : `${key.slice(0, dot)}.${round[3]}`;
  const entry = turn.dialogue.program.byText.get(text);
  if (entry === undefined) return undefined;
  const cursor = round === null ? { index: entry.index } : { index: entry.index, each: round[2]! };
  return placeOf(turn.dialogue, turn.state.answers, cursor);
}
