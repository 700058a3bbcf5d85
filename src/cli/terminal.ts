/** A turn as lines of a terminal. */
import type { Input } from '../engine/input.ts';
import type { Card, Rendered } from '../messages/card.ts';

/** What the bot says and asks, as it is printed. Options are numbered; the number, or the words, answer. */
export function turnText({ messages, card }: Rendered): string {
  const said = messages.map(({ text }) => text);
  return [...said, ...(card === undefined ? [] : cardLines(card))].join('\n');
}

function cardLines(card: Card): readonly string[] {
  const lines = card.lines.map((line, index) => {
    const text = line.quote ? `"${line.text}"` : line.text;
    return `  ${card.kind === 'change' ? `${index + 1}. ` : ''}${line.heading}: ${text}`;
  });
  const passes = card.passes.map(({ label }) => label);
  return [
    ...(card.progress.text === '' ? [] : [`[${card.progress.text}]`]),
    card.question,
    ...(card.why === undefined ? [] : [`  (${card.why})`]),
    ...lines,
    ...optionLines(card),
    ...(passes.length === 0 ? [] : [`  ${passes.join(' · ')}`]),
    ...(card.kind === 'summary' ? [`  ${[card.submit, ...(card.more === undefined ? [] : [card.more])].join(' · ')}`] : []),
  ];
}

function optionLines(card: Card): readonly string[] {
  if (card.kind === 'change') return [];
  if (card.anchors !== undefined) return [`  0 ${card.anchors.low} · 5 ${card.anchors.middle} · 10 ${card.anchors.high}`];
  const numbered = card.options.map(({ label, hint }, index) => `  ${index + 1}. ${label}${hint === undefined ? '' : ` (${hint})`}`);
  return card.other === undefined ? numbered : [...numbered, `  ${card.other}`];
}

/** A line that was typed, as an input. Of readings the number is the tap; everywhere else the dialogue understands numbers itself. */
export function inputOf(line: string, card: Card | undefined, at: string): Input {
  const number = Number(line.trim());
  const tapped = card?.kind === 'readings' && Number.isInteger(number) ? card.options[number - 1] : undefined;
  if (card === undefined || tapped === undefined) return { kind: 'message', text: line, at };
  return { kind: 'message', text: tapped.label, reply: { token: card.token, value: tapped.value }, at };
}
