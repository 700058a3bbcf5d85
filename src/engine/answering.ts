/** A message that is no command: an answer to what is open. */
import { accept, offerReadings, offerUnderstood, refuse, triesOf, unclear } from './accepting.ts';
import { ask, askAgain } from './advance.ts';
import { sameValue } from './answers.ts';
import { openChangeList, pickToChange } from './changing.ts';
import type { Reply } from './input.ts';
import { onlyFillers, type Heard } from './lexicon.ts';
import { wordsOf } from './fold.ts';
import { understand } from './kinds/index.ts';
import { polarity } from './kinds/yes-no.ts';
import { optionsOf } from './options.ts';
import { placeOf, type Place } from './path.ts';
import { allows, recogniseWithout } from './recognise.ts';
import { askedStep } from './short-way.ts';
import type { Open, Value, Without } from './state.ts';
import { effect, say, type Turn } from './turn.ts';
import { understandingOf, type Understood } from './understand/understanding.ts';

/** What was said: the text as written (or the label of what was tapped), and the tap. */
export interface SaidNow {
  readonly text: string;
  readonly heard: Heard;
  readonly reply?: Reply;
  readonly at: string;
}

/** Answers what is open. Where nothing is, the message is kept and passed on. */
export function answerOpen(turn: Turn, said: SaidNow): Turn {
  const { open, cursor } = turn.state;
  if (open?.kind === 'change')
    return pickToChange(turn, open.keys, {
      core: said.heard.core,
      ...(typeof said.reply?.value === 'string' && { tapped: said.reply.value }),
    });
  const place = cursor === undefined ? undefined : placeOf(turn.dialogue, turn.state.answers, cursor);
  if (place === undefined) return cursor === undefined ? note(turn, said) : askAgain(turn);
  if (open?.kind === 'readings') return chooseReading(turn, place, { open, said });
  if (open?.kind === 'confirm') return confirmUnderstood(turn, place, { open, said });
  return settle(turn, place, said, meaning(turn, place, said));
}

/** What was said, as the kind of step understands it. */
function meaning(turn: Turn, place: Place, said: SaidNow): Understood | { readonly kind: 'without'; readonly why: Without } {
  const step = askedStep(turn.dialogue, turn.state.answers, place.entry);
  const value = said.reply?.value;
  if (typeof value === 'object' && 'none' in value) {
    return allows(step, value.none) ? { kind: 'without', why: value.none } : { kind: 'unclear' };
  }
  const lexicon = turn.dialogue.lexicon[turn.state.language]!;
  const why = said.reply === undefined ? recogniseWithout(said.heard, lexicon, step) : undefined;
  if (why === 'refused') return { kind: 'unclear' };
  if (why !== undefined) return { kind: 'without', why };
  const options = optionsOf(turn.dialogue, turn.state.answers, place.entry);
  const by = understandingOf(turn.dialogue, turn.state.language, { ...said, tries: triesOf(turn), options });
  return understand(step, said.reply === undefined ? { kind: 'text' } : { kind: 'reply', reply: said.reply }, by);
}

function settle(turn: Turn, place: Place, said: SaidNow, meant: ReturnType<typeof meaning>): Turn {
  switch (meant.kind) {
    case 'answer':
      if (meant.confirm === true) return offerUnderstood(turn, place, { ...meant, text: said.text });
      return accept(turn, place, {
        value: meant.value,
        ...(meant.other !== undefined && { other: meant.other }),
        ...quoteOf(said, meant.value),
      });
    case 'without':
      return accept(turn, place, { value: { none: meant.why }, ...quoteOf(said, { none: meant.why }) });
    case 'readings':
      return offerReadings(turn, place, { values: meant.values, text: said.text });
    case 'refused':
      return refuse(turn, place, meant.message);
    case 'change':
      return openChangeList(turn);
    case 'unclear':
      return unclear(turn, place);
    default:
      return meant satisfies never;
  }
}

/** Own text is kept verbatim beside a value that differs from it; a tap has no words of its own. */
function quoteOf(said: SaidNow, value: Value): { readonly quote?: string } {
  const text = said.text.trim();
  return said.reply !== undefined || text === value || text === '' ? {} : { quote: text };
}

/** "Ja" takes what was understood, "nej" asks again; anything else is a new answer to the question itself. */
function confirmUnderstood(
  turn: Turn,
  place: Place,
  now: { readonly open: Extract<Open, { kind: 'confirm' }>; readonly said: SaidNow },
): Turn {
  const { open, said } = now;
  const { value, other, text } = open;
  switch (agreementIn(turn, said)) {
    case 'yes':
      return accept(turn, place, { value, quote: text, ...(other !== undefined && { other }) });
    case 'no':
      return ask(say(turn, { key: 'app.confirm.no' }), place);
    default:
      return settle(turn, place, said, meaning(turn, place, said));
  }
}

function agreementIn(turn: Turn, said: SaidNow): unknown {
  if (said.reply !== undefined) return said.reply.value;
  const lexicon = turn.dialogue.lexicon[turn.state.language]!;
  if (lexicon.send.has(said.heard.folded)) return 'yes';
  const by = understandingOf(turn.dialogue, turn.state.language, { ...said, tries: 0, options: [] });
  const [only, more] = polarity(by);
  return more === undefined ? only : undefined;
}

/**
 * Which of the readings was meant. Anything else is taken as a new answer to the question itself; what is no answer to it either leads
 * back to the question, where misses are counted.
 */
function chooseReading(
  turn: Turn,
  place: Place,
  now: { readonly open: Extract<Open, { kind: 'readings' }>; readonly said: SaidNow },
): Turn {
  const { open, said } = now;
  const tapped = open.values.find((value) => said.reply !== undefined && sameValue(value, said.reply.value as Value));
  const named = tapped ?? byPlace(turn, open.values, said);
  if (named !== undefined) return accept(turn, place, { value: named, quote: open.text });
  const meant = meaning(turn, place, said);
  return settle(turn, place, said, meant);
}

/** "den første": the place among the readings, in words, where that is not one of the readings itself. */
function byPlace(turn: Turn, values: readonly Value[], said: SaidNow): Value | undefined {
  const nth = said.reply === undefined ? turn.dialogue.lexicon[turn.state.language]!.numbers.get(said.heard.core) : undefined;
  return nth === undefined || values.includes(nth) ? undefined : values[nth - 1];
}

/** Nothing is open: the words are kept and passed on. Mere thanks raise nothing. */
function note(turn: Turn, said: SaidNow): Turn {
  const { folded } = said.heard;
  const lexicon = turn.dialogue.lexicon[turn.state.language]!;
  const polite = wordsOf(folded).length === 0 || onlyFillers(folded, lexicon) || lexicon.yes.has(folded);
  return polite
    ? say(turn, { key: 'app.thanks', optional: true })
    : effect(say(turn, { key: 'app.noted' }), { kind: 'raise-task', task: 'message' });
}
