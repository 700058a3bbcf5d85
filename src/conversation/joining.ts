/** An anonymous thread becomes part of a citizen's own conversation, because the citizen says so. */
import { changeDocument } from './change.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { withThread } from './joined.ts';
import { entriesAfter } from './transcript.ts';

/**
 * Joins the thread to the citizen's conversation. It is reserved for the citizen first; what is left half done is finished by the due item
 * that the reservation carries (`dueItems`). A repeat has one effect. False where there is no such thread, where somebody else has it, and
 * where whoever asks has not signed in; nothing was changed then. Throws `TooBusyError`.
 */
export async function joinThread(context: Context, citizen: string, thread: string): Promise<boolean> {
  const own = await context.store.read(context.municipality.id, citizen);
  if (own === undefined || own.document.anonymous === true) return false;
  const at = context.clock.now();
  const reserved = await changeDocument<boolean>(context, thread, (document) => {
    if (document.anonymous !== true) return { kind: 'keep', result: false };
    if (document.joined !== undefined) return { kind: 'keep', result: document.joined.citizen === citizen };
    return { kind: 'change', document: { ...document, joined: { citizen, at } }, audit: [], result: true };
  });
  if (reserved !== true) return false;
  await finishJoin(context, thread);
  return true;
}

/** Does what is left of a join that was reserved: first the citizen's document, then the thread, which is emptied. */
export async function finishJoin(context: Context, thread: string): Promise<void> {
  const stored = await context.store.read(context.municipality.id, thread);
  const joined = stored?.document.joined;
  if (stored === undefined || joined === undefined || isEmpty(stored.document)) return;
  const entries = await entriesAfter(context, stored.document, 0);
  const seen = { channel: 'join', account: stored.document.conversation, message: thread };
  await changeDocument<true>(context, joined.citizen, (own) => {
    const document = withThread(own, { thread: stored.document, entries }, context);
    const audit = [{ at: context.clock.now(), actor: joined.citizen, action: 'thread.joined', object: own.conversation }];
    // What the thread has said was said on the page, and the citizen is there.
    return { kind: 'change', document, audit, result: true, seen, channel: 'web' };
  });
  await changeDocument<true>(context, thread, (document) => {
    return isEmpty(document) ? { kind: 'keep', result: true } : { kind: 'change', document: emptied(document), audit: [], result: true };
  });
}

/** True where nothing of the thread is left. */
export function isEmpty({ transcript, segments }: CitizenDocument): boolean {
  return transcript.length === 0 && segments.length === 0;
}

/** Without a word of what was said: it stands in the citizen's own conversation now. */
function emptied({ card: _card, state: _state, ...thread }: CitizenDocument): CitizenDocument {
  return { ...thread, segments: [], transcript: [], plans: [], tasks: [], matters: [], events: [] };
}
