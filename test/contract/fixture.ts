/** Documents for the store's tests: small, valid, and different where it matters. */
import type { CitizenDocument, Entry } from '../../src/conversation/citizen.ts';
import type { ChangeNotifier, Clock, Commit, Log, SeenKey, Store } from '../../src/ports.ts';

export const municipality = 'nordby';
export const at = '2026-11-23T18:00:00.000Z';

/** A time some seconds after `at`. */
export function after(seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

export function entry(position: number, text = `besked ${position}`): Entry {
  return { position, id: `entry-${position}`, at: after(position), from: 'citizen', channel: 'web', turn: position, language: 'da', text };
}

export function documentOf(citizen: string, change: Partial<CitizenDocument> = {}): CitizenDocument {
  return {
    schema: 2,
    municipality,
    citizen,
    name: `Borger ${citizen}`,
    language: 'da',
    caseworker: 'mette',
    conversation: `conversation-${citizen}`,
    segments: [],
    transcript: [],
    plans: [],
    tasks: [],
    matters: [],
    events: [],
    ...change,
  };
}

/** A commit of a fresh document, or of one with `change`. */
export function commitOf(citizen: string, expectedVersion: number, change: Partial<Commit> = {}): Commit {
  return { municipality, citizen, expectedVersion, document: documentOf(citizen), ...change };
}

export function seenKey(message: string, account = 'account-1'): SeenKey {
  return { channel: 'web', account, message };
}

/** Makes a citizen with one item of each number in the outbox, due at `at` plus the number of seconds. */
export async function withOutbox(store: Store, citizen: string, positions: readonly number[], channel = 'sms'): Promise<void> {
  const outbox = positions.map((position) => ({ id: `${citizen}-${channel}-${position}`, channel, position, at: after(position) }));
  const version = (await store.read(municipality, citizen))?.version ?? 0;
  await store.commit(commitOf(citizen, version, { outbox }));
}

export const clock: Clock = { now: () => at };

/** A log that remembers its codes, and what it was told with them. */
export function memoryLog(): Log & { readonly lines: { level: string; code: string; facts: unknown }[] } {
  const lines: { level: string; code: string; facts: unknown }[] = [];
  const line = (level: string) => (code: string, facts?: unknown) => void lines.push({ level, code, facts });
  return { lines, info: line('info'), warn: line('warn'), error: line('error') };
}

/** A notifier that remembers who was told, with what. */
export function memoryChanges(): ChangeNotifier & { readonly told: CitizenDocument[] } {
  const told: CitizenDocument[] = [];
  return { told, committed: (_municipality, document) => void told.push(document as CitizenDocument) };
}
