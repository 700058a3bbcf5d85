/** Whether the plan at the end of a conversation has the lines that it expects. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { State } from '../engine/state.ts';
import { walk } from '../engine/walk.ts';
import type { Catalogue } from '../messages/types.ts';
import { planWords } from '../messages/plan-words.ts';
import { build } from '../plan/build.ts';
import type { Line } from '../plan/document.ts';
import { houseParams } from './house-params.ts';
import type { ExpectedLine } from './transcript.ts';

/** The plan that the answers make, in the words of the conversation's language. */
export function linesOf(dialogue: Dialogue, catalogue: Catalogue, state: State): readonly Line[] {
  const words = planWords({ catalogue, language: state.language, standing: houseParams() });
  return build(walk(dialogue, state.answers), words);
}

/** The first line that is not as expected. */
export function planFault(
  dialogue: Dialogue,
  catalogue: Catalogue,
  expected: { readonly state: State; readonly plan: Readonly<Record<string, ExpectedLine>> },
): { readonly id: string; readonly expected: string; readonly seen: string } | undefined {
  const lines = linesOf(dialogue, catalogue, expected.state);
  for (const [id, wanted] of Object.entries(expected.plan)) {
    const line = lines.find((one) => one.id === id);
    if (!fits(wanted, line)) return { id, expected: `${id}: ${JSON.stringify(wanted)}`, seen: seenAs(line, lines) };
  }
  return undefined;
}

function seenAs(line: Line | undefined, lines: readonly Line[]): string {
  if (line !== undefined) return JSON.stringify({ ...line.content, by: line.provenance.by });
  return `no such line; lines: ${lines.map(({ id }) => id).join(', ') || 'none'}`;
}

function fits(wanted: ExpectedLine, line: Line | undefined): boolean {
  if ('absent' in wanted) return line === undefined;
  if (line === undefined) return false;
  if ('by' in wanted && wanted.by !== undefined && wanted.by !== line.provenance.by) return false;
  const { content } = line;
  switch (content.kind) {
    case 'words':
      return 'quote' in wanted && wanted.quote === content.text;
    case 'choice':
      return 'choice' in wanted && wanted.choice === content.id && wanted.words === content.words;
    case 'choices':
      return 'choices' in wanted && wanted.choices.join() === content.ids.join() && wanted.words === content.words;
    case 'scale':
      return 'scale' in wanted && wanted.scale === content.value;
    case 'number':
      return 'number' in wanted && wanted.number === content.value;
    case 'date':
      return 'date' in wanted && wanted.date === content.value;
    case 'none':
      return content.why in wanted;
    default:
      return content satisfies never;
  }
}
