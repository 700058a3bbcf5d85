/** What a tap says in words, for a client that sends only what it means. Pure. */
import type { Reply } from '../engine/input.ts';
import type { Card } from './card.ts';

/**
 * The labels of what was chosen, as our own page writes them; nothing where the question is not that card's.
 *
 * @example replyText(card, { token: 't2', value: ['sleep', 'other'], other: 'støj' }) // 'Søvn, støj'
 */
export function replyText(card: Card, { token, value, other }: Reply): string | undefined {
  if (card.token !== token) return undefined;
  const labelOf = (id: string): string => {
    if (id === 'other' && other !== undefined) return other;
    const option = card.options.find((one) => one.value === id) ?? card.lines.find(({ key }) => key === id);
    if (option === undefined) return id;
    return 'label' in option ? option.label : option.heading;
  };
  if (typeof value === 'string') return labelOf(value);
  if (typeof value === 'number') return String(value);
  if ('send' in value) return card.submit;
  if ('none' in value) return card.passes.find((pass) => sameNone(pass.value, value.none))?.label;
  return value.map(labelOf).join(', ');
}

function sameNone(value: Card['passes'][number]['value'], none: string): boolean {
  return typeof value === 'object' && 'none' in value && value.none === none;
}
