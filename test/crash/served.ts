/** The real server in a process of its own, that can be killed at any time, and citizens who write to it over Direct Line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WireActivity } from '../../src/channels/directline/activity.ts';
import { activities, enter, post, type Ticket } from '../channels/talker.ts';
import type { Point } from './kill-at.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  /** Fulfilled when the process is gone. */
  readonly gone: Promise<unknown>;
}

/** Starts `src/main.ts` over the folder; `kill` names where it is to end itself. */
export async function serve(folder: string, kill: { readonly point: Point; readonly nth: number }): Promise<Served> {
  const env = {
    PATH: process.env['PATH'],
    PORT: '0',
    DATA_DIR: folder,
    AUDIT_CHECKPOINTS: join(folder, 'audit.jsonl'),
    LOG: 'error',
    MEDSPIL_TEST_KILL_AT: kill.point,
    MEDSPIL_TEST_KILL_NTH: String(kill.nth),
  };
  const args = ['--import', file('./kill-at.ts'), file('../../src/main.ts')];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    void gone.then(() => reject(new Error(`The server ended before it was ready:\n${said}`)));
  });
  return { url, child, gone };
}

/** A citizen, and what of their messages was acknowledged. */
export interface Writer {
  readonly ticket: Ticket;
  readonly acknowledged: Set<string>;
  /** Sent and never answered: as every client does, it is sent again with the same id. */
  unsure: string | undefined;
}

export async function newWriter(url: string): Promise<Writer> {
  return { ticket: await enter(url), acknowledged: new Set(), unsure: undefined };
}

const words = ['hjælp', 'ja', 'Jeg vil gerne arbejde med dyr', 'videre', 'nej'];

/** Writes one message after another until the server does not answer any more, or as many as given. */
export async function writeOn(url: string, writer: Writer, names: Iterator<string>, most = Infinity): Promise<void> {
  for (let sent = 0; sent < most; sent += 1) {
    const id = writer.unsure ?? String(names.next().value);
    writer.unsure = id;
    const answer = await post(url, writer.ticket, { text: words[sent % words.length]!, id }).catch(() => undefined);
    if (answer === undefined) return;
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}`);
    writer.acknowledged.add(id);
    writer.unsure = undefined;
  }
}

/** The whole transcript as a client reads it. */
export async function transcript(url: string, writer: Writer): Promise<readonly WireActivity[]> {
  return (await activities(url, writer.ticket)).activities;
}
