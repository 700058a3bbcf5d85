import { expect, test } from 'vitest';
import { municipality } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

export function smallContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const phone = { channel: 'sms', account: '+4512345678' };

  test('an account belongs to one citizen, also when two ask at once', async () => {
    const won = await Promise.all(['a', 'b', 'c'].map((citizen) => subject.store.link(municipality, phone, citizen)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const owner = ['a', 'b', 'c'][won.indexOf(true)];
    const store = await subject.now.reopen();
    expect(await store.accountOwner(municipality, phone)).toBe(owner);
    expect(await store.link(municipality, phone, owner!)).toBe(true);
    expect(await store.link(municipality, phone, 'd')).toBe(false);
  });

  test('the same name on another channel is another account', async () => {
    await subject.store.link(municipality, phone, 'a');
    expect(await subject.store.accountOwner(municipality, { ...phone, channel: 'teams' })).toBeUndefined();
    expect(await subject.store.link(municipality, { ...phone, channel: 'teams' }, 'b')).toBe(true);
  });

  test('a registry document is written upon the version it was read in', async () => {
    const { store } = subject;
    expect(await store.readRegistry(municipality, 'catalogue')).toBeUndefined();
    expect(await store.writeRegistry(municipality, 'catalogue', { offers: [] }, 1)).toBe(false);
    expect(await store.writeRegistry(municipality, 'catalogue', { offers: [] }, 0)).toBe(true);
    expect(await store.writeRegistry(municipality, 'catalogue', { offers: ['x'] }, 0)).toBe(false);
    expect(await store.writeRegistry(municipality, 'catalogue', { offers: ['y'] }, 1)).toBe(true);
    const expected = { version: 2, value: { offers: ['y'] } };
    expect(await store.readRegistry(municipality, 'catalogue')).toEqual(expected);
    expect(await (await subject.now.reopen()).readRegistry(municipality, 'catalogue')).toEqual(expected);
  });

  test('of writers crossing upon one version of the registry, one goes in', async () => {
    const written = await Promise.all([1, 2, 3].map((n) => subject.store.writeRegistry(municipality, 'places', n, 0)));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await subject.store.readRegistry(municipality, 'places')).toEqual({ version: 1, value: written.indexOf(true) + 1 });
  });

  test('an open store is ready, asked at once or again', async () => {
    await expect(Promise.all([subject.store.ready(), subject.store.ready()])).resolves.toBeDefined();
  });

  test('a closed store takes nothing more', async () => {
    const closed = subject.store;
    await subject.now.reopen();
    await expect(closed.writeRegistry(municipality, 'late', 1, 0)).rejects.toThrow();
    expect(await subject.store.readRegistry(municipality, 'late')).toBeUndefined();
  });
}
