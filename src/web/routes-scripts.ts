/**
 * Publishing in the server that runs: the store is held by one process, so `npm run publish` asks this one. Closed to everybody without a
 * token of `command-token.ts`, also for the reading of a long body.
 */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { PublishResult, VersionList, WithdrawResult } from '../publish/results.ts';
import type { StepName } from '../publish/withdraw.ts';
import { assertCommand, type CommandDoor } from './command-token.ts';
import { patternOf, WebError } from './errors.ts';

/** Bytes of all texts together. */
const largestSources = 12 * 1024 * 1024;
const prefix = '/api/scripts/';

interface Who {
  readonly by: string;
  readonly note?: string;
}
/** What the routes ask for. Each does one thing after another, and what is published runs at once. */
export interface Publishing {
  publish(sources: Readonly<Record<string, string>>, who: Who): Promise<PublishResult>;
  rollback(number: number, who: Who): Promise<PublishResult>;
  withdraw(step: StepName, who: Who): Promise<WithdrawResult>;
  restore(step: StepName, who: Who): Promise<WithdrawResult>;
  list(): Promise<VersionList>;
}

const who = { by: z.string().trim().min(1).max(100), note: z.exactOptional(z.string().max(1000)) };
const path = z.string().regex(/^(dialogs|locales)\/[\w./-]{1,200}\.(ya?ml|json)$/);
const text = z.string().max(largestSources);
const sources = z.record(path, text).refine((all) => Object.keys(all).length <= 2000);
const textKey = z.string().regex(/^[a-z0-9-]{1,100}\.[a-z0-9-]{1,100}$/);
const step = { script: z.string().regex(/^[a-z0-9-]{1,100}$/), key: textKey };

/** What each deed takes. */
const bodies = {
  publish: z.strictObject({ ...who, sources }),
  rollback: z.strictObject({ ...who, number: z.int().min(1) }),
  withdraw: z.strictObject({ ...who, ...step }),
  restore: z.strictObject({ ...who, ...step }),
  list: z.strictObject({}),
} as const;

/** `POST /api/scripts/publish`, `rollback`, `withdraw`, `restore` and `list`. Each answers 200 with its result, refusals too. */
export function mountScripts(server: Server, publishing: Publishing, door: CommandDoor): void {
  const serve = (name: keyof typeof bodies, answer: (body: unknown) => Promise<unknown>): void => {
    server.post(prefix + name, async (request: Request, response: Response) => {
      await assertCommand(request, 'publish-scripts', door);
      response.send(200, await answer(request.body));
    });
  };
  serve('publish', (body) => {
    const { sources: texts, ...by } = read(bodies.publish, body);
    return publishing.publish(texts, by);
  });
  serve('rollback', (body) => {
    const { number, ...by } = read(bodies.rollback, body);
    return publishing.rollback(number, by);
  });
  serve('withdraw', (body) => {
    const { script, key, ...by } = read(bodies.withdraw, body);
    return publishing.withdraw({ script, key }, by);
  });
  serve('restore', (body) => {
    const { script, key, ...by } = read(bodies.restore, body);
    return publishing.restore({ script, key }, by);
  });
  serve('list', async (body) => {
    read(bodies.list, body);
    return publishing.list();
  });
}

/** Bytes that the body of a request to these routes may have; nothing is said of others. Throws `signed-out` before anything is read. */
export async function sourcesAllowance(request: Request, door: CommandDoor): Promise<number | undefined> {
  if (!patternOf(request).startsWith(prefix)) return undefined;
  await assertCommand(request, 'publish-scripts', door);
  return largestSources;
}

function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new WebError('bad-request');
  return parsed.data;
}
