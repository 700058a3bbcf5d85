/** That a caseworker has looked at a citizen's file, on record before it is shown. A page that reads itself anew is the same look. */
import { changeDocument } from '../conversation/change.ts';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import type { AuditRecord, Store } from '../ports.ts';

/** Minutes for which a look lasts, by what was looked at. Within them the same person seeing the same again is not put on record again. */
const lasts = {
  /** The whole file: draft, conversation, tasks. */
  'file.read': 15,
  /** The words about a sign of danger, in the list of tasks. */
  'danger.read': 15,
  /** Name, plan's state and kinds of tasks, in the list of one's own citizens. */
  'file.listed': 12 * 60,
} as const;
/** What is looked at, as the audit names it. */
export type Look = keyof typeof lasts;
/** Who looks at whose file. */
export interface Looking {
  readonly caseworker: string;
  readonly citizen: string;
  readonly look: Look;
}

/** When the last record of each look was committed, in milliseconds, by this process. Another process makes its own records. */
const recorded = new WeakMap<Store, Map<string, number>>();

/** The record that a look needs before anything is shown; absent where one was made for it a short while ago. */
export function recordOf({ store, clock }: Pick<Context, 'store' | 'clock'>, looking: Looking): AuditRecord | undefined {
  const { caseworker, citizen, look } = looking;
  const at = clock.now();
  const last = recorded.get(store)?.get(keyOf(looking));
  const ago = last === undefined ? Number.POSITIVE_INFINITY : Date.parse(at) - last;
  // A clock that was put back makes one record too many, never one too few.
  return ago >= 0 && ago < lasts[look] * 60_000 ? undefined : { at, actor: caseworker, action: look, object: citizen };
}

/** To be called when the record is durable. */
export function markLook({ store }: Pick<Context, 'store'>, looking: Looking, record: AuditRecord): void {
  const known = recorded.get(store) ?? new Map<string, number>();
  recorded.set(store, known);
  const now = Date.parse(record.at);
  // In the order of time: what lies first is over first.
  for (const [key, at] of known) {
    if (now - at < lasts['file.listed'] * 60_000) break;
    known.delete(key);
  }
  known.delete(keyOf(looking));
  known.set(keyOf(looking), now);
}

/**
 * Puts a look on record, where it is not yet. False for a citizen who is not the caseworker's own, and likewise for one who does not exist:
 * then nothing may be shown. Throws `TooBusyError`, and what the store throws.
 */
export async function putOnRecord(context: Context, looking: Looking): Promise<boolean> {
  const record = recordOf(context, looking);
  if (record === undefined) return true;
  const own = await changeDocument<boolean>(context, looking.citizen, (document) =>
    isOwn(document, looking) ? { kind: 'change', document, audit: [record], quiet: true, result: true } : { kind: 'keep', result: false },
  );
  if (own === true) markLook(context, looking, record);
  return own === true;
}

function isOwn({ caseworker }: CitizenDocument, looking: Looking): boolean {
  return caseworker === looking.caseworker;
}

function keyOf({ caseworker, citizen, look }: Looking): string {
  return JSON.stringify([caseworker, citizen, look]);
}
