/** The command `store` without its process, so that it is tested without one. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { openErasureLedger } from '../storage/erasure-ledger.ts';
import { carryOut } from './carry-out.ts';
import { checkCopy, writeCopy } from './copy-file.ts';
import { withStore } from './keeping.ts';
import { withOperator } from './operator-door.ts';
import type { Operator, OutboxStatus } from './operator.ts';
import type { Ended } from './publish-command.ts';
import { putCopy } from './restoring.ts';
import { StartError } from './start-error.ts';

const usage = [
  'Usage: npm run store -- export --to FILE      all that is kept, to move it to another store; the server may run',
  '       npm run store -- import --from FILE    into an empty store; the server must be stopped',
  '       npm run store -- backup --to FOLDER    the same as export, as FOLDER/medspil-<time>.copy.gz, read again and checked',
  '       npm run store -- restore --from FILE   the same as import; then nothing is sent before:',
  '       npm run store -- release               messages go out again',
  '       npm run store -- status                what waits to be sent, and whether it is held',
];

/** What is done by the arguments; nothing where they cannot be understood. */
function readDeed(args: readonly string[]): ((config: Config) => Promise<Ended>) | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { to: text, from: text } });
    const [deed = '', ...others] = positionals;
    const { to, from } = values;
    const wants = { to: ['export', 'backup'].includes(deed), from: ['import', 'restore'].includes(deed) };
    if (others.length > 0 || wants.to !== (to !== undefined) || wants.from !== (from !== undefined) || to === '' || from === '')
      return undefined;
    switch (deed) {
      case 'export':
        return (config) => withOperator(config, (operator) => copy(operator, to ?? ''));
      case 'backup':
        return (config) => withOperator(config, (operator) => copy(operator, join(to ?? '', `medspil-${stamp()}.copy.gz`)));
      case 'import':
      case 'restore':
        return (config) => putBack(config, { path: from ?? '', held: deed === 'restore' });
      case 'release':
        return (config) => withOperator(config, release);
      case 'status':
        return (config) => withOperator(config, async (operator) => ({ code: 0, out: statusLines(await operator.outbox()), err: [] }));
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

/** Carries out what the arguments ask for. What only looks, and `release`, goes through the server where one runs over the data folder. */
export async function storeCommand(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  const deed = readDeed(args);
  if (deed === undefined) return { code: 2, out: [], err: usage };
  return carryOut(environment, deed);
}

function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-');
}

async function copy(operator: Operator, path: string): Promise<Ended> {
  await mkdir(dirname(path), { recursive: true });
  const written = await writeCopy(path, operator.dump(), new Date().toISOString());
  const read = await checkCopy(path);
  if (read.content !== written.content) throw new StartError([`${path} does not read as it was written. Do not rely on it.`]);
  const { things, citizens, content, unreadable } = written;
  const out = [
    `${path}: ${citizens} citizens, ${things} things in all, content ${content}.`,
    'Whoever has this file has all that is kept of everybody.',
  ];
  if (unreadable.length === 0) return { code: 0, out, err: [] };
  return { code: 1, out, err: ['NOT in the copy, for they are damaged:', ...unreadable] };
}

async function putBack(config: Config, copied: { readonly path: string; readonly held: boolean }): Promise<Ended> {
  const ledger = openErasureLedger(config.erasureLedger);
  const { things, citizens, content, left } = await withStore(config, ({ store, clock }) => putCopy({ store, clock, ledger }, copied));
  const erased = left.length === 0 ? [] : [`${left.length} who were erased since did not come back: ${left.join(', ')}.`];
  const next = copied.held
    ? [
        'Nothing is sent until you have looked at it. Then: npm run store -- release',
        'Whoever was signed in may have to sign in again.',
        ...afterwards(config),
      ]
    : [];
  return {
    code: 0,
    out: [`${citizens} citizens, ${things} things in all, content ${content}: as in the copy.`, ...erased, ...next],
    err: [],
  };
}

/** Records made after the copy are gone, and a file of checkpoints from then says so. */
function afterwards({ auditCheckpoints }: Config): readonly string[] {
  if (!existsSync(auditCheckpoints)) return [];
  return [`${auditCheckpoints} is of before: by it the audit is found cut. Keep it, and set AUDIT_CHECKPOINTS to a new file.`];
}

async function release(operator: Operator): Promise<Ended> {
  const before = await operator.outbox();
  const held = await operator.release();
  if (!held) return { code: 1, out: [], err: ['Messages were not held. Nothing was changed.'] };
  return { code: 0, out: [`Messages go out again: ${before.waiting} wait.`], err: [] };
}

function statusLines({ hold, waiting, oldest, unclear }: OutboxStatus): readonly string[] {
  const held =
    hold === undefined ? 'Messages go out.' : `Messages are HELD since ${hold.at} (${hold.why}). To let them go: npm run store -- release`;
  const since = oldest === undefined ? '' : `, the oldest since ${oldest}`;
  return [held, `${waiting} wait to be sent${since}.`, `Of ${unclear} nobody knows whether they went out.`];
}
