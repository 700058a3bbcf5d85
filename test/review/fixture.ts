/** A municipality, a store in memory and a citizen who goes the whole way by the front door, to test the caseworker's side with. */
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Context } from '../../src/conversation/context.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import type { Municipality } from '../../src/conversation/municipality.ts';
import { receive } from '../../src/conversation/receive.ts';
import type { Catalogue } from '../../src/messages/types.ts';
import type { AuditRecord, Claimed, Commit, Committed, Store } from '../../src/ports.ts';
import { commandReview, openReview } from '../../src/review/review.ts';
import type { Review, StaffCommand } from '../../src/review/views.ts';
import type { Scripts } from '../../src/conversation/scripts.ts';
import { agreement, checkIn, danish, dialogue, question } from '../engine/fixture.ts';

const person = (id: string, name: string): Municipality['caseworkers'][number] => ({
  id,
  name,
  phone: '12 34 56 78',
  hours: { da: 'Hverdage 9-15', en: 'Weekdays 9-15' },
});

const municipality: Municipality = {
  schema: 1,
  id: 'm1',
  name: 'Prøveby',
  offers: [],
  mentors: [],
  caseworkers: [person('kirsten', 'Kirsten Krog'), person('lars', 'Lars Lund')],
  helplines: { emergency: '112', suicide: '1', violence: '2', medical: '3' },
  consequences: { da: 'Ingen' },
  readers: { da: 'Kun din sagsbehandler' },
};

/** A text is its own key: what is tested is which text is said, and not how it is worded. */
const catalogue: Catalogue = {
  languages: ['da', 'en'],
  has: (_language, key) => !/\.(why|thanks|free|again2?|skipped|unknown|declined)$/.test(key),
  text: (_language, key) => key,
  textHash: () => 'hash',
  vocabulary: () => danish,
  flat: () => ({}),
};

const byId = new Map([
  ['question', { dialogue: question, catalogue }],
  ['agreement', { dialogue: agreement, catalogue }],
  ['check-in', { dialogue: checkIn, catalogue }],
]);
const scripts: Scripts = { main: { dialogue, catalogue }, find: (id) => byId.get(id), ids: ['intake', ...byId.keys()], history: [] };

/** What tests ask of a store in memory, beside being one. */
export interface Memory {
  readonly audits: AuditRecord[];
  commits: number;
  /** So many of the next commits find that somebody else was first. */
  conflicts: number;
  document(citizen: string): CitizenDocument;
}

/** A store in memory: what is stored is a copy, as it would be on a disk. */
function memoryStore(): Store & Memory {
  const documents = new Map<string, { readonly version: number; readonly document: CitizenDocument }>();
  const segments = new Map<string, string>();
  const due = new Map<string, Claimed>();
  const seen = new Set<string>();
  const memory: Memory = {
    audits: [],
    commits: 0,
    conflicts: 0,
    document: (citizen) => documents.get(citizen)!.document,
  };
  const write = (commit: Commit): Committed => {
    const version = documents.get(commit.citizen)?.version ?? 0;
    if (memory.conflicts > 0) {
      memory.conflicts -= 1;
      return { kind: 'conflict', version };
    }
    if (version !== commit.expectedVersion) return { kind: 'conflict', version };
    const key = JSON.stringify([commit.citizen, commit.seen]);
    if (commit.seen !== undefined && seen.has(key)) return { kind: 'seen' };
    seen.add(key);
    documents.set(commit.citizen, { version: version + 1, document: structuredClone(commit.document) });
    for (const item of commit.due ?? []) {
      due.set(item.id, { kind: 'due', municipality: commit.municipality, citizen: commit.citizen, item, attempts: 0, begun: false });
    }
    for (const { name, entries } of commit.segments ?? []) segments.set(`${commit.citizen}/${name.id}`, JSON.stringify(entries));
    memory.audits.push(...(commit.audit ?? []));
    memory.commits += 1;
    return { kind: 'committed', version: version + 1 };
  };
  const never = (): never => {
    throw new Error('The review does not use this');
  };
  const port: Store = {
    read: async (_municipality, citizen) => documents.get(citizen),
    segment: async (_municipality, citizen, id) => JSON.parse(segments.get(`${citizen}/${id}`) ?? '[]') as never,
    commit: async (commit) => write(commit),
    seen: async () => false,
    list: async (_municipality, caseworker) =>
      [...documents.values()]
        .filter(({ document }) => document.caseworker === caseworker)
        .map(({ version, document }) => summary(version, document)),
    citizens: async () => [...documents.keys()].toSorted(),
    claim: async (now, n) => [...due.values()].filter(({ item }) => item.at <= now).slice(0, n),
    markAttempt: async () => undefined,
    settle: async ({ item }) => void due.delete(item.id),
    reconcile: never,
    unclear: never,
    outboxDepth: never,
    link: never,
    accountOwner: never,
    readRegistry: never,
    writeRegistry: never,
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
  return Object.assign(memory, port);
}

function summary(version: number, document: CitizenDocument): Awaited<ReturnType<Store['list']>>[number] {
  const planStatus = document.plans.at(-1)?.status;
  const openTasks = document.tasks.filter((task) => task.closed === undefined).map(({ id, kind, at }) => ({ id, kind, at }));
  const { citizen, caseworker, name } = document;
  return { citizen, caseworker, version, name, openTasks, at: document.transcript.at(-1)?.at ?? '', ...(planStatus && { planStatus }) };
}

/** A context whose time moves on by a second at each look at the clock, and by `pass`. */
export function testContext(): Context & { readonly store: Store & Memory; pass(seconds: number): void } {
  let seconds = 0;
  let ids = 0;
  return {
    pass: (more) => void (seconds += more),
    store: memoryStore(),
    changes: { onCitizen: () => () => undefined, onCaseworker: () => () => undefined },
    clock: { now: () => new Date(Date.UTC(2026, 10, 23, 9) + 1000 * (seconds += 1)).toISOString() },
    ids: { next: () => `id${(ids += 1)}` },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    danger: { find: (text) => (text.includes('ikke leve mere') ? 'self-harm' : undefined) },
    municipality,
    scripts,
    demo: true,
    citizenSignIn: 'open',
    sessionDays: 30,
  };
}

let message = 0;
/** The citizen writes. */
export async function write(context: Context, citizen: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    message += 1;
    await receive(context, { municipality: 'm1', citizen, channel: 'web', account: citizen, message: `w${message}`, text });
  }
}

/** A citizen of Kirsten's. */
export async function newCitizen(context: Context, name = 'Bo'): Promise<string> {
  return createCitizen(context, { caseworker: 'kirsten', language: 'da', name });
}

/** A citizen of Kirsten's who has sent the draft. */
export async function citizenWhoSent(context: Context): Promise<string> {
  const citizen = await newCitizen(context);
  const answers = ['ja', 'Have mere ro på', 'Så jeg kan sove', 'det ved jeg ikke', 'nej', 'hver anden uge', 'mestring', 'Anna Ask'];
  await write(context, citizen, 'hej', ...answers, 'spring over', 'spring over', 'send');
  return citizen;
}

/** The review as Kirsten opens it. */
export async function opened(context: Context, citizen: string): Promise<Review> {
  const review = await openReview(context, { caseworker: 'kirsten', citizen });
  if (review === undefined) throw new Error('There is no such review');
  return review;
}

/** Kirsten's command; gives the review, or the codes of the refusals. */
export async function command(context: Context, citizen: string, one: StaffCommand): Promise<Review | readonly string[]> {
  const result = await commandReview(context, { caseworker: 'kirsten', citizen }, one);
  if (result === undefined) throw new Error('There is no such review');
  return result.ok ? result.review : result.refusals.map((refusal) => refusal.code);
}

/** A command that is not refused. */
export async function done(context: Context, citizen: string, one: StaffCommand): Promise<Review> {
  const result = await command(context, citizen, one);
  if (!('lines' in result)) throw new Error(`Refused: ${result.join(', ')}`);
  return result;
}

/** Kirsten accepts every line that is not decided yet. */
export async function acceptRest(context: Context, citizen: string): Promise<Review> {
  let review = await opened(context, citizen);
  for (const line of review.lines) {
    if (line.state === 'undecided' || line.state === 'look-again')
      review = await done(context, citizen, { kind: 'accept', line: line.id, hash: line.hash });
  }
  return review;
}

/** A command on one line as it stands now. */
export async function onLine(context: Context, citizen: string, id: string): Promise<{ readonly line: string; readonly hash: string }> {
  const line = (await opened(context, citizen)).lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`There is no line ${id}`);
  return { line: id, hash: line.hash };
}
