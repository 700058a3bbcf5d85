/** Words written before signing in: nobody reads along, nothing is sent, and they join the citizen's own only on a yes. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import { createAnonymous } from '../../src/conversation/create.ts';
import { runDue } from '../../src/conversation/due.ts';
import { finishJoin, joinThread } from '../../src/conversation/joining.ts';
import { receive } from '../../src/conversation/receive.ts';
import { entriesAfter } from '../../src/conversation/transcript.ts';
import { inbox } from '../../src/review/inbox.ts';
import { citizenWhoSent, newCitizen, opened, testContext, write } from '../review/fixture.ts';

/** All answers of the test's dialogue up to the read-back. */
const all = [
  'ja',
  'Have mere ro på',
  'Så jeg kan sove',
  'det ved jeg ikke',
  'nej',
  'hver anden uge',
  'mestring',
  'Anna Ask',
  'spring over',
  'spring over',
];

let context: ReturnType<typeof testContext>;
let thread: string;
beforeEach(async () => {
  context = testContext();
  thread = await createAnonymous(context, 'da');
});
const document = (id: string): CitizenDocument => context.store.document(id);
const valueOf = (id: string, section: string, key: string): unknown => document(id).state?.answers[section]?.[key]?.value;
const lines = (id: string): readonly string[] => (document(id).plans.at(-1)?.lines ?? []).map((line) => line.id);
const joinDueLater = async (): Promise<void> => {
  context.pass(120);
  await runDue(context);
};

describe('an anonymous thread', () => {
  test('is in no list, whatever is written in it, and says so where it matters', async () => {
    await write(context, thread, 'hej', 'ja', 'Jeg vil ikke leve mere');
    for (const caseworker of ['', ...context.municipality.caseworkers.map(({ id }) => id)]) {
      expect((await inbox(context, caseworker)).tasks).toEqual([]);
      expect((await inbox(context, caseworker)).citizens).toEqual([]);
    }
    const said = document(thread).transcript.at(-1);
    expect(said?.key).toBe('app.danger.self-harm');
    expect(said?.text).toBe('app.anonymous.danger.self-harm');
    for (const { name } of context.municipality.caseworkers) expect(JSON.stringify(document(thread).transcript)).not.toContain(name);
  });

  test.each([
    ['written', undefined],
    ['tapped', true],
  ] as const)('cannot be sent, %s: the read-back stays open behind the word about it', async (_how, tapped) => {
    await write(context, thread, 'hej', ...all);
    const token = document(thread).card!.card.token;
    expect(document(thread).card?.card.kind).toBe('summary');
    if (tapped === undefined) await write(context, thread, 'send');
    else {
      const reply = { token, value: { send: true as const } };
      await receive(context, { municipality: 'm1', citizen: thread, channel: 'web', account: 'a', message: 'tap', text: 'Send', reply });
    }
    const after = document(thread);
    expect(after.plans.at(-1)?.status).toBe('draft');
    expect(after.tasks).toEqual([]);
    expect(after.transcript.map(({ key }) => key)).toContain('app.anonymous.send');
    expect(after.card?.card.kind).toBe('summary');
    expect(after.card?.position).toBe(after.transcript.at(-1)?.position);
  });
});

describe('joining', () => {
  test('gives a new citizen the words with their own times, the draft, and the next open question', async () => {
    await write(context, thread, 'hej', ...all.slice(0, 3));
    const before = document(thread);
    const citizen = await newCitizen(context);
    context.pass(600);
    expect(await joinThread(context, citizen, thread)).toBe(true);
    const own = document(citizen);
    const moved = own.transcript.slice(0, before.transcript.length);
    expect(moved.map(({ text, at, from }) => [text, at, from])).toEqual(before.transcript.map(({ text, at, from }) => [text, at, from]));
    expect(own.transcript.map(({ position }) => position)).toEqual(own.transcript.map((_, index) => index + 1));
    expect(valueOf(citizen, 'goal', 'own')).toBe('Have mere ro på');
    expect(own.transcript.map(({ key }) => key)).toContain('app.joined');
    expect(own.card?.card.key).toBe(before.card?.card.key);
    expect(own.card?.card.token).not.toBe(before.card?.card.token);
    expect(lines(citizen)).toEqual(before.plans.at(-1)?.lines.map(({ id }) => id));
    const goal = (await opened(context, citizen)).lines.find(({ id }) => id === 'goal');
    expect(own.transcript.find(({ position }) => position === goal?.source)?.text).toBe('Have mere ro på');
  });

  test('leaves nothing behind, and what is written to the thread afterwards is not taken', async () => {
    await write(context, thread, 'hej', ...all.slice(0, 3));
    const citizen = await newCitizen(context);
    await joinThread(context, citizen, thread);
    expect(JSON.stringify(document(thread))).not.toContain('ro på');
    expect(document(thread).state).toBeUndefined();
    const late = { municipality: 'm1', citizen: thread, channel: 'web', account: 'a', message: 'late', text: 'hallo' };
    expect(await receive(context, late)).toEqual({ kind: 'unknown-citizen' });
  });

  test('has one effect, however often it is asked for', async () => {
    await write(context, thread, 'hej', ...all.slice(0, 3));
    const citizen = await newCitizen(context);
    await Promise.all([joinThread(context, citizen, thread), joinThread(context, citizen, thread)]);
    const once = document(citizen);
    expect(await joinThread(context, citizen, thread)).toBe(true);
    await joinDueLater();
    expect(document(citizen)).toEqual(once);
    expect(once.transcript.filter(({ text }) => text === 'Have mere ro på')).toHaveLength(1);
    expect(context.store.audits.filter(({ action }) => action === 'thread.joined')).toHaveLength(1);
  });

  test("is the citizen's who asked first; nobody else's, and no thread takes another", async () => {
    await write(context, thread, 'hej', ...all.slice(0, 2));
    const [first, second] = [await newCitizen(context), await newCitizen(context, 'Ida')];
    const stranger = await createAnonymous(context, 'da');
    expect(await joinThread(context, stranger, thread)).toBe(false);
    expect(await joinThread(context, 'nobody', thread)).toBe(false);
    expect(await joinThread(context, first, 'nothing')).toBe(false);
    expect(await joinThread(context, first, second)).toBe(false);
    expect(await joinThread(context, first, thread)).toBe(true);
    expect(await joinThread(context, second, thread)).toBe(false);
    expect(document(second).transcript).toEqual([]);
  });

  test('never moves a plan that was sent', async () => {
    await write(context, thread, 'hej', 'ja', 'Noget helt andet');
    const citizen = await citizenWhoSent(context);
    const before = document(citizen);
    await joinThread(context, citizen, thread);
    const after = document(citizen);
    expect(after.plans).toEqual(before.plans);
    expect(after.state?.status).toBe('done');
    expect(valueOf(citizen, 'goal', 'own')).toBe('Have mere ro på');
    expect(after.transcript.some(({ text }) => text === 'Noget helt andet')).toBe(true);
  });

  test('tells the caseworker of danger that nobody could be told of before, and the dialogue waits', async () => {
    await write(context, thread, 'hej', 'ja', 'Jeg vil ikke leve mere');
    const citizen = await newCitizen(context);
    await joinThread(context, citizen, thread);
    const { tasks } = await inbox(context, 'kirsten');
    expect(tasks).toMatchObject([{ citizen, kind: 'danger', said: 'Jeg vil ikke leve mere' }]);
    const { position } = document(citizen).tasks[0]!;
    expect(document(citizen).transcript.find((entry) => entry.position === position)?.key).toBe('app.danger.self-harm');
    expect(document(citizen).state?.status).toBe('held');
    expect(document(citizen).transcript.at(-1)?.key).toBe('app.held');
    await write(context, citizen, 'videre');
    expect(document(citizen).card?.card.key).toBe('goal.own');
  });

  test('takes all of a long thread along', async () => {
    await write(context, thread, 'hej', 'ja', ...Array.from({ length: 50 }, () => 'hjælp'));
    const before = await entriesAfter(context, document(thread), 0);
    expect(document(thread).segments.length).toBeGreaterThan(0);
    const citizen = await newCitizen(context);
    await joinThread(context, citizen, thread);
    const after = await entriesAfter(context, document(citizen), 0);
    expect(after.slice(0, before.length).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => index + 1));
  });
});

describe('joining that stops half way', () => {
  test('after it was reserved: the due item finishes it', async () => {
    await write(context, thread, 'hej', ...all.slice(0, 3));
    const citizen = await newCitizen(context);
    const stopped = { ...context, store: { ...context.store, commit: stopAfter(1) } };
    await expect(joinThread(stopped, citizen, thread)).rejects.toThrow('stopped');
    expect(document(citizen).transcript).toEqual([]);
    await joinDueLater();
    expect(valueOf(citizen, 'goal', 'own')).toBe('Have mere ro på');
    expect(document(thread).transcript).toEqual([]);
  });
  test('before the thread was emptied: nothing is taken twice', async () => {
    await write(context, thread, 'hej', ...all.slice(0, 3));
    const citizen = await newCitizen(context);
    const stopped = { ...context, store: { ...context.store, commit: stopAfter(2) } };
    await expect(joinThread(stopped, citizen, thread)).rejects.toThrow('stopped');
    const once = document(citizen);
    await joinDueLater();
    await finishJoin(context, thread);
    expect(document(citizen)).toEqual(once);
    expect(document(thread).transcript).toEqual([]);
  });
  function stopAfter(commits: number): typeof context.store.commit {
    let left = commits;
    return async (commit) => {
      if (left === 0) throw new Error('stopped');
      left -= 1;
      return context.store.commit(commit);
    };
  }
});

describe('whatever was answered on either side', () => {
  const counts = [0, 1, 2, 3, 5, 8, all.length];
  const pairs = counts.flatMap((own) => counts.map((other) => [own, other] as const));
  /** Answers what is asked until the read-back. */
  const finish = async (citizen: string, byKey: ReadonlyMap<string, string>): Promise<void> => {
    for (let left = all.length; left > 0 && document(citizen).card?.card.kind !== 'summary'; left -= 1) {
      const key = document(citizen).card?.card.key ?? '';
      await write(context, citizen, byKey.get(key) ?? `nothing for ${key}`);
    }
  };
  const answersByKey = async (): Promise<ReadonlyMap<string, string>> => {
    const citizen = await newCitizen(context, 'Per');
    await write(context, citizen, 'hej');
    const found = new Map<string, string>();
    for (const answer of all) {
      found.set(document(citizen).card?.card.key ?? '', answer);
      await write(context, citizen, answer);
    }
    return found;
  };
  test.each(pairs)('%i own answers and %i others: own ones stand, what fits is taken, and it goes on to the end', async (mine, other) => {
    const byKey = await answersByKey();
    const citizen = await newCitizen(context);
    if (mine > 0) await write(context, citizen, 'hej', ...all.slice(0, mine));
    const others = all.map((answer) => (answer === 'Have mere ro på' ? 'Få et arbejde' : answer));
    await write(context, thread, 'hej', ...others.slice(0, other));
    const own = document(citizen).state?.answers ?? {};
    await joinThread(context, citizen, thread);
    for (const [section, answers] of Object.entries(own)) {
      for (const [key, answer] of Object.entries(answers)) if (mine > 0) expect(valueOf(citizen, section, key)).toEqual(answer.value);
    }
    if (Math.max(mine, other) > 1) expect(valueOf(citizen, 'goal', 'own')).toBe(mine > 1 ? 'Have mere ro på' : 'Få et arbejde');
    // Why another goal matters says nothing of the citizen's own.
    if (mine === 2) expect(valueOf(citizen, 'goal', 'why')).toBeUndefined();
    await finish(citizen, byKey);
    expect(document(citizen).card?.card.kind).toBe('summary');
    await write(context, citizen, 'send');
    expect(document(citizen).plans.at(-1)?.status).toBe('submitted');
  });
});
