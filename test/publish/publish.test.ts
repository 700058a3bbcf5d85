/** Files become a version: what is refused, what is said, and what a crash or a second publisher leaves. */
import { describe, expect, test } from 'vitest';
import { current, versionList } from '../../src/publish/current.ts';
import { publish } from '../../src/publish/publish.ts';
import { ScriptsDamagedError } from '../../src/publish/registry.ts';
import { startScripts } from '../../src/cli/publisher.ts';
import { clock, deed, house, memoryStore, municipality, renamed, without, world, type World } from './fixture.ts';

const wording = house(undefined, (text) => text.replace('Dit mål', 'Dit eget mål'));

describe('a version', () => {
  test('is published with its author, and runs', async () => {
    const parts = { store: memoryStore(), municipality };
    const { result } = await publish(parts, house(), deed('Mette', 'Første'));
    expect(result).toMatchObject({ kind: 'published', version: { number: 1, by: 'Mette', note: 'Første' }, moved: [], unread: 0 });
    const now = await current(parts.store, 'm1');
    expect(now).toMatchObject({ number: 1, withdrawn: [] });
    expect(Object.keys(now!.sources)).toContain('dialogs/intake.yaml');
    expect(Object.keys(now!.sources).filter((path) => /test|schema/.test(path))).toEqual([]);
    expect(now!.history[0]?.scripts['intake']?.asked?.['goal.own-goal']).toBe('text');
  });

  test('is none where nothing has changed, whatever the layout of the files', async () => {
    const parts = { store: memoryStore(), municipality };
    await publish(parts, house(), deed());
    expect((await publish(parts, house(), deed())).result).toEqual({ kind: 'unchanged', number: 1 });
    expect(
      (
        await publish(
          parts,
          house((text) => `# en bemærkning\n${text}`),
          deed(),
        )
      ).result,
    ).toEqual({ kind: 'unchanged', number: 1 });
  });

  test.each([
    ['a word', wording],
    ['the minutes', house((text) => text.replace('minutes: 3', 'minutes: 4'))],
    ['a page', house(undefined, undefined, { 'locales/da/page.yaml': 'brand: Andet\n' })],
  ])('may differ in %s alone', async (_what, changed) => {
    const { publisher, scripts } = await world();
    expect(await publisher.publish(changed, { by: 'Mette' })).toMatchObject({
      kind: 'published',
      version: { number: 2 },
      conversations: {},
    });
    expect(scripts.now.number).toBe(2);
    expect((await publisher.list()).versions.map(({ number, by }) => [number, by])).toEqual([
      [1, 'medspil'],
      [2, 'Mette'],
    ]);
  });

  test('is refused with all faults, and the one before runs on', async () => {
    const { publisher, scripts } = await world();
    const result = await publisher.publish(
      house((text) => text.replace('any == "yes"', 'any == "maybe"').replace('ask: scale', 'ask: skale')),
      { by: 'Mette' },
    );
    expect(result.kind === 'faults' && result.faults.map(({ file, code }) => [file, code])).toEqual([
      ['dialogs/intake.yaml', 'condition-literal'],
      ['dialogs/intake.yaml', 'unknown-kind'],
    ]);
    expect(scripts.now.number).toBe(1);
  });

  test('needs the scripts that the house starts by itself', async () => {
    const { publisher } = await world();
    const gone = { 'dialogs/question.yaml': undefined, 'locales/da/question.yaml': undefined, 'locales/en/question.yaml': undefined };
    const result = await publisher.publish(house(undefined, undefined, gone), { by: 'Mette' });
    expect(result).toMatchObject({ kind: 'faults', faults: [{ file: 'dialogs/question.yaml', code: 'missing-file' }] });
  });
});

describe('people who stand somewhere', () => {
  test('on a step that is gone without a move: refused, with what each would see, and no word of theirs', async () => {
    const { publisher, citizen, scripts } = await world();
    const here = await citizen();
    await citizen('Ro på');
    const { script, words } = without();
    const result = await publisher.publish(house(script, words), { by: 'Mette' });
    expect(result).toEqual({
      kind: 'stuck',
      people: [{ citizen: here, script: 'intake', step: 'goal.own-goal', sees: { step: 'goal.why', text: 'Hvorfor?' } }],
    });
    expect(scripts.now.number).toBe(1);
  });

  test('what would be asked repeats no answer', async () => {
    const { publisher, citizen } = await world();
    const here = await citizen('Ro på', 'spring over');
    const change = (text: string) =>
      text
        .replace(/ +any: .*\n/, '      more:     { ask: text, sensitive: true, shows: { goal: goal.own-goal } }\n')
        .replaceAll('any == "yes"', 'answered(more)')
        .replace(/ +call: .*\n/, '');
    const words = (text: string) =>
      text.replace(/ {2}any: .*\n/, '  more: { ask: "Du skrev {goal}. Mere?", line: Mere }\n').replace(/ {2}call: .*\n/, '');
    const result = await publisher.publish(house(change, words), { by: 'Mette' });
    expect(result).toMatchObject({ kind: 'stuck', people: [{ citizen: here, step: 'barriers.any', sees: { text: 'Du skrev …. Mere?' } }] });
    expect(JSON.stringify(result)).not.toContain('Ro på');
  });

  test('a move says where they go', async () => {
    const { publisher, citizen, write } = await world();
    const here = await citizen();
    const { script, words } = without('migrate:\n  - removed: { goal.own-goal: barriers.any }\n');
    const result = await publisher.publish(house(script, words), { by: 'Mette' });
    expect(result).toMatchObject({
      kind: 'published',
      conversations: { intake: 1 },
      moved: [{ citizen: here, sees: { step: 'barriers.any' } }],
    });
    const after = await write(here, 'Ro på');
    expect(after.state).toMatchObject({ cursor: { step: 'barriers.any' } });
    expect(after.state?.answers['barriers']).toBeUndefined();
  });

  test('in a script that is gone, even where they only wait for it', async () => {
    const { publisher, citizen, store, document, scripts } = await world(house(undefined, undefined, extra()));
    const here = await citizen();
    const matter = { id: 'm1', script: 'extra', at: '2026-11-23T09:00:00Z' };
    store.documents.set(here, { version: 9, document: { ...document(here), matters: [matter] } });
    expect(await publisher.publish(house(), { by: 'Mette' })).toEqual({
      kind: 'stuck',
      people: [{ citizen: here, script: 'extra', step: '' }],
    });
    const closed = { ...matter, closed: { at: matter.at, how: 'done' as const } };
    store.documents.set(here, { version: 10, document: { ...document(here), matters: [closed] } });
    expect(await publisher.publish(house(), { by: 'Mette' })).toMatchObject({ kind: 'published' });
    expect(scripts.ids).not.toContain('extra');
  });

  test('one whose file is damaged keeps nobody from publishing', async () => {
    const { publisher, citizen, store } = await world();
    const here = await citizen();
    store.read = async () => Promise.reject(Object.assign(new Error('damaged'), { code: 'store-damaged' }));
    expect(await publisher.publish(wording, { by: 'Mette' })).toMatchObject({ kind: 'published', unread: 1 });
    store.read = async () => Promise.reject(Object.assign(new Error('full'), { code: 'store-unwritable' }));
    await expect(publisher.publish(house(renamed.script, renamed.words), { by: 'Mette' })).rejects.toThrow('full');
    expect(here).toBeTruthy();
  });
});

function extra(): Readonly<Record<string, string>> {
  const words = 'a: { title: Svar, answer: { ask: "Hvad?", line: Svar } }\n';
  const script = 'id: extra\npurpose: More.\nowner: staff\nsections:\n  a:\n    steps:\n      answer: { ask: text }\n';
  return { 'dialogs/extra.yaml': script, 'locales/da/extra.yaml': words, 'locales/en/extra.yaml': words };
}

describe('two at once, and crashes', () => {
  test('of two who publish at the same time one wins, and the other is told', async () => {
    const parts = { store: memoryStore(), municipality };
    await publish(parts, house(), deed());
    const done = await Promise.all([publish(parts, wording, deed('A')), publish(parts, house(renamed.script, renamed.words), deed('B'))]);
    expect(done.map(({ result }) => result.kind).toSorted()).toEqual(['overtaken', 'published']);
    const winner = done.find(({ result }) => result.kind === 'published');
    const now = await current(parts.store, 'm1');
    expect(now?.sources['locales/da/intake.yaml'] === wording['locales/da/intake.yaml']).toBe(winner === done[0]);
    expect((await versionList(parts.store, 'm1')).versions).toHaveLength(2);
  });

  test('broken off between the two writes: the version before runs on, and the next publishing goes through', async () => {
    const { store, publisher, scripts } = await world();
    store.before = (name) => {
      if (name === 'scripts') throw new Error('power cut');
    };
    await expect(publisher.publish(wording, { by: 'Mette' })).rejects.toThrow('power cut');
    expect([store.registry.has('scripts-2'), scripts.now.number]).toEqual([true, 1]);
    expect(await current(store, 'm1')).toMatchObject({ number: 1 });
    store.before = () => undefined;
    expect(await publisher.publish(wording, { by: 'Mette' })).toMatchObject({ kind: 'published', version: { number: 3 } });
    expect(await current(store, 'm1')).toMatchObject({ number: 3 });
  });

  test('what is stored and is no index, or no texts, is told of and never taken', async () => {
    const { store } = await world();
    const texts = store.registry.get('scripts-1')!;
    store.registry.set('scripts-1', { version: 2, value: { schema: 1, number: 1, sources: { a: 1 } } });
    await expect(current(store, 'm1')).rejects.toThrow(ScriptsDamagedError);
    store.registry.delete('scripts-1');
    await expect(current(store, 'm1')).rejects.toThrow(ScriptsDamagedError);
    store.registry.set('scripts-1', texts);
    store.registry.set('scripts', { version: 2, value: { schema: 1, versions: 'none' } });
    await expect(publish({ store, municipality }, wording, deed())).rejects.toThrow(ScriptsDamagedError);
  });
});

describe('old versions', () => {
  test('ten keep their texts, and those that somebody stands behind', async () => {
    const { publisher, citizen, store } = await world();
    const here = await citizen('Ro på');
    await publisher.publish(house(renamed.script, renamed.words), { by: 'Mette' });
    for (let n = 0; n < 12; n += 1) {
      const words = (text: string): string => renamed.words(text).replace('Dit mål', `Dit mål ${n}`);
      await publisher.publish(house(renamed.script, words), { by: 'Mette' });
    }
    const kept = (await publisher.list()).versions.filter((version) => version.kept).map(({ number }) => number);
    expect(kept).toEqual([1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(store.registry.get('scripts-2')?.value).toEqual({ schema: 1, number: 2, sources: null });
    expect(await publisher.rollback(2, { by: 'Mette' })).toEqual({ kind: 'unknown-version', known: kept });
    expect(here).toBeTruthy();
  });
});

describe('a version that the program has outgrown', () => {
  /** The store as an older program left it: its version has no word for something that this one says. */
  const outgrown = async (): Promise<World> => {
    const old = await world();
    const texts = old.store.registry.get('scripts-1')!;
    const { sources, ...rest } = texts.value as { readonly sources: Record<string, string> };
    const app = 'locales/da/app.yaml';
    const lines = sources[app]!.split('\n').filter((line) => !line.startsWith('stuck:'));
    old.store.registry.set('scripts-1', { ...texts, value: { ...rest, sources: { ...sources, [app]: lines.join('\n') } } });
    return old;
  };

  test('gives way to the files beside the program, when these run', async () => {
    const { store } = await outgrown();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const scripts = await startScripts({ store, municipality, clock, log }, wording);
    expect(scripts.now.number).toBe(2);
    expect(scripts.main.catalogue.has('da', 'app.stuck')).toBe(true);
  });

  test('stops the start with every fault, when they are no better', async () => {
    const { store } = await outgrown();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const broken = { ...house(), 'dialogs/intake.yaml': 'id: intake\n' };
    await expect(startScripts({ store, municipality, clock, log }, broken)).rejects.toMatchObject({
      lines: expect.arrayContaining([expect.stringContaining('app.stuck')]),
    });
  });
});
