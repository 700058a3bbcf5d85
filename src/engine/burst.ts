/** Pieces of one answer: on SMS and in Teams people write own words in several messages. They are joined before they are an answer. */
import { answerOpen, type SaidNow } from './answering.ts';
import { hear } from './lexicon.ts';
import { placeOf } from './path.ts';
import { recogniseWithout } from './recognise.ts';
import type { Burst, Open } from './state.ts';
import { effect, put, type Turn } from './turn.ts';
import { wrongBy } from './wrong-clock.ts';

/** Milliseconds in which the next piece is waited for. */
const joinWithin = 4000;

type StepOpen = Extract<Open, { kind: 'step' }>;

/**
 * Keeps a piece until no more come, where the open question asks for own words and the channel joins. A way past the question that stands
 * alone is taken at once. Absent where the message is to be answered as it is.
 */
export function collect(turn: Turn, text: string): Turn | undefined {
  const open = joinable(turn);
  if (open === undefined) return undefined;
  const lexicon = turn.dialogue.lexicon[turn.state.language]!;
  const place = placeOf(turn.dialogue, turn.state.answers, turn.state.cursor!)!;
  if (open.burst === undefined && recogniseWithout(hear(text, lexicon), lexicon, place.entry.step) !== undefined) return undefined;
  const until = new Date(Date.parse(turn.state.at) + joinWithin).toISOString();
  const burst: Burst = { parts: [...(open.burst?.parts ?? []), text], until };
  return effect(put(turn, { open: { ...open, burst } }), { kind: 'due', name: 'burst', at: until });
}

/** The open question, where it asks for own words. */
function joinable({ dialogue, state }: Turn): StepOpen | undefined {
  const { open, cursor } = state;
  if (open?.kind !== 'step' || cursor === undefined) return undefined;
  return placeOf(dialogue, state.answers, cursor)?.entry.step.ask === 'text' ? open : undefined;
}

/** Closes the pieces that are waiting, at the tick that was set for them: a piece that came later has set another one. */
export function closeAtTick(turn: Turn): Turn {
  const { open, at } = turn.state;
  if (open?.kind !== 'step' || open.burst === undefined) return turn;
  const left = Date.parse(open.burst.until) - Date.parse(at);
  return left <= 0 || left > wrongBy ? close(turn) : turn;
}

/**
 * Takes the pieces as one answer, line by line as they were written. Where the last one passes the question by, that is the answer, and
 * what was written before it is kept as its quote. The same turn where no pieces wait.
 */
export function close(turn: Turn): Turn {
  const { open, language } = turn.state;
  if (open?.kind !== 'step' || open.burst === undefined) return turn;
  const { burst, ...rest } = open;
  const lexicon = turn.dialogue.lexicon[language]!;
  const text = burst.parts.join('\n');
  const last = hear(burst.parts.at(-1)!, lexicon);
  const said: SaidNow = { text, at: turn.state.at, heard: lexicon.without.has(last.core) ? last : hear(text, lexicon) };
  return answerOpen(put(turn, { open: rest }), said);
}
