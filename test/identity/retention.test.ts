/** How long what is held is held. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createAnonymous, createCitizen } from '../../src/conversation/create.ts';
import { joinThread } from '../../src/conversation/joining.ts';
import { applyRetention, type Retention } from '../../src/identity/retention.ts';
import type { Store } from '../../src/ports.ts';
import { write } from '../review/fixture.ts';
import { town as openTown, type Town } from './fixture.ts';

const day = 24 * 3600;
const rules: Retention = { anonymousDays: 30 };
let town: Town;
beforeEach(async () => {
  town = await openTown();
});

const there = async (citizen: string): Promise<boolean> => (await town.store.read('m1', citizen)) !== undefined;
const newOne = (): Promise<string> => createCitizen(town, { caseworker: 'kirsten', language: 'da', name: 'Bo' });
/** As the server looks: at once, and a day later. */
async function look(chosen = rules): Promise<void> {
  await applyRetention(town, chosen);
  town.pass(day);
  await applyRetention(town, chosen);
}

describe('A conversation of somebody who never signed in', () => {
  test('is erased after its days, and not before', async () => {
    const thread = await createAnonymous(town, 'da');
    await write(town, thread, 'hej');
    town.pass(28 * day);
    await look();
    expect(await there(thread)).toBe(true);
    town.pass(day);
    await look();
    expect(await there(thread)).toBe(false);
    expect((await town.store.audit('m1', thread)).map(({ actor, action }) => [actor, action])).toEqual([['retention', 'citizen.erased']]);
  });

  test('that goes on stays', async () => {
    const thread = await createAnonymous(town, 'da');
    await write(town, thread, 'hej');
    town.pass(31 * day);
    await applyRetention(town, rules);
    await write(town, thread, 'hej igen');
    town.pass(2 * day);
    await applyRetention(town, rules);
    expect(await there(thread)).toBe(true);
  });

  test('in which nothing was ever written goes too', async () => {
    const thread = await createAnonymous(town, 'da');
    town.pass(31 * day);
    await look();
    expect(await there(thread)).toBe(false);
  });

  test('that became part of a citizen’s own goes after a day; the citizen has it', async () => {
    const [citizen, thread] = [await newOne(), await createAnonymous(town, 'da')];
    await write(town, thread, 'hej');
    await joinThread(town, citizen, thread);
    expect(await applyRetention(town, rules)).toEqual({ noticed: 1, erased: 0 });
    expect(await joinThread(town, citizen, thread)).toBe(true);
    town.pass(day);
    expect(await applyRetention(town, rules)).toEqual({ noticed: 0, erased: 1 });
    expect([await there(thread), await there(citizen)]).toEqual([false, true]);
  });
});

describe('A citizen', () => {
  test('stays for ever where no months are set', async () => {
    const citizen = await newOne();
    town.pass(9000 * day);
    await look();
    expect(await there(citizen)).toBe(true);
  });

  test('goes after the months, counted from what happened last', async () => {
    const citizen = await newOne();
    await write(town, citizen, 'hej');
    const months = { ...rules, citizenMonths: 6 };
    town.pass(170 * day);
    await look(months);
    expect(await there(citizen)).toBe(true);
    town.pass(14 * day);
    await look(months);
    expect(await there(citizen)).toBe(false);
  });

  test('of whom something waits on a caseworker stays', async () => {
    const citizen = await newOne();
    await write(town, citizen, 'hej', 'Jeg vil ikke leve mere');
    town.pass(400 * day);
    await look({ ...rules, citizenMonths: 6 });
    expect(await there(citizen)).toBe(true);
  });
});

test.each([365 * day, 31 * day])('a clock that is wrong by %i seconds for some hours erases nobody', async (wrong) => {
  const [citizen, thread] = [await newOne(), await createAnonymous(town, 'da')];
  await write(town, thread, 'hej');
  const months = { ...rules, citizenMonths: 1 };
  town.pass(wrong);
  for (let hour = 0; hour < 20; hour += 1) {
    await applyRetention(town, months);
    town.pass(3600);
  }
  town.pass(-wrong);
  for (let hour = 0; hour < 26; hour += 1) {
    await applyRetention(town, months);
    town.pass(3600);
  }
  expect([await there(citizen), await there(thread)]).toEqual([true, true]);
});

test('nobody goes who writes at the last moment: what is acknowledged stays', async () => {
  const citizen = await newOne();
  await write(town, citizen, 'hej');
  const months = { ...rules, citizenMonths: 6 };
  town.pass(400 * day);
  await applyRetention(town, months);
  town.pass(day);
  const store: Store = new Proxy(town.store, {
    get(target, of) {
      if (of !== 'erase') return Reflect.get(target, of) as unknown;
      return async (...given: Parameters<Store['erase']>) => {
        await write(town, citizen, 'jeg er her igen');
        return target.erase(...given);
      };
    },
  });
  expect(await applyRetention({ ...town, store }, months)).toMatchObject({ erased: 0 });
  expect(await there(citizen)).toBe(true);
});

test('two servers at once erase one once', async () => {
  const thread = await createAnonymous(town, 'da');
  await write(town, thread, 'hej');
  town.pass(31 * day);
  await Promise.all([applyRetention(town, rules), applyRetention(town, rules)]);
  town.pass(day);
  const both = await Promise.all([applyRetention(town, rules), applyRetention(town, rules)]);
  expect(both.reduce((sum, { erased }) => sum + erased, 0)).toBe(1);
});
