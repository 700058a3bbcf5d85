/** Published scripts over a store in memory, and citizens who talk by the front door, for the tests of publishing. */
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Context } from '../../src/conversation/context.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import type { Municipality } from '../../src/conversation/municipality.ts';
import { receive } from '../../src/conversation/receive.ts';
import { Publisher, startScripts } from '../../src/cli/publisher.ts';
import type { RunningScripts } from '../../src/cli/running-scripts.ts';
import type { ReplyValue } from '../../src/engine/input.ts';
import type { Store, Stored } from '../../src/ports.ts';
import type { Deed } from '../../src/publish/results.ts';
import type { Sources } from '../../src/scripts/sources.ts';
import { script, sources, visitDa } from '../scripts/fixture.ts';

export const municipality: Municipality = {
  schema: 1,
  id: 'm1',
  name: 'Prøveby',
  offers: [],
  mentors: [],
  caseworkers: [{ id: 'kirsten', name: 'Kirsten Krog', phone: '12 34 56 78', hours: { da: 'Hverdage 9-15' } }],
  helplines: { emergency: '112', suicide: '1', violence: '2', medical: '3' },
  consequences: { da: 'Ingen' },
  readers: { da: 'Kun din sagsbehandler' },
};

const short = (id: string): string =>
  `id: ${id}\npurpose: One question.\nowner: staff\nsections:\n  a:\n    steps:\n      answer: { ask: text }\n`;
const shortDa = 'a: { title: Svar, answer: { ask: "Hvad siger du?", line: Svar } }\n';

/** The intake is the fixture's script; `change` edits its text, `words` its Danish and English wording. */
export function house(
  change = (text: string) => text,
  words = (text: string) => text,
  more: Readonly<Record<string, string | undefined>> = {},
): Sources {
  const texts = Object.fromEntries(
    ['da', 'en'].flatMap((language) => [
      [`locales/${language}/intake.yaml`, words(visitDa)],
      [`locales/${language}/question.yaml`, shortDa],
      [`locales/${language}/agreement.yaml`, shortDa],
      [`locales/${language}/visit.yaml`, undefined],
    ]),
  );
  return sources({
    'dialogs/visit.yaml': undefined,
    'dialogs/visit.test.yaml': undefined,
    'dialogs/intake.yaml': change(script.replace('id: visit', 'id: intake')),
    'dialogs/question.yaml': short('question'),
    'dialogs/agreement.yaml': short('agreement'),
    ...texts,
    ...more,
  });
}

/** `goal.own-goal` is called `goal.wish`. */
export const renamed = {
  script: (text: string) =>
    `${text.replace('own-goal: {', 'wish: {').replace('goal: own-goal', 'goal: wish')}migrate:\n  - renamed: { goal.own-goal: goal.wish }\n`,
  words: (text: string) => text.replace('own-goal:', 'wish:'),
};
/** `goal.own-goal` is gone; `move` says where to. */
export const without = (move = '') => ({
  script: (text: string) => text.replace(/ +own-goal: .*\n/, '').replace(', shows: { goal: own-goal }', '') + move,
  words: (text: string) => text.replace(/ {2}own-goal:\n( {4}.*\n)+/, '').replace('Du vil gerne {goal}. ', ''),
});

let seconds = 0;
export const clock = { now: () => new Date(Date.UTC(2026, 10, 23, 9) + 1000 * (seconds += 1)).toISOString() };
export const deed = (by = 'Mette', note?: string): Deed => ({ by, at: clock.now(), ...(note !== undefined && { note }) });

/** A store in memory, of which the tests may break something. */
export interface Memory extends Store {
  readonly registry: Map<string, { version: number; value: unknown }>;
  readonly documents: Map<string, Stored>;
  /** Called before each write of the registry. */
  before: (name: string) => void;
}

export function memoryStore(): Memory {
  const registry: Memory['registry'] = new Map();
  const documents: Memory['documents'] = new Map();
  const never = (): never => {
    throw new Error('Publishing does not use this');
  };
  const memory: Memory = {
    registry,
    documents,
    before: () => undefined,
    read: async (_municipality, citizen) => documents.get(citizen),
    segment: never,
    commit: async ({ citizen, expectedVersion, document }) => {
      const version = documents.get(citizen)?.version ?? 0;
      if (version !== expectedVersion) return { kind: 'conflict', version };
      documents.set(citizen, { version: version + 1, document: structuredClone(document) });
      return { kind: 'committed', version: version + 1 };
    },
    seen: async () => false,
    list: never,
    citizens: async () => [...documents.keys()].toSorted(),
    claim: never,
    markAttempt: never,
    settle: never,
    reconcile: never,
    unclear: never,
    outboxDepth: never,
    link: never,
    accountOwner: never,
    readRegistry: async (_municipality, name) => structuredClone(registry.get(name)),
    writeRegistry: async (_municipality, name, value, expectedVersion) => {
      memory.before(name);
      if ((registry.get(name)?.version ?? 0) !== expectedVersion) return false;
      registry.set(name, { version: expectedVersion + 1, value: structuredClone(value) });
      return true;
    },
    audit: never,
    auditHeads: never,
    erase: never,
    accountsOf: never,
    registryNames: never,
    removeRegistry: never,
    dump: never,
    load: never,
    ready: async () => undefined,
    close: async () => undefined,
  };
  return memory;
}

/** The product without a server. */
export interface World {
  readonly store: Memory;
  readonly context: Context;
  readonly scripts: RunningScripts;
  readonly publisher: Publisher;
  /** A new citizen, who opens the page and writes. */
  readonly citizen: (...texts: readonly string[]) => Promise<string>;
  readonly write: (citizen: string, ...texts: readonly string[]) => Promise<CitizenDocument>;
  readonly tap: (citizen: string, value: ReplyValue, token?: string) => Promise<CitizenDocument>;
  readonly open: (citizen: string) => Promise<CitizenDocument>;
  readonly document: (citizen: string) => CitizenDocument;
}

export async function world(first: Sources = house()): Promise<World> {
  const store = memoryStore();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { store, municipality, clock, log };
  const scripts = await startScripts(parts, first);
  let number = 0;
  const context: Context = {
    store,
    clock,
    log,
    municipality,
    scripts,
    changes: { onCitizen: () => () => undefined, onCaseworker: () => () => undefined },
    ids: { next: () => `id${(number += 1)}` },
    danger: { find: () => undefined },
    demo: true,
    citizenSignIn: 'open',
    sessionDays: 30,
  };
  const document = (citizen: string): CitizenDocument => store.documents.get(citizen)!.document;
  const send = async (citizen: string, more: object): Promise<CitizenDocument> => {
    await receive(context, {
      municipality: 'm1',
      citizen,
      channel: 'web',
      account: citizen,
      message: `w${(number += 1)}`,
      text: '',
      ...more,
    });
    return document(citizen);
  };
  const now: World = {
    store,
    context,
    scripts,
    publisher: new Publisher(parts, scripts),
    document,
    open: (citizen) => send(citizen, { opened: true }),
    tap: (citizen, value, token) =>
      send(citizen, { text: 'tap', reply: { token: token ?? document(citizen).card?.card.token ?? '', value } }),
    async write(citizen, ...texts) {
      for (const text of texts) await send(citizen, { text });
      return document(citizen);
    },
    async citizen(...texts) {
      const id = await createCitizen(context, { caseworker: 'kirsten', language: 'da', name: 'Peter Hansen' });
      await now.open(id);
      await now.write(id, ...texts);
      return id;
    },
  };
  return now;
}

/** Keys of what the bot said and asked last. */
export function said({ transcript }: CitizenDocument): readonly (string | undefined)[] {
  const from = transcript.findLastIndex((entry) => entry.from === 'citizen');
  return transcript.slice(from + 1).map(({ key }) => key);
}
