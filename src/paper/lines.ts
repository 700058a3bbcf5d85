/** What the lines of a plan say on paper, each with what stands beside it. */
import type { LineView } from '../plan/view.ts';
import type { Block, ChangeBlock } from './sheet.ts';

/** `say('before')`: text of `app.paper.before` in the language of the sheet. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The line with all that belongs to it: own words are never touched; a change, its reason and the answer follow. */
export function blocksOf(line: LineView, say: Say): readonly Block[] {
  const own = saying(line, say);
  const notNow: readonly Block[] = line.notNow === undefined ? [] : [{ kind: 'change', fields: [notNowField(line.notNow.reason, say)] }];
  if (line.change === undefined) return [...own, ...notNow];
  // Own words stand for themselves, with the wording beside them. What was chosen gives way to it, and is told as what it was before.
  if (line.quote !== undefined) return [...own, changed(line, line.change, say)];
  return [{ kind: 'plain', text: line.change.text, quiet: false }, changed(line, line.change, say)];
}

function saying(line: LineView, say: Say): readonly Block[] {
  const { scale, quote, text, none, by } = line;
  if (scale !== undefined)
    return [{ kind: 'scale', value: scale.value, text: say('scale', { value: scale.value }), ...anchors(line, say) }];
  if (quote !== undefined) return [{ kind: 'quote', text: quote, ...(by === 'said' && { note: say('said') }) }];
  if (text === undefined) return [];
  if (none !== undefined) return [{ kind: 'plain', text, quiet: true }];
  if (by === 'suggested') return [{ kind: 'idea', label: say('suggestion'), text }];
  if (by === 'staff') return [{ kind: 'idea', label: say('from-staff'), text }];
  return [{ kind: 'chosen', text }];
}

/** What the ends of a scale mean is told where the line does not stand among others of its kind. */
function anchors({ group, scale }: LineView, say: Say): { readonly note?: string } {
  const [low = '', , high = ''] = scale?.anchors ?? [];
  return group === 'health' && high !== '' ? { note: say('anchors', { low, high }) } : {};
}

function changed(line: LineView, change: NonNullable<LineView['change']>, say: Say): ChangeBlock {
  const was = line.scale === undefined ? (line.text ?? '') : say('scale', { value: line.scale.value });
  const first =
    line.quote === undefined
      ? [
          { label: say('before'), text: was, own: true },
          { label: say('changed'), text: '', own: false },
        ]
      : [{ label: say('wording'), text: change.text, own: false }];
  return {
    kind: 'change',
    fields: [...first, { label: say('grounds'), text: change.reason, own: false }],
    answer: say(change.agreement),
    ...(change.comment !== undefined && { comment: change.comment }),
  };
}

function notNowField(reason: string, say: Say): ChangeBlock['fields'][number] {
  return { label: say('not-now'), text: reason, own: false };
}
