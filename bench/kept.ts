/** What a turn costs when much is kept: after a long conversation, and among many citizens. On files, durable, without the network. */
import { randomBytes } from 'node:crypto';
import { type App, startApp } from '../src/cli/app.ts';
import { createCitizen } from '../src/conversation/create.ts';
import { receive } from '../src/conversation/receive.ts';
import { fill, makeFolder } from './citizens.ts';
import { median } from './measure.ts';
import type { Effort, Finding } from './report.ts';

/** Citizens who write in turn, each time. */
const active = 20;
let sent = 0;

async function write(app: App, citizen: string, count: number): Promise<void> {
  const { id } = app.context.municipality;
  for (let n = 0; n < count; n += 1) {
    sent += 1;
    const message = { municipality: id, citizen, channel: 'web', account: citizen, message: `m${sent}`, text: 'hjælp' };
    const { kind } = await receive(app.context, message);
    if (kind !== 'received') throw new Error(`A message was ${kind}`);
  }
}

const newOne = (app: App): Promise<string> => {
  const [caseworker] = app.context.municipality.caseworkers;
  return createCitizen(app.context, { caseworker: caseworker!.id, language: 'da', name: randomBytes(4).toString('hex') });
};

/** Milliseconds of a turn, each of the citizens in turn. */
async function turn(app: App, citizens: readonly string[], times: number): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < times; n += 1) await write(app, citizens[n % citizens.length]!, 1);
  return (performance.now() - begun) / times;
}

/** The median over rounds of the second's cost beside the first's, both in each round. */
async function beside(
  first: () => Promise<number>,
  second: () => Promise<number>,
  rounds: number,
): Promise<{ readonly first: number; readonly second: number; readonly ratio: number }> {
  await first();
  await second();
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) pairs.push([await first(), await second()]);
    else pairs.push(await second().then(async (later) => [await first(), later] as const));
  }
  return {
    first: median(pairs.map(([one]) => one)),
    second: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([one, other]) => other / one)),
  };
}

async function start(folder: string): Promise<App> {
  return startApp({ PORT: '0', DATA_DIR: folder, AUDIT_CHECKPOINTS: `${folder}/audit.jsonl`, LOG: 'silent' });
}

/** 5,000 messages beside 50, and 10,000 citizens beside 100. */
export async function benchKept({ quick }: Effort): Promise<Finding> {
  const [long, many] = quick ? [1000, 2000] : [5000, 10_000];
  const rounds = quick ? 6 : 20;
  const [small, large] = [await makeFolder(), await makeFolder()];
  await Promise.all([fill(small.path, 100), fill(large.path, many)]);
  const [few, crowd] = [await start(small.path), await start(large.path)];
  try {
    const [short, talker] = [await newOne(few), await newOne(few)];
    await write(few, talker, long);
    const history = await beside(
      async () => (await write(few, short, 1), turn(few, [short], 20)),
      () => turn(few, [talker], 20),
      Math.min(rounds, 6),
    );
    const [here, there] = await Promise.all([few, crowd].map((app) => Promise.all(Array.from({ length: active }, () => newOne(app)))));
    const among = await beside(
      () => turn(few, here!, 40),
      () => turn(crowd, there!, 40),
      rounds,
    );
    return {
      bench: 'kept',
      figures: [
        { name: 'turn after some 50 messages', value: history.first, unit: 'ms' },
        { name: `turn after ${long} messages`, value: history.second, unit: 'ms' },
        { name: 'turn among 100 citizens', value: among.first, unit: 'ms' },
        { name: `turn among ${many} citizens`, value: among.second, unit: 'ms' },
      ],
      goals: [
        {
          name: `turn after ${long} messages beside one after some 50`,
          figure: history.ratio,
          compare: 'at most',
          goal: 1.5,
          unit: 'times',
        },
        { name: `turn among ${many} citizens beside one among 100`, figure: among.ratio, compare: 'at most', goal: 1.2, unit: 'times' },
      ],
    };
  } finally {
    await Promise.all([few.close(), crowd.close()]);
    await Promise.all([small.remove(), large.remove()]);
  }
}
