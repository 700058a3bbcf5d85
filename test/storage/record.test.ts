import { expect, test } from 'vitest';
import { citizenCodec, committed, knownFrom, knownOf, seenHash, seenKept, type CitizenRecord } from '../../src/storage/record.ts';
import { readFrame } from '../../src/storage/frame.ts';
import { after, at, commitOf, documentOf, entry, seenKey } from '../contract/fixture.ts';
import { rich } from './rich.ts';

/** A record after that many messages, each from an account of its own. */
function afterMessages(count: number): CitizenRecord {
  let record: CitizenRecord | undefined;
  for (let n = 0; n < count; n += 1) {
    record = committed(record, commitOf('a', n, { seen: seenKey(`m${n}`, `account-${n}`) }), at).record;
  }
  return record!;
}

test('the last thousand messages are remembered, and no more', () => {
  const { seen } = afterMessages(seenKept + 5);
  expect(seen).toHaveLength(seenKept);
  expect(seen.at(-1)).toBe(seenHash(seenKey(`m${seenKept + 4}`, `account-${seenKept + 4}`)));
  expect(seen).toContain(seenHash(seenKey('m5', 'account-5')));
  expect(seen).not.toContain(seenHash(seenKey('m4', 'account-4')));
});

test('remembering weighs little, and accounts that changed all the time do not grow without end', () => {
  const record = afterMessages(seenKept + 5);
  const bare = committed(undefined, commitOf('a', 0), at).record;
  expect(citizenCodec.encode(record).length - citizenCodec.encode(bare).length).toBeLessThan(24_000);
  expect(record.accounts.length).toBeLessThanOrEqual(50);
});

test('the header tells what the record does', () => {
  const due = [{ id: 'd', name: 'tick', at: after(60) }];
  const { record } = committed(undefined, commitOf('rich', 0, { document: { ...rich, segments: [] }, due, seen: seenKey('m') }), at);
  const { header } = readFrame(citizenCodec.encode(record), 'citizen');
  expect(knownFrom(header)).toEqual(knownOf(record));
  expect(knownOf(record)).toMatchObject({
    next: Date.parse(after(60)),
    summary: { name: 'Åse Ærø', planStatus: 'submitted', openTasks: [] },
  });
});

test('a record is the same after it was written and read', () => {
  const outbox = [{ id: 'o', channel: 'sms', position: 1, at }];
  const audit = Array.from({ length: 40 }, (_, n) => ({ at, actor: 'mette', action: 'read', object: `${n}` }));
  const { record, pages } = committed(
    undefined,
    commitOf('a', 0, { document: documentOf('a', { transcript: [entry(1)] }), outbox, audit }),
    at,
  );
  expect(citizenCodec.decode(citizenCodec.encode(record))).toEqual(record);
  expect(pages.map(({ number, records }) => [number, records.length])).toEqual([[1, 32]]);
  expect(record.audit.pending).toHaveLength(8);
});
