import { expect, test } from 'vitest';
import type { AuditRecord } from '../../src/ports.ts';
import { DamagedError } from '../../src/storage/errors.ts';
import { after, commitOf, municipality } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

const record = (n: number): AuditRecord => ({
  at: after(n),
  actor: 'mette',
  action: 'read',
  object: `line-${n}`,
  ...(n % 2 === 0 && { commitment: `c${n}` }),
});
const records = (from: number, count: number): readonly AuditRecord[] => Array.from({ length: count }, (_, index) => record(from + index));

export function auditContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('records come back in order, each chained to the one before, over restarts', async () => {
    for (let version = 0; version < 15; version += 1) {
      await subject.store.commit(commitOf('a', version, { audit: records(version * 10, 10) }));
      if (version % 5 === 0) await subject.now.reopen();
    }
    const stream = await subject.store.audit(municipality, 'a');
    expect(stream.map(({ hash: _hash, previous: _previous, ...rest }) => rest)).toEqual(records(0, 150));
    expect(stream.slice(1).map(({ previous }) => previous)).toEqual(stream.slice(0, -1).map(({ hash }) => hash));
    expect(new Set(stream.map(({ hash }) => hash)).size).toBe(150);
  });

  test('a commit that does not go in leaves no record', async () => {
    await subject.store.commit(commitOf('a', 0, { audit: records(0, 1) }));
    await subject.store.commit(commitOf('a', 0, { audit: records(1, 1) }));
    expect(await subject.store.audit(municipality, 'a')).toHaveLength(1);
  });

  test('the same records of two citizens are two different chains', async () => {
    await subject.store.commit(commitOf('a', 0, { audit: records(0, 1) }));
    await subject.store.commit(commitOf('b', 0, { audit: records(0, 1) }));
    const [[a], [b]] = [await subject.store.audit(municipality, 'a'), await subject.store.audit(municipality, 'b')];
    expect(a?.hash).not.toBe(b?.hash);
  });

  test('a record changed afterwards is found', async () => {
    for (let version = 0; version < 5; version += 1)
      await subject.store.commit(commitOf('a', version, { audit: records(version * 10, 10) }));
    await subject.now.tamperWithAudit(municipality, 'a');
    const store = await subject.now.reopen();
    await expect(store.audit(municipality, 'a')).rejects.toThrow(DamagedError);
    expect((await store.read(municipality, 'a'))?.version).toBe(5);
  });
}
