/** The command `citizen` without its process, so that it is tested without one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { ErasureOrder } from '../identity/erase.ts';
import { carryOut } from './carry-out.ts';
import { withOperator } from './operator-door.ts';
import type { Operator } from './operator.ts';
import type { Ended } from './publish-command.ts';
import { readable } from './readable-export.ts';

const usage = [
  'Usage: npm run citizen -- export ID --by NAME --to FILE   (FILE.json and FILE.txt)',
  '       npm run citizen -- erase ID --by NAME --reason TEXT   (the reason must not tell who the person is)',
];

type Deed = (operator: Operator) => Promise<Ended>;

function readDeed(args: readonly string[]): Deed | undefined {
  const text = { type: 'string' } as const;
  try {
    const options = { by: text, to: text, reason: text };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const { by = '', to = '', reason = '' } = values;
    const [deed, citizen = ''] = positionals;
    if (positionals.length !== 2 || citizen === '' || by.trim() === '' || by.length > 100) return undefined;
    if (deed === 'export' && to !== '' && reason === '') return (operator) => handOut(operator, { citizen, by: by.trim(), to });
    if (deed === 'erase' && reason.trim() !== '' && reason.length <= 1000 && to === '')
      return (operator) => erase(operator, { citizen, by: by.trim(), reason: reason.trim() });
    return undefined;
  } catch {
    return undefined;
  }
}

/** Carries out what the arguments ask for, through the server where one runs over the data folder. */
export async function citizenCommand(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  const deed = readDeed(args);
  if (deed === undefined) return { code: 2, out: [], err: usage };
  return carryOut(environment, (config) => withOperator(config, deed));
}

const unknown: Ended = { code: 1, out: [], err: ['There is no such citizen. Nothing was changed.'] };

async function handOut(operator: Operator, wanted: { readonly citizen: string; readonly by: string; readonly to: string }): Promise<Ended> {
  const whole = await operator.exportCitizen({ citizen: wanted.citizen, by: wanted.by });
  if (whole === undefined) return unknown;
  const options = { mode: 0o600, flag: 'wx' } as const;
  await mkdir(dirname(wanted.to), { recursive: true });
  await writeFile(`${wanted.to}.json`, `${JSON.stringify(whole, undefined, 2)}\n`, options);
  await writeFile(`${wanted.to}.txt`, `${readable(whole).join('\n')}\n`, options);
  const seeTo = 'Whoever gets them must see to them: no later erasure reaches them. That they were made is on record.';
  return { code: 0, out: [`${wanted.to}.json: everything.`, `${wanted.to}.txt: the same, for reading.`, seeTo], err: [] };
}

async function erase(operator: Operator, order: ErasureOrder): Promise<Ended> {
  const erased = await operator.eraseCitizen(order);
  if (erased === undefined) return unknown;
  const copies = erased.copies.map(({ at, by }) => `  ${at} by ${by}`);
  const line = copies.length === 0 ? ['No export was handed out.'] : ['Exports were handed out; nobody but you can reach them:', ...copies];
  return { code: 0, out: ['The citizen is erased. The audit stays, and the list of those erased says so.', ...line], err: [] };
}
