import { expect, test } from 'vitest';
import type { Task } from '../../src/conversation/citizen.ts';
import { after, at, commitOf, documentOf, entry, municipality, seenKey } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

export function commitContract(make: MakeSubject): void {
  readingContract(make);
  conflictContract(make);
  seenContract(make);
  listContract(make);
  segmentContract(make);
  changesContract(make);
}

function readingContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('what was committed is read, now and after a restart', async () => {
    const document = documentOf('a', { transcript: [entry(1, 'Æble 🍎 \u200f מילה "citat" \n ny linje')] });
    expect(await subject.store.commit(commitOf('a', 0, { document }))).toEqual({ kind: 'committed', version: 1 });
    const stored = { version: 1, document };
    expect(await subject.store.read(municipality, 'a')).toEqual(stored);
    expect(await (await subject.now.reopen()).read(municipality, 'a')).toEqual(stored);
  });

  test('nobody is read where nobody was committed', async () => {
    expect(await subject.store.read(municipality, 'nobody')).toBeUndefined();
    expect(await subject.store.audit(municipality, 'nobody')).toEqual([]);
  });

  test('ids that differ in a sign or in capitals only are different citizens', async () => {
    const ids = ['a', 'A', 'a/b', 'a_b', '../a', '.', 'æ', 'a'.repeat(300), `${'a'.repeat(299)}b`];
    for (const id of ids) await subject.store.commit(commitOf(id, 0));
    const store = await subject.now.reopen();
    for (const id of ids) expect((await store.read(municipality, id))?.document.citizen).toBe(id);
  });

  test('what the caller does to a document afterwards does not reach the store', async () => {
    const transcript = [entry(1)];
    await subject.store.commit(commitOf('a', 0, { document: documentOf('a', { transcript }) }));
    transcript.push(entry(2));
    expect((await subject.store.read(municipality, 'a'))?.document.transcript).toHaveLength(1);
  });

  test('a municipality sees nothing of another', async () => {
    const message = seenKey('m1');
    await subject.store.commit(commitOf('a', 0, { seen: message }));
    await subject.store.link(municipality, { channel: 'sms', account: '1' }, 'a');
    await subject.store.writeRegistry(municipality, 'staff', ['mette'], 0);
    for (const other of ['sydby', `${municipality}/citizens`]) {
      expect(await subject.store.read(other, 'a')).toBeUndefined();
      expect(await subject.store.list(other, 'mette')).toEqual([]);
      expect(await subject.store.citizens(other)).toEqual([]);
      expect(await subject.store.seen(other, message)).toBe(false);
      expect(await subject.store.accountOwner(other, { channel: 'sms', account: '1' })).toBeUndefined();
      expect(await subject.store.readRegistry(other, 'staff')).toBeUndefined();
      const document = documentOf('a', { municipality: other, name: 'En anden' });
      expect(await subject.store.commit({ municipality: other, citizen: 'a', expectedVersion: 0, document, seen: message })).toMatchObject({
        version: 1,
      });
    }
    expect((await subject.store.read(municipality, 'a'))?.document.name).toBe('Borger a');
  });

  test("a document that is none, or is another citizen's, is refused and nothing is written", async () => {
    const broken = { ...documentOf('a'), transcript: [{ position: 'first' }] } as never;
    await expect(subject.store.commit(commitOf('a', 0, { document: broken }))).rejects.toThrow(RangeError);
    await expect(subject.store.commit(commitOf('a', 0, { document: documentOf('b') }))).rejects.toThrow(RangeError);
    expect(await subject.store.read(municipality, 'a')).toBeUndefined();
    expect(subject.now.told).toEqual([]);
  });
}

function conflictContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('a commit upon another version is a conflict and writes nothing', async () => {
    await subject.store.commit(commitOf('a', 0));
    const late = commitOf('a', 0, {
      document: documentOf('a', { name: 'Sent' }),
      seen: seenKey('m1'),
      due: [{ id: 'd', name: 'tick', at }],
    });
    expect(await subject.store.commit(late)).toEqual({ kind: 'conflict', version: 1 });
    expect(await subject.store.commit(commitOf('b', 3))).toEqual({ kind: 'conflict', version: 0 });
    expect((await subject.store.read(municipality, 'a'))?.document.name).toBe('Borger a');
    expect(await subject.store.seen(municipality, seenKey('m1'))).toBe(false);
    expect(await subject.store.claim(after(1), 9, 60)).toEqual([]);
  });

  test('of commits crossing upon one version, one goes in', async () => {
    await subject.store.commit(commitOf('a', 0));
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => subject.store.commit(commitOf('a', 1, { seen: seenKey(`m${n}`) }))),
    );
    expect(results.filter((result) => result.kind === 'committed')).toEqual([{ kind: 'committed', version: 2 }]);
    expect(results.filter((result) => result.kind === 'conflict')).toHaveLength(7);
  });
}

function seenContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('a message committed before is seen, also upon an old version and after a restart', async () => {
    const seen = seenKey('m1');
    await subject.store.commit(commitOf('a', 0, { seen }));
    expect(await subject.store.commit(commitOf('a', 1, { seen }))).toEqual({ kind: 'seen' });
    const store = await subject.now.reopen();
    expect(await store.seen(municipality, seen)).toBe(true);
    expect(await store.commit(commitOf('a', 0, { seen }))).toEqual({ kind: 'seen' });
    expect((await store.read(municipality, 'a'))?.version).toBe(1);
  });

  test('the same id from another account, or on another channel, is another message', async () => {
    await subject.store.commit(commitOf('a', 0, { seen: seenKey('m1', 'one') }));
    expect(await subject.store.seen(municipality, seenKey('m1', 'two'))).toBe(false);
    expect(await subject.store.seen(municipality, { ...seenKey('m1', 'one'), channel: 'sms' })).toBe(false);
    expect(await subject.store.commit(commitOf('b', 0, { seen: seenKey('m1', 'two') }))).toMatchObject({ kind: 'committed' });
  });

  test('a message has one effect also where its account has come to another citizen', async () => {
    const seen = seenKey('m1');
    const results = await Promise.all([subject.store.commit(commitOf('a', 0, { seen })), subject.store.commit(commitOf('b', 0, { seen }))]);
    expect(results.map((result) => result.kind).toSorted()).toEqual(['committed', 'seen']);
  });

  test('a citizen who writes from ever new accounts is remembered as well', async () => {
    for (let n = 0; n < 60; n += 1) await subject.store.commit(commitOf('a', n, { seen: seenKey('m', `account-${n}`) }));
    expect(await subject.store.commit(commitOf('a', 60, { seen: seenKey('m', 'account-0') }))).toEqual({ kind: 'seen' });
  });

  test('a message is remembered hundreds of messages later', async () => {
    for (let version = 0; version < 300; version += 1) await subject.store.commit(commitOf('a', version, { seen: seenKey(`m${version}`) }));
    const store = await subject.now.reopen();
    expect(await store.seen(municipality, seenKey('m0'))).toBe(true);
    expect(await store.seen(municipality, seenKey('m300'))).toBe(false);
  });
}

function listContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const open: Task = { id: 't1', kind: 'person', at, position: 1 };
  const closed: Task = { ...open, id: 't2', closed: { at: after(9), staff: 'mette' } };

  test("a caseworker's citizens in short, without loading them", async () => {
    const document = documentOf('a', { transcript: [entry(1), entry(2)], tasks: [open, closed] });
    await subject.store.commit(commitOf('a', 0, { document }));
    await subject.store.commit(commitOf('b', 0, { document: documentOf('b', { caseworker: 'lars' }) }));
    const expected = [
      { citizen: 'a', caseworker: 'mette', version: 1, name: 'Borger a', openTasks: [{ id: 't1', kind: 'person', at }], at: after(2) },
    ];
    expect(await subject.store.list(municipality, 'mette')).toEqual(expected);
    expect(await (await subject.now.reopen()).list(municipality, 'mette')).toEqual(expected);
  });

  test('a citizen handed over is in the new list and not in the old one, and both are told', async () => {
    await subject.store.commit(commitOf('a', 0));
    await subject.store.commit(commitOf('a', 1, { document: documentOf('a', { caseworker: 'lars' }) }));
    expect(await subject.store.list(municipality, 'mette')).toEqual([]);
    expect(await subject.store.list(municipality, 'lars')).toHaveLength(1);
    expect(subject.now.told.slice(1).map((document) => document.caseworker)).toEqual(['mette', 'lars']);
  });

  test('all citizens are listed by id, whoever their caseworker is, also after a restart', async () => {
    await subject.store.commit(commitOf('b', 0));
    await subject.store.commit(commitOf('a', 0, { document: documentOf('a', { caseworker: 'lars' }) }));
    await subject.store.commit(commitOf('b', 1, { document: documentOf('b', { caseworker: 'lars' }) }));
    expect(await subject.store.citizens(municipality)).toEqual(['a', 'b']);
    expect(await (await subject.now.reopen()).citizens(municipality)).toEqual(['a', 'b']);
  });

  test('a citizen nobody has written to yet has a time too', async () => {
    await subject.store.commit(commitOf('a', 0));
    const [summary] = await subject.store.list(municipality, 'mette');
    expect(Date.parse(summary?.at ?? '')).toBeGreaterThan(0);
  });
}

function segmentContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const name = { id: '1-2', first: 1, last: 2 };
  const segments = [{ name, entries: [entry(1), entry(2)] }];
  const document = documentOf('a', { segments: [name], transcript: [entry(3)] });

  test('a segment is written with the document that names it and read on its own', async () => {
    await subject.store.commit(commitOf('a', 0, { document, segments }));
    expect(await subject.store.segment(municipality, 'a', '1-2')).toEqual(segments[0]!.entries);
    expect(await (await subject.now.reopen()).segment(municipality, 'a', '1-2')).toEqual(segments[0]!.entries);
  });

  test('a segment that is named is never written over', async () => {
    await subject.store.commit(commitOf('a', 0, { document, segments }));
    const other = [{ name, entries: [entry(1, 'andet'), entry(2)] }];
    await expect(subject.store.commit(commitOf('a', 1, { document, segments: other }))).rejects.toThrow(RangeError);
    expect(await subject.store.segment(municipality, 'a', '1-2')).toEqual(segments[0]!.entries);
    expect((await subject.store.read(municipality, 'a'))?.version).toBe(1);
  });

  test('no document names a segment that is not there, and nothing unnamed is read', async () => {
    await expect(subject.store.commit(commitOf('a', 0, { document }))).rejects.toThrow(RangeError);
    await subject.store.commit(commitOf('a', 0, { segments }));
    await expect(subject.store.segment(municipality, 'a', '1-2')).rejects.toThrow(RangeError);
    await expect(subject.store.segment(municipality, 'nobody', '1-2')).rejects.toThrow(RangeError);
  });
}

function changesContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('a commit that changes nothing that is shown is told to nobody', async () => {
    await subject.store.commit(commitOf('a', 0));
    const audit = [{ at, actor: 'mette', action: 'file.read', object: 'a' }];
    expect(await subject.store.commit(commitOf('a', 1, { audit, quiet: true }))).toEqual({ kind: 'committed', version: 2 });
    expect(await subject.store.audit(municipality, 'a')).toHaveLength(1);
    expect(subject.now.told).toHaveLength(1);
  });

  test('a change is told once per commit, and not for a conflict or a repeat', async () => {
    const seen = seenKey('m1');
    await subject.store.commit(commitOf('a', 0, { seen }));
    await subject.store.commit(commitOf('a', 0));
    await subject.store.commit(commitOf('a', 1, { seen }));
    expect(subject.now.told).toEqual([documentOf('a')]);
  });
}
