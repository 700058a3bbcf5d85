/** Random histories against what a reader of the port would expect. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { after, commitOf, documentOf, entry, municipality, seenKey } from './fixture.ts';
import { historyCommands, type Model } from './history.ts';
import type { MakeSubject, Subject } from './subject.ts';

interface Arrival {
  readonly citizen: string;
  readonly message: number;
}
const arrival = fc.record({ citizen: fc.constantFrom('a', 'b'), message: fc.nat(5) });

export function interleavingContract(make: MakeSubject): void {
  test('messages that cross and repeat have one effect each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 24 }), (arrivals) =>
        within(make, (subject) => allHaveOneEffect(subject, arrivals)),
      ),
      { numRuns: 25 },
    );
  });

  test('any history of commits, repeats, work and restarts is the history of a simple model', async () => {
    await fc.assert(
      fc.asyncProperty(historyCommands(), (commands) =>
        within(make, async (subject) => {
          const model: Model = { version: 0, seen: new Set(), waiting: [], held: undefined, audit: 0 };
          await fc.asyncModelRun(() => ({ model, real: subject }), commands);
        }),
      ),
      { numRuns: 30 },
    );
  });
}

async function allHaveOneEffect(subject: Subject, arrivals: readonly Arrival[]): Promise<void> {
  const results = await Promise.all(arrivals.map((one) => receive(subject.store, one)));
  const store = await subject.reopen();
  for (const citizen of ['a', 'b']) {
    const own = arrivals.filter((one) => one.citizen === citizen);
    const distinct = new Set(own.map((one) => `${citizen}${one.message}`));
    const stored = await store.read(municipality, citizen);
    const transcript = stored?.document.transcript ?? [];
    expect(new Set(transcript.map(({ text }) => text))).toEqual(distinct);
    expect(transcript.map(({ position }) => position)).toEqual(Array.from(distinct, (_, index) => index + 1));
    expect(stored?.version ?? 0).toBe(distinct.size);
    expect(results.filter((kind, index) => kind === 'committed' && arrivals[index]?.citizen === citizen)).toHaveLength(distinct.size);
  }
}

/** As the use case does it: read, add, commit, and again where another was before. */
async function receive(store: Store, { citizen, message }: Arrival): Promise<'committed' | 'seen'> {
  for (;;) {
    const stored = await store.read(municipality, citizen);
    const transcript = stored?.document.transcript ?? [];
    const document = documentOf(citizen, { transcript: [...transcript, entry(transcript.length + 1, `${citizen}${message}`)] });
    const due = [{ id: `${message}`, name: 'tick', at: after(message) }];
    const commit = commitOf(citizen, stored?.version ?? 0, { document, seen: seenKey(`${message}`, citizen), due });
    const { kind } = await store.commit(commit);
    if (kind !== 'conflict') return kind;
  }
}

async function within(make: MakeSubject, body: (subject: Subject) => Promise<void>): Promise<void> {
  const subject = await make();
  try {
    await body(subject);
  } finally {
    await subject.end();
  }
}
