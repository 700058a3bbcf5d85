/**
 * The open question as an Adaptive Card 1.5, for clients that draw such cards and not ours: Web Chat and Teams. Pure.
 *
 * Buttons alone can give one answer; what takes more than a tap is a card: several choices, a scale, the read-back, the list of answers to
 * change. Every input is labelled by the question, everything can be read aloud, and nothing is said by colour. What a person has written
 * stands in elements that know no Markdown, so that it is shown as it was written; the labels of choices do.
 */
import type { Card, CardLine, CardOption } from './card.ts';

/** Ids of the inputs. A client lays what was entered beside the button's own data, under these names. */
export const inputIds = {
  /** Ids of options, joined by commas. */
  choices: 'medspil:choices',
  number: 'medspil:number',
  /** Own words for "noget andet". */
  other: 'medspil:other',
} as const;

/** Characters of own words in a card. */
const longestOther = 2000;

interface Text {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly { readonly type: 'TextRun'; readonly text: string; readonly weight?: 'bolder'; readonly italic?: true }[];
  readonly spacing?: 'medium' | 'large';
}
interface Choices {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'expanded';
  readonly wrap: true;
  readonly isMultiSelect: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** What is chosen already. */
  readonly value?: string;
}
interface Words {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline: true;
  readonly maxLength: number;
}
interface Buttons {
  readonly type: 'ActionSet';
  readonly spacing: 'large';
  readonly actions: readonly Submit[];
}
/** One element of the body, as far as we write any. */
export type CardElement = Text | Choices | Words | Buttons;

/** What a button carries: the step token or a command, and its label, which stands for the citizen's words where nothing else does. */
export type SubmitData = { readonly label: string } & (
  | { readonly reply: { readonly token: string; readonly value?: string | { readonly send: true } } }
  | { readonly command: 'change' }
);
/** A button under the card. */
export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: { readonly medspil: SubmitData };
}
/** As much of the format as we write: https://adaptivecards.io/explorer, version 1.5. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  /** The whole question in plain text, for a client that cannot draw this version. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly CardElement[];
  readonly actions: readonly Submit[];
}

/**
 * The card of a question that takes more than one tap; nothing for the others, which are answered by buttons or written words. The ways
 * past the question are no part of it: they are buttons in every client.
 *
 * @param language of the card's words
 */
export function adaptiveCard(card: Card, language: string): AdaptiveCard | undefined {
  const asked = bodyOf(card);
  if (asked === undefined) return undefined;
  const around = [card.why ?? '', card.free].filter((text) => text !== '').map((text) => words(text));
  const plain = plainText(card);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    fallbackText: plain,
    speak: plain,
    body: [...around, ...asked],
    actions: actionsOf(card),
  };
}

/**
 * The question and what may be answered, in text alone: options with their numbers, as they may be written back.
 *
 * @example plainText(card) // 'Hvad fylder?\n1. Søvn\n2. Smerter'
 */
export function plainText(card: Card): string {
  return [card.question, ...answersOf(card)].join('\n');
}

function answersOf({ kind, options, anchors, lines }: Card): readonly string[] {
  if (kind === 'scale') return anchors === undefined ? [] : [`0: ${anchors.low}`, `5: ${anchors.middle}`, `10: ${anchors.high}`];
  if (kind === 'summary') return lines.map(({ heading, text }) => `${heading}: ${text}`);
  if (kind === 'change') return lines.map(({ heading, text }, place) => `${place + 1}. ${heading}: ${text}`);
  return options.map((option, place) => `${place + 1}. ${titleOf(option)}`);
}

/** What the card asks for; nothing where it is no form. */
function bodyOf(card: Card): readonly CardElement[] | undefined {
  switch (card.kind) {
    case 'choices':
      return [severalOf(card), ...(card.other === undefined ? [] : [otherOf(card.other)])];
    case 'scale':
      return [scaleOf(card)];
    case 'summary':
      return card.lines.flatMap(lineOf);
    case 'change':
      return card.lines.flatMap((line) => changeOf(card, line));
    case 'choice':
    case 'yes-no':
    case 'readings':
    case 'confirm':
    case 'text':
    case 'number':
    case 'date':
    case 'caseworker-question':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return undefined;
    default:
      return card.kind satisfies never;
  }
}

function words(text: string): Text {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] };
}

/** A line of the read-back. Own words are set off by slant from what was chosen. */
function lineOf({ heading, text, quote }: CardLine): readonly Text[] {
  return [
    { type: 'RichTextBlock', spacing: 'large', inlines: [{ type: 'TextRun', text: heading, weight: 'bolder' }] },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...(quote && { italic: true }) }] },
  ];
}

function choiceSet(card: Card, set: Pick<Choices, 'id' | 'isMultiSelect' | 'choices' | 'value'>): Choices {
  return { type: 'Input.ChoiceSet', label: card.question, style: 'expanded', wrap: true, ...set };
}

function severalOf(card: Card): Choices {
  const { options, other, standing } = card;
  const offered = options.filter(({ value }) => other === undefined || value !== 'other');
  return choiceSet(card, {
    id: inputIds.choices,
    isMultiSelect: true,
    choices: offered.map((option) => ({ title: titleOf(option), value: valueOf(option) })),
    ...(Array.isArray(standing) && { value: standing.filter((one) => offered.some(({ value }) => value === one)).join(',') }),
  });
}

function otherOf(label: string): Words {
  return { type: 'Input.Text', id: inputIds.other, label, isMultiline: true, maxLength: longestOther };
}

function scaleOf(card: Card): Choices {
  const { options, anchors, standing } = card;
  const anchor = new Map([
    [0, anchors?.low],
    [5, anchors?.middle],
    [10, anchors?.high],
  ]);
  const choices = options.map((option) => {
    const worded = anchor.get(Number(option.value));
    return { title: worded === undefined ? option.label : `${option.label}: ${worded}`, value: valueOf(option) };
  });
  return choiceSet(card, {
    id: inputIds.number,
    isMultiSelect: false,
    choices,
    ...(typeof standing === 'number' && { value: String(standing) }),
  });
}

/** Each answer under the button that opens it again. */
function changeOf({ token }: Card, { key, heading, text }: CardLine): readonly CardElement[] {
  return [
    { type: 'ActionSet', spacing: 'large', actions: [button(heading, { reply: { token, value: key }, label: heading })] },
    words(text),
  ];
}

/** What a choice or a scale offers is an id or a figure. */
function valueOf({ value }: CardOption): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function titleOf({ label, hint }: CardOption): string {
  return hint === undefined ? label : `${label}: ${hint}`;
}

function actionsOf({ kind, token, submit, change }: Card): readonly Submit[] {
  if (kind === 'change') return [];
  if (kind !== 'summary') return [button(submit, { reply: { token }, label: submit })];
  const send = button(submit, { reply: { token, value: { send: true } }, label: submit });
  return change === undefined ? [send] : [send, button(change, { command: 'change', label: change })];
}

function button(title: string, medspil: SubmitData): Submit {
  return { type: 'Action.Submit', title, data: { medspil } };
}
