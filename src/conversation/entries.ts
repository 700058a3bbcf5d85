/** Adding to the transcript. Entries get their place and id here and are never changed afterwards. */
import type { RenderContext, TextParams } from '../messages/types.ts';
import { nextPosition, type CitizenDocument, type Entry } from './citizen.ts';
import type { Context } from './context.ts';
import { standingFor, wordsFor } from './standing.ts';
import { turnOf } from './threads.ts';

/** An entry before it has its place, id and turn. */
export type NewEntry = Omit<Entry, 'position' | 'id' | 'turn' | 'language'> & {
  /** The turn that the entry begins; absent, it belongs to the last one. */
  readonly turn?: number;
};

/** `conversation|0000007`, which Direct Line clients sort by. */
export function entryId(conversation: string, position: number): string {
  return `${conversation}|${String(position).padStart(7, '0')}`;
}

/** Appends one entry. */
export function append(document: CitizenDocument, entry: NewEntry): CitizenDocument {
  const position = nextPosition(document);
  const placed: Entry = {
    ...entry,
    position,
    id: entryId(document.conversation, position),
    turn: entry.turn ?? turnOf(document),
    language: document.language,
  };
  return { ...document, transcript: [...document.transcript, placed] };
}

/** What a text for this citizen is rendered with. */
export function renderContextOf(context: Context, document: CitizenDocument): RenderContext {
  const { catalogue } = context.scripts.main;
  return {
    catalogue: wordsFor(document, catalogue),
    language: document.language,
    standing: standingFor(context.municipality, document, catalogue),
  };
}

/**
 * Says something to the citizen beside the dialogue, in the citizen's language. `plan`: the plan has moved, pages read it again.
 *
 * @example appendBot(document, context, [{ key: 'app.plan.confirmed' }], { plan: true })
 */
export function appendBot(
  document: CitizenDocument,
  context: Context,
  messages: readonly { readonly key: string; readonly params?: TextParams }[],
  options: { readonly plan?: true } = {},
): CitizenDocument {
  const rendering = renderContextOf(context, document);
  return messages.reduce((now, message) => {
    const text = rendering.catalogue.text(rendering.language, message.key, { ...rendering.standing, ...message.params });
    return append(now, { at: context.clock.now(), from: 'bot', channel: 'bot', text, key: message.key, ...options });
  }, document);
}

/** The newest entry carries the mark that the plan has moved, so that pages read it again. It was made in this turn and is not committed yet. */
export function markPlan(document: CitizenDocument): CitizenDocument {
  const last = document.transcript.at(-1);
  return last === undefined ? document : { ...document, transcript: [...document.transcript.slice(0, -1), { ...last, plan: true }] };
}
