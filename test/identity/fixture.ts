/** A municipality over the real store in a folder of its own, with a clock that stands still until it is moved and secrets that come in order. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Context } from '../../src/conversation/context.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { open } from '../../src/storage/open.ts';
import { testContext } from '../review/fixture.ts';

export interface Town extends Context {
  /** Moves the clock by so many seconds. */
  readonly pass: (seconds: number) => void;
  /** What the audit says happened to the citizen after they were made, oldest first: `kirsten invitation.made`. */
  readonly audited: (citizen: string) => Promise<readonly string[]>;
  /** All lines of the log, as they were written. */
  readonly lines: readonly string[];
}

export const key = new Uint8Array(32).fill(7);
/** A challenge that belongs to no verifier anybody knows. */
export const challenge = 'c'.repeat(43);

/** Letters of base64url by the number of a secret, so that no two are alike. */
function secretOf(n: number): string {
  return Buffer.from(`secret-${String(n).padStart(9, '0')}`).toString('base64url');
}

export async function town(): Promise<Town> {
  const dir = await mkdtemp(join(tmpdir(), 'medspil-identity-'));
  let at = Date.parse('2026-11-23T09:00:00Z');
  let ids = 0;
  const lines: string[] = [];
  const clock = { now: () => new Date(at).toISOString() };
  const write = (code: string, facts?: object): void => void lines.push(JSON.stringify({ code, ...facts }));
  const log = { info: write, warn: write, error: write };
  const changes = new LocalChanges(log);
  const store = await open({ dir, clock, log, changes });
  onTestFinished(async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  });
  return {
    ...testContext(),
    store,
    changes,
    clock,
    log,
    ids: { next: () => secretOf((ids += 1)) },
    lines,
    pass: (seconds) => void (at += seconds * 1000),
    async audited(citizen) {
      return (await store.audit('m1', citizen))
        .filter(({ action }) => action !== 'citizen.created')
        .map(({ actor, action }) => `${actor === citizen ? 'citizen' : actor} ${action}`);
    },
  };
}

/** A citizen of Kirsten's. */
export function newCitizen(context: Context, name = 'Bo'): Promise<string> {
  return createCitizen(context, { caseworker: 'kirsten', language: 'da', name });
}
