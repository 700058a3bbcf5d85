/** The whole product with a MitID broker, everything it lets out written down, and a store that can be made to fail. */
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { keptKey } from '../../src/cli/signing-key.ts';
import { jsonLog } from '../../src/web/log.ts';
import { signCommand } from '../../src/web/command-token.ts';
import { ask, enter, type Ticket } from '../channels/talker.ts';
import { run } from '../web/running.ts';
import { startBroker } from '../web/signin/broker.ts';
import { invitation, newCitizen, stepIn } from '../web/signin/desk.ts';
import type { As } from './cases.ts';
import { said, token } from './marks.ts';

/** How the store behaves: as it should; a full disk; a fault whose message and code hold words, thrown at once or later. */
export const moods = ['well', 'full', 'rejects', 'throws'] as const;
export type Mood = (typeof moods)[number];
export const secrets = { METRICS_TOKEN: `metrics-${'k'.repeat(30)}`, DIRECT_LINE_SECRET: `directline-${'d'.repeat(30)}` };

export interface House {
  readonly url: string;
  readonly data: string;
  readonly routes: readonly string[];
  readonly ticket: Ticket;
  /** A citizen of the caseworker whose cookie `headers` gives. */
  readonly citizen: string;
  /** Lines of the log, and what went to the standard streams and the console. */
  readonly lines: readonly string[];
  readonly printed: readonly string[];
  /** Tokens that the house gave out. */
  readonly issued: readonly string[];
  readonly mood: (mood: Mood) => void;
  readonly headers: (as: As) => Readonly<Record<string, string>>;
}

/** `settings`: where it is to be kept, if not in files. */
export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  let mood: Mood = 'well';
  const lines: string[] = [];
  const printed = listenToStreams();
  const clock = { now: () => new Date().toISOString() };
  const broker = await startBroker();
  onTestFinished(broker.stop);
  const log = jsonLog('info', clock, (line) => lines.push(line));
  const { url, folder, app } = await run(
    { log, clock, store: (store) => moody(store, () => mood) },
    { ...secrets, ...broker.environment, ...settings },
  );
  broker.serves(url);
  const data = join(folder, 'data');
  const ticket = await enter(url);
  const citizen = await newCitizen(url);
  const { cookie } = await stepIn(url);
  const invited = await invitation(url, citizen);
  const tokenSecret = settings['TOKEN_SECRET'];
  const key = await keptKey({ dataDir: data, ...(tokenSecret !== undefined && { tokenSecret }) });
  const door = { key: key ?? new Uint8Array(), clock };
  const publisher = await signCommand('publish-scripts', door);
  const operator = await signCommand('operate', door);
  const bearer: Readonly<Record<As, string>> = {
    nobody: token,
    citizen: ticket.token,
    staff: token,
    secret: secrets.DIRECT_LINE_SECRET,
    publisher,
    operator,
  };
  const stream = new URL(ticket.streamUrl).searchParams.get('t') ?? '';
  const refreshed = (await (await ask(`${url}/v3/directline/tokens/refresh`, { token: ticket.token, body: {} })).json()) as Ticket;
  return {
    url,
    data,
    routes: app().routes,
    ticket,
    citizen,
    lines,
    printed,
    issued: [
      ticket.token,
      refreshed.token,
      stream,
      publisher,
      operator,
      invited.secret,
      invited.code,
      cookie.split('=')[1] ?? '',
      ...Object.values(secrets),
    ],
    mood: (next) => void (mood = next),
    headers: (as) => ({
      origin: url,
      'accept-language': `da, ${encodeURIComponent(said)}`,
      'user-agent': said,
      referer: `${url}/?${encodeURIComponent(said)}`,
      cookie: as === 'staff' ? cookie : `medspil=${token}; staff=${token}; ${encodeURIComponent(said)}=1`,
      ...(as === 'nobody' ? {} : { authorization: `Bearer ${bearer[as]}` }),
    }),
  };
}

/** What gives one thing after another fails when it is asked for the first. */
async function* failing(fail: () => Promise<never>): AsyncGenerator<never> {
  yield await fail();
}

function moody(store: Store, mood: () => Mood): Store {
  const fail = (): Promise<never> => {
    const now = mood();
    const error = Object.assign(new Error(said), now === 'full' ? { code: 'store-unwritable', file: said } : { code: said, name: said });
    if (now === 'throws') throw error;
    return Promise.reject(error);
  };
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || name === 'close') return value;
      return (...given: readonly unknown[]): unknown => {
        if (mood() === 'well') return Reflect.apply(value, target, given);
        return name === 'dump' || name === 'auditHeads' ? failing(fail) : fail();
      };
    },
  });
}

/** What libraries print past the log. */
function listenToStreams(): readonly string[] {
  const printed: string[] = [];
  const keep = (...parts: readonly unknown[]): boolean => {
    printed.push(
      parts
        .map((part) => (typeof part === 'string' ? part : part instanceof Uint8Array ? Buffer.from(part).toString() : String(part)))
        .join(' '),
    );
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation(keep)),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
  return printed;
}
