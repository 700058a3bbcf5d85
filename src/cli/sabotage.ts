/**
 * `npm run prove -- sabotage`: the tests are tested. In a copy of the tree one safety after another is taken out, and the tests that guard
 * it must go red, by a test that failed and not by a program that did not load.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A safety, the exact text that is taken out of a file, and what goes red without it. */
interface Sabotage {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly instead: string;
  readonly tests: string;
  /** Found in what the failing tests say. */
  readonly reason: RegExp;
}

const sabotages: readonly Sabotage[] = [
  {
    name: 'fsync',
    file: 'src/storage/safe-files.ts',
    text: '      await file.sync();\n',
    instead: '',
    tests: 'test/crash/disk.test.ts',
    reason: /states of a disk without power/,
  },
  {
    name: 'the check of messages seen (files)',
    file: 'src/storage/record.ts',
    text: 'JSON.stringify([key.channel, key.account, key.message])',
    instead: 'JSON.stringify([key.channel, key.account, key.message, Math.random()])',
    tests: 'test/contract/lowdb.test.ts',
    reason: /one effect|repeat|seen/,
  },
  {
    name: 'the unique key (PostgreSQL)',
    file: 'src/storage/migrations/001-start.sql',
    text: 'UNIQUE (municipality, message)',
    instead: "CHECK (municipality <> '')",
    tests: 'test/crash/copies.test.ts',
    reason: /one effect/,
  },
  {
    name: 'the mark that a sending was begun',
    file: 'src/conversation/outbox.ts',
    text: '  await context.store.markAttempt(claimed, context.clock.now());\n',
    instead: '',
    tests: 'test/crash/outbox.test.ts',
    reason: /lives of an outbox/,
  },
  {
    name: 'the care for a sending that was cut short',
    file: 'src/conversation/outbox.ts',
    text: 'if (claimed.begun && !sender.idempotent)',
    instead: "if (claimed.begun && !sender.idempotent && item.channel === '')",
    tests: 'test/crash/outbox.test.ts',
    reason: /lives of an outbox/,
  },
  {
    name: 'the lock',
    file: 'src/storage/lock.ts',
    text: "    database.exec('BEGIN EXCLUSIVE');\n",
    instead: '',
    tests: 'test/storage/lock.test.ts',
    reason: /a second process|opens? a folder twice|store-locked/,
  },
  {
    name: 'the check that a citizen is the own one',
    file: 'src/review/review.ts',
    text: "who.caseworker) return { kind: 'keep', result: undefined };\n    const applied = applyCommand",
    instead: "document.caseworker) return { kind: 'keep', result: undefined };\n    const applied = applyCommand",
    tests: 'test/web/staff.test.ts',
    reason: /another caseworker's citizen/,
  },
  {
    name: 'the end of a sign-in',
    file: 'src/web/staff-auth.ts',
    text: '        currentDate: new Date(this.#context.clock.now()),\n',
    instead: '',
    tests: 'test/web/staff.test.ts',
    reason: /is signed in|leaving|touched|roles/,
  },
];

/** What a copy leaves out: it is linked, or made anew. */
const left = new Set(['node_modules', '.git', 'dist', 'data']);

/** Takes out each in turn; true when all were noticed. Prints a table. The tree itself is not touched. */
export function sabotage(root: string): boolean {
  const rows = sabotages.map((one) => ({ 'taken out': one.name, tests: one.tests, ...outcome(root, one) }));
  console.table(rows);
  return rows.every(({ noticed }) => noticed === 'yes');
}

function outcome(root: string, one: Sabotage): { readonly 'red before': string; readonly noticed: string } {
  const copy = mkdtempSync(join(tmpdir(), 'medspil-sabotage-'));
  try {
    cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
    for (const folder of ['node_modules', 'dist']) symlinkSync(join(root, folder), join(copy, folder));
    const before = run(copy, one.tests);
    takeOut(copy, one);
    const after = run(copy, one.tests);
    const noticed = before.status === 0 && after.status !== 0 && /Tests\s+\d+ failed/.test(after.said) && one.reason.test(after.failed);
    return { 'red before': before.status === 0 ? 'no' : 'YES', noticed: noticed ? 'yes' : 'NO' };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Throws where the text is not there exactly once: the sabotage has to follow the code. */
function takeOut(copy: string, { file, text, instead, name }: Sabotage): void {
  const path = join(copy, file);
  const parts = readFileSync(path, 'utf8').split(text);
  if (parts.length !== 2) throw new Error(`Sabotage of ${name}: the text stands ${parts.length - 1} times in ${file}, not once.`);
  writeFileSync(path, parts.join(instead));
}

function run(copy: string, tests: string): { readonly status: number | null; readonly said: string; readonly failed: string } {
  const args = [
    join(copy, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project=unit',
    '--project=pure',
    '--reporter=default',
    ...tests.split(' '),
  ];
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' });
  const said = `${stdout}\n${stderr}`;
  return {
    status,
    said,
    failed: said
      .split('\n')
      .filter((line) => /FAIL|Error/.test(line))
      .join('\n'),
  };
}
