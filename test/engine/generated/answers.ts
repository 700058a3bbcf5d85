/** Answers that a question takes: by its buttons, and in words. */
import type { Reply } from '../../../src/engine/input.ts';
import type { Question } from '../../../src/engine/output.ts';

/** The value in a reply. */
export type ReplyValue = Reply['value'];

/** What a button sends. */
export interface Tapped {
  readonly value: ReplyValue;
  readonly other?: string;
}

const pickOf = <T>(all: readonly T[], pick: number): T => all[pick % all.length]!;
const words = ['Mere ro i hverdagen', 'Arbejde med dyr', 'En fast rytme', 'at sove', '🌳 ude'] as const;

/**
 * One of the answers that may be given by a button. Absent where there is none: then nobody could answer by a button.
 *
 * @param today the day of the turn, which every step that asks for a day takes; it is the answer of pick 0
 */
export function replyTo(question: Question, pick: number, today: string): Tapped | undefined {
  switch (question.kind) {
    case 'yes-no':
      return { value: pickOf(['yes', 'no'], pick) };
    case 'text':
      return { value: pickOf(words, pick) };
    case 'scale':
      return { value: pick % 11 };
    case 'number':
      return { value: (question.min ?? 0) + (pick % ((question.max ?? 0) - (question.min ?? 0) + 1)) };
    case 'date':
      return { value: pickOf([today, today, '2031-02-03', '2019-12-15'], pick) };
    case 'choice':
      return choiceOf(question, pick);
    case 'choices':
      return choicesOf(question, pick);
    case 'summary':
      return { value: { send: true } };
    case 'readings':
      return { value: pickOf(question.values ?? [], pick) };
    case 'confirm':
      return { value: pickOf(['yes', 'yes', 'no'], pick) };
    case 'change':
      return question.lines?.length ? { value: pickOf(question.lines, pick).key } : undefined;
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return undefined;
    default:
      return question.kind satisfies never;
  }
}

function choiceOf({ options, other }: Question, pick: number): Tapped | undefined {
  const all: readonly Tapped[] = [
    ...options.map(({ id }) => ({ value: id })),
    ...(other && !options.some(({ id }) => id === 'other') ? [{ value: 'other', other: 'Min nabo' }] : []),
  ];
  return all.length === 0 ? undefined : pickOf(all, pick);
}

function choicesOf({ options, other, min = 0, max = 8 }: Question, pick: number): Tapped | undefined {
  const ids = options.map(({ id }) => id);
  const all = [...ids, ...(other && !ids.includes('other') ? ['other'] : [])];
  const most = Math.min(max, all.length);
  if (most < min) return undefined;
  const count = min + (pick % (most - min + 1));
  const turned = [...all.slice(pick % Math.max(1, all.length)), ...all.slice(0, pick % Math.max(1, all.length))];
  const value = turned.slice(0, count);
  return value.includes('other') && !ids.includes('other') ? { value, other: 'Min hund' } : { value };
}

/** The same in words, as somebody would write it. It may be understood in more ways than one. */
export function wordsFor(question: Question, pick: number, today: string): string {
  const reply = replyTo(question, pick, today);
  if (reply === undefined) return 'det ved jeg ikke';
  const { value } = reply;
  if (typeof value === 'object' && 'send' in value) return 'send';
  if (value === 'yes' || value === 'no') return value === 'yes' ? 'ja tak' : 'nej';
  const ids: readonly (string | number)[] =
    typeof value === 'string' || typeof value === 'number' ? [value] : Array.isArray(value) ? value : [];
  if (ids.length === 0) return 'ingen';
  return ids.map((id) => (id === 'other' ? 'Min hund er syg' : id)).join(pickOf([', ', ' og '], pick));
}
