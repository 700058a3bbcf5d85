/** Figures of walks: how long they take to read and write, what they would cost by SMS, and the least, median and most of many. */
import type { Question } from '../../engine/output.ts';
import type { Card, Rendered } from '../../messages/card.ts';
import { readingOf } from '../../messages/reading.ts';
import { numbered, smsLength } from '../../messages/sms.ts';
import type { RenderContext } from '../../messages/types.ts';
import { textOf, textParams } from '../../messages/words.ts';
import type { Scene, Setting } from './scene.ts';

/**
 * Words read in a minute. Adults read 238 words of plain fact silently (Brysbaert 2019, "How many words do we read per minute?", Journal
 * of Memory and Language 109; 190 studies). Half of it is taken, because many who use this read with trouble.
 */
export const wordsReadPerMinute = 119;

/**
 * Words written in a minute on a telephone: 36 (Palin et al. 2019, "How do people type on mobile devices?", MobileHCI; 37,000 people,
 * who copied what they read). Half of it is taken, because here one thinks while writing. A tap counts as one word.
 */
export const wordsWrittenPerMinute = 18;

/** Least, median and most of several; all 0 where there are none. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** Of an even number of values, the lower of the two in the middle is the median. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? 0, median: sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Minutes that reading and writing so many words take, to a tenth. */
export function minutesOf(read: number, written: number): number {
  return Math.round((read / wordsReadPerMinute + written / wordsWrittenPerMinute) * 10) / 10;
}

/** Words of what a turn shows: messages, question, reason, options, anchors and the lines of a read-back. */
export function wordsShown({ messages, card }: Rendered): number {
  const texts = messages.map(({ text }) => text);
  if (card !== undefined) {
    const { question, why, free, options, anchors, lines, other } = card;
    texts.push(question, why ?? '', free, other ?? '', ...options.flatMap(({ label, hint }) => [label, hint ?? '']));
    texts.push(...Object.values(anchors ?? {}), ...lines.flatMap(({ heading, text }) => [heading, text]));
  }
  return texts.reduce((sum, text) => sum + wordsIn(text), 0);
}

/** Words of a text. */
export function wordsIn(text: string): number {
  return readingOf(text).words;
}

/**
 * SMS parts of what a turn would send: each message, and the question in its words for SMS or with its options by number. What is sensitive
 * does not go by SMS and so costs nothing here.
 */
export function smsOf({ output, rendered, state }: Pick<Scene, 'output' | 'rendered' | 'state'>, setting: Setting): number {
  const kept = new Set(output.messages.flatMap(({ key, sensitive }) => (sensitive === true ? [key] : [])));
  const { question } = output;
  const own = question?.sensitive === true ? `${question.text}.` : undefined;
  const sent = rendered.messages.filter(({ key }) => !kept.has(key) && (own === undefined || !key.startsWith(own)));
  const context = { ...setting, language: state.language };
  const asked =
    question === undefined || question.sensitive || rendered.card === undefined ? [] : [smsQuestion(question, rendered.card, context)];
  return [...sent.map(({ text }) => text), ...asked].reduce((sum, text) => sum + smsLength(text).parts, 0);
}

function smsQuestion({ text, params }: Question, { question, options, kind, other }: Card, context: RenderContext): string {
  const own = `${text}.sms`;
  if (context.catalogue.has(context.language, own)) return textOf(own, context, textParams(params, context));
  if (kind === 'scale') return question;
  return numbered(question, [...options.map(({ label }) => label), ...(other === undefined ? [] : [other])]);
}
