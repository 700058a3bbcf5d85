/** What an adapter brings to the contract suite. */
import { afterEach, beforeEach } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Store } from '../../src/ports.ts';

/** A store on fresh storage of its own. */
export interface Subject {
  readonly store: Store;
  /** Documents that were told of, in order; goes on over a reopening. */
  readonly told: readonly CitizenDocument[];
  /** The same storage as a process started later finds it. */
  reopen(): Promise<Store>;
  /** Changes what one stored audit record says, as somebody with access to the storage could, checksums put right. */
  tamperWithAudit(municipality: string, citizen: string): Promise<void>;
  /** Closes and takes everything away. */
  end(): Promise<void>;
}
export type MakeSubject = () => Promise<Subject>;

/** A fresh subject for each test. */
export function freshSubject(make: MakeSubject): { readonly now: Subject; readonly store: Store } {
  let subject: Subject | undefined;
  const now = (): Subject => {
    if (subject === undefined) throw new Error('Only within a test');
    return subject;
  };
  beforeEach(async () => {
    subject = await make();
  });
  afterEach(() => now().end());
  return {
    get now() {
      return now();
    },
    get store() {
      return now().store;
    },
  };
}
