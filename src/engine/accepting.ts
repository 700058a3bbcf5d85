/** What comes of an answer: taken and reflected, refused, not understood, or read back before it is taken. */
import { advance, ask, record, tokenOf } from './advance.ts';
import { answerOf, fullKey, sameValue } from './answers.ts';
import type { Message } from './output.ts';
import { minutesLeft } from './parts.ts';
import { cursorOf, type Place } from './path.ts';
import { answerParam, paramsOf, questionAt } from './question.ts';
import { askedStep, asksWay, isShort, ways, widened, wordingOf } from './short-way.ts';
import type { Answer, Open, Value } from './state.ts';
import { effect, pose, put, say, type Turn } from './turn.ts';

type Given = Pick<Answer, 'value' | 'quote' | 'other'>;

/** Takes an answer: recorded with what it rests on, reflected, and on to the next question. */
export function accept(turn: Turn, place: Place, answered: Given): Turn {
  const given = inForm(turn, place, answered);
  if (asksWay(turn.dialogue, place.entry) && isShort(turn.dialogue, turn.state.answers) && given.value !== ways.short) {
    return widen(turn, place, given);
  }
  const earlier = answerOf(turn.state.answers, place.entry, place.each?.id);
  const key = fullKey(place.entry, place.each?.id);
  const moved = earlier !== undefined && !(sameValue(earlier.value, given.value) && earlier.other === given.other);
  const recorded = effect(record(turn, place, given), { kind: 'record', event: earlier === undefined ? 'answered' : 'changed', key });
  if (place.entry.step.ask === 'summary') return advance(effect(thank(recorded, place, given), { kind: 'submit' }), cursorOf(place));
  if (earlier === undefined) return advance(counted(thank(recorded, place, given), place), cursorOf(place));
  return advance(say(recorded, { key: 'app.changed' }), undefined, moved);
}

/** One choice is kept as the list of one, where several are asked for as one: the same question on either way. */
function inForm({ dialogue, state }: Turn, { entry }: Place, given: Given): Given {
  const one = entry.step.ask === 'choices' && askedStep(dialogue, state.answers, entry).ask === 'choice';
  return one && typeof given.value === 'string' ? { ...given, value: [given.value] } : given;
}

/** The whole way instead of the short one. What was told stands, and the first question without an answer comes next. */
export function widen(turn: Turn, way: Place, given: Given): Turn {
  const key = fullKey(way.entry, undefined);
  const recorded = effect(record(turn, way, given), { kind: 'record', event: 'changed', key });
  const { dialogue, state } = recorded;
  const wide = put(recorded, { answers: widened(dialogue, state.answers) });
  return advance(say(wide, { key: 'app.more', params: { minutes: minutesLeft(dialogue, wide.state.answers) } }), undefined, true);
}

/** One question less of the portion that was chosen. */
function counted(turn: Turn, { entry }: Place): Turn {
  const { portion } = turn.state;
  return portion === undefined || entry.section.intro === true ? turn : put(turn, { portion: Math.max(0, portion - 1) });
}

/** The reflection after an answer, where the script has one; nothing is reflected where the question was passed by. */
function thank(turn: Turn, place: Place, given: { readonly value: Value; readonly other?: string }): Turn {
  const text = wordingOf(turn.dialogue, turn.state.answers, place.entry);
  if (typeof given.value === 'object' && !Array.isArray(given.value)) return turn;
  const answer = answerParam(turn.dialogue, turn.state, place.entry, given);
  const params = { ...paramsOf(turn.dialogue, turn.state, place), answer };
  const spoken: Message = { key: `${text}.thanks`, params, optional: true, sensitive: place.entry.sensitive };
  return say(turn, spoken);
}

/** Understood, but it cannot be. That it cannot is said in so many words, so the question is not put in other ones as well. */
export function refuse(turn: Turn, place: Place, message: Message): Turn {
  const asked = unclear(say(turn, message), place);
  return asked.question === undefined || asked.question.tries === 3 ? asked : pose(asked, { ...asked.question, tries: 0 });
}

/** Not understood: asked again in other words, and from the third time a person is offered and told. */
export function unclear(turn: Turn, place: Place): Turn {
  const tries = triesOf(turn) + 1;
  if (tries < 3) return ask(turn, place, tries);
  const stuck = say(turn, { key: 'app.stuck' });
  return ask(tries === 3 ? effect(stuck, { kind: 'raise-task', task: 'stuck' }) : stuck, place, tries);
}

/** How often the open question was asked again already. */
export function triesOf(turn: Turn): number {
  return turn.state.open?.kind === 'step' ? turn.state.open.tries : 0;
}

/** What can be read in several ways is offered, never guessed; the text is kept. */
export function offerReadings(turn: Turn, place: Place, found: { readonly values: readonly Value[]; readonly text: string }): Turn {
  const open: Open = { kind: 'readings', token: tokenOf(turn), ...found };
  const moved = put(turn, { open });
  return pose(moved, questionAt(turn.dialogue, moved.state, place, open));
}

/** Several things in one answer: what was understood is read back, and taken only when the citizen says that it is right. */
export function offerUnderstood(
  turn: Turn,
  place: Place,
  found: { readonly value: Value; readonly other?: string; readonly text: string },
): Turn {
  const { value, other, text } = found;
  const open: Open = { kind: 'confirm', token: tokenOf(turn), value, text, ...(other !== undefined && { other }) };
  const moved = put(turn, { open });
  return pose(moved, questionAt(turn.dialogue, moved.state, place, open));
}
