/** Answers as people write them: with the words on the buttons, with numbers, or in words of their own. */
import type { Question } from '../../engine/output.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import type { Card } from '../../messages/card.ts';
import { answersTo, type Answering } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Phrases } from './phrases.ts';

/** What a citizen has before the eyes, and in mind. */
export interface View {
  readonly question: Question;
  readonly card: Card;
  readonly vocabulary: Vocabulary;
  readonly phrases: Phrases;
  readonly chance: Chance;
  /** Now, an ISO instant. */
  readonly at: string;
}

/** An answer in as few words as possible: "ja", "5", "2". */
export function inShort({ question, card, vocabulary, phrases, chance }: View): string {
  const { min = 0, max = 10 } = question;
  switch (question.kind) {
    case 'yes-no':
      return chance.pick([vocabulary.yes, vocabulary.no])[0] ?? '';
    case 'choice':
    case 'choices': {
      if (card.options.length === 0) return chance.pick(phrases.short);
      const index = Math.floor(chance.next() * card.options.length);
      return chance.maybe(0.5) ? String(index + 1) : card.options[index]!.label;
    }
    case 'scale':
    case 'number':
      return String(min + Math.floor(chance.next() * (max - min + 1)));
    case 'date':
      return chance.pick(Object.keys(vocabulary.days));
    case 'summary':
      return vocabulary.send[0] ?? '';
    case 'readings':
    case 'confirm':
      return chance.pick(card.options).label;
    case 'change':
      return String(1 + Math.floor(chance.next() * card.lines.length));
    case 'text':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return chance.pick(phrases.short);
    default:
      return question.kind satisfies never;
  }
}

/** The same with much around it: politeness, several things at once, a story where own words are asked for. */
export function atLength(view: View): string {
  const { question, card, vocabulary, phrases, chance } = view;
  if (question.kind === 'text') return chance.pick(phrases.long);
  const polite = (core: string): string => {
    const before = chance.maybe(0.5) ? `${chance.pick(phrases.before)} ` : '';
    return `${before}${core}${chance.maybe(0.6) ? ` ${chance.pick(phrases.after)}` : ''}`;
  };
  if (question.kind === 'yes-no') return polite(chance.pick(chance.pick([vocabulary.yes, vocabulary.no])));
  if (question.kind !== 'choices') return polite(inShort(view));
  const several = card.options.filter(() => chance.maybe(2.5 / card.options.length)).map(({ label }) => label);
  if (several.length === 0) return polite(inShort(view));
  const and = ` ${vocabulary.and[0] ?? ','} `;
  return polite(`${several.slice(0, -1).join(', ')}${several.length > 1 ? and : ''}${several.at(-1)!}`);
}

/** A button, at random: an answer in substance, or now and then a way past. */
export function tapped({ question, chance, at }: Pick<View, 'question' | 'chance' | 'at'>): Answering | undefined {
  const all = answersTo(question, at);
  const inSubstance = all.filter(({ value }) => !(typeof value === 'object' && 'none' in value));
  const from = inSubstance.length > 0 && !chance.maybe(0.15) ? inSubstance : all;
  return from.length === 0 ? undefined : chance.pick(from);
}
