import { describe, expect, test } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import { refocus } from '../../src/conversation/focus.ts';
import { openMatter } from '../../src/conversation/matters.ts';
import { receive } from '../../src/conversation/receive.ts';
import { entriesAfter } from '../../src/conversation/transcript.ts';
import { citizenWhoSent, newCitizen, testContext, write } from '../review/fixture.ts';

type Setting = ReturnType<typeof testContext>;

const keys = (document: CitizenDocument, after = 0): readonly (string | undefined)[] =>
  document.transcript.filter((entry) => entry.position > after && entry.from === 'bot').map((entry) => entry.key);

async function open(context: Setting, citizen: string): Promise<void> {
  await receive(context, { municipality: 'm1', citizen, channel: 'web', account: 'a', message: 'o', text: '', opened: true });
}

describe('the first message', () => {
  test('whoever opens the page is greeted once and asked one question', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await open(context, citizen);
    await open(context, citizen);
    const document = context.store.document(citizen);
    expect(keys(document)).toEqual(['welcome.hello.ask', 'welcome.ready.ask']);
    expect(document.card).toMatchObject({ position: 2, card: { kind: 'yes-no' } });
  });

  test('what is written before that is no answer', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'ja');
    const document = context.store.document(citizen);
    expect(document.transcript.map((entry) => entry.from)).toEqual(['citizen', 'bot', 'bot']);
    expect(document.state?.answers['welcome']?.['ready']).toBeUndefined();
  });

  test('an unknown citizen is no new one', async () => {
    const context = testContext();
    const inbound = { municipality: 'm1', citizen: 'nobody', channel: 'web', account: 'a', message: 'x', text: 'hej' };
    expect(await receive(context, inbound)).toEqual({ kind: 'unknown-citizen' });
  });
});

describe('one effect', () => {
  test('a message repeated is answered with the same place and changes nothing', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await open(context, citizen);
    const inbound = { municipality: 'm1', citizen, channel: 'web', account: 'a', message: 'once', text: 'ja' };
    const first = await receive(context, inbound);
    const { commits } = context.store;
    expect(await receive(context, inbound)).toEqual({ ...first, kind: 'repeated' });
    expect(context.store.commits).toBe(commits);
  });

  test('a message that crosses another is taken again on what is there then', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await open(context, citizen);
    context.store.conflicts = 2;
    await write(context, citizen, 'ja');
    expect(context.store.document(citizen).state?.answers['welcome']?.['ready']?.value).toBe('yes');
  });
});

describe('what comes in', () => {
  test('a CPR number is taken out before anything is kept', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja', 'Mit nummer er 010190-1234');
    expect(JSON.stringify(context.store.document(citizen))).not.toContain('1234"');
    expect(context.store.document(citizen).state?.answers['goal']?.['own']?.value).toBe('Mit nummer er ******-****');
  });

  test('danger is answered first, raises a task with its entry, and holds the dialogue', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja', 'Jeg vil ikke leve mere');
    const document = context.store.document(citizen);
    expect(document.state?.status).toBe('held');
    expect(document.state?.answers['goal']).toBeUndefined();
    expect(document.card).toBeUndefined();
    const task = document.tasks.find((one) => one.kind === 'danger');
    expect(task).toMatchObject({ about: 'self-harm' });
    expect(keys(document).at(-1)).toBe('app.danger.self-harm');
    await write(context, citizen, 'hallo');
    expect(keys(context.store.document(citizen)).at(-1)).toBe('app.held');
    await write(context, citizen, 'fortsæt');
    expect(context.store.document(citizen).card?.card.key).toBe('goal.own');
  });

  test('danger in the very first message is seen too', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'Jeg vil ikke leve mere');
    expect(context.store.document(citizen).tasks.map((task) => task.kind)).toEqual(['danger']);
    await write(context, citizen, 'fortsæt');
    expect(context.store.document(citizen).card?.card.key).toBe('welcome.ready');
  });

  test('asking for a person raises one task, however often', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'kan jeg tale med et menneske', 'tal med et menneske');
    expect(context.store.document(citizen).tasks.map((task) => task.kind)).toEqual(['person']);
  });
});

describe('sending', () => {
  test('the draft is submitted, with a task; words afterwards are a message for the caseworker', async () => {
    const context = testContext();
    const citizen = await citizenWhoSent(context);
    expect(context.store.document(citizen).plans.at(-1)?.status).toBe('submitted');
    await write(context, citizen, 'Jeg glemte min hund', 'mange tak');
    expect(context.store.document(citizen).tasks.map((task) => task.kind)).toEqual(['submitted', 'message']);
  });

  test('an answer changed makes it a draft again, and changed back it is what was sent', async () => {
    const context = testContext();
    const citizen = await citizenWhoSent(context);
    await write(context, citizen, 'ret 2', 'Noget andet');
    expect(context.store.document(citizen).plans.at(-1)?.status).toBe('draft');
    await write(context, citizen, 'ret 2', 'Have mere ro på');
    const document = context.store.document(citizen);
    expect(document.plans.at(-1)?.status).toBe('submitted');
    expect(document.state?.status).toBe('done');
  });
});

describe('a question from the caseworker', () => {
  async function asked(): Promise<{ readonly context: Setting; readonly citizen: string }> {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja');
    const stored = (await context.store.read('m1', citizen))!;
    const question = { script: 'question', line: 'goal', staff: 'kirsten', given: { question: 'Hvad mener du?' } };
    const document = refocus(openMatter(stored.document, context, question), context, stored.document);
    await context.store.commit({ municipality: 'm1', citizen, expectedVersion: stored.version, document });
    return { context, citizen };
  }

  test('comes before the script, and what is written next answers it', async () => {
    const { context, citizen } = await asked();
    expect(context.store.document(citizen).card?.card).toMatchObject({ kind: 'caseworker-question', key: 'answer.answer' });
    await write(context, citizen, 'Jeg mener det hele');
    const document = context.store.document(citizen);
    expect(document.matters[0]?.closed).toMatchObject({ how: 'done' });
    expect(document.card?.card.key).toBe('goal.own');
    expect(document.state?.answers['goal']).toBeUndefined();
  });

  test('a pause is a pause, and an answer can be changed in peace before the question comes back', async () => {
    const { context, citizen } = await asked();
    await write(context, citizen, 'pause');
    expect(context.store.document(citizen).card).toBeUndefined();
    await write(context, citizen, 'fortsæt');
    expect(context.store.document(citizen).card?.card.kind).toBe('caseworker-question');
    await write(context, citizen, 'jeg vil ændre noget');
    expect(context.store.document(citizen).card?.card.kind).toBe('change');
    await write(context, citizen, '1');
    expect(context.store.document(citizen).card?.card.key).toBe('welcome.ready');
    await write(context, citizen, 'ja');
    const document = context.store.document(citizen);
    expect(document.card?.card.kind).toBe('caseworker-question');
    expect(document.matters[0]?.closed).toBeUndefined();
  });

  test('a command written under it by a page is a command', async () => {
    const { context, citizen } = await asked();
    const token = context.store.document(citizen).card!.card.token;
    const text = 'kan jeg tale med et menneske';
    await receive(context, {
      municipality: 'm1',
      citizen,
      channel: 'web',
      account: 'a',
      message: 'c',
      text,
      reply: { token, value: text },
    });
    const document = context.store.document(citizen);
    expect(document.matters[0]?.closed).toBeUndefined();
    expect(document.tasks.map((task) => task.kind)).toEqual(['person']);
    const own = { token: document.card!.card.token, value: 'Mit svar' };
    await receive(context, { municipality: 'm1', citizen, channel: 'web', account: 'a', message: 'd', text: 'Mit svar', reply: own });
    expect(context.store.document(citizen).matters[0]?.closed).toMatchObject({ how: 'done' });
  });

  test('it can be passed by a tap', async () => {
    const { context, citizen } = await asked();
    const token = context.store.document(citizen).card!.card.token;
    const reply = { token, value: { none: 'skipped' } } as const;
    await receive(context, { municipality: 'm1', citizen, channel: 'web', account: 'a', message: 'skip', text: 'Spring over', reply });
    const document = context.store.document(citizen);
    expect(document.matters[0]?.closed).toMatchObject({ how: 'done' });
    expect(document.card?.card.key).toBe('goal.own');
  });

  test('a command is heard meanwhile, and the question stays', async () => {
    const { context, citizen } = await asked();
    await write(context, citizen, 'kan jeg tale med et menneske');
    expect(context.store.document(citizen).matters[0]?.closed).toBeUndefined();
    expect(context.store.document(citizen).card?.card.kind).toBe('caseworker-question');
    await write(context, citizen, 'Nu svarer jeg');
    expect(context.store.document(citizen).matters[0]?.closed).toMatchObject({ how: 'done' });
  });
});

describe('long conversations', () => {
  test('older entries move to segments and can be read from any place', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    await write(context, citizen, ...Array.from({ length: 80 }, () => 'hjælp'));
    const document = context.store.document(citizen);
    expect(document.segments.length).toBeGreaterThan(0);
    expect(document.transcript.length).toBeLessThanOrEqual(60);
    const all = await entriesAfter(context, document, 0);
    expect(all.map((entry) => entry.position)).toEqual(all.map((_, index) => index + 1));
    expect((await entriesAfter(context, document, 100))[0]?.position).toBe(101);
  });
});
