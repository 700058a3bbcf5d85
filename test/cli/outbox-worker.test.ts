/** The outbox of the product while it runs: what is written by SMS is answered by SMS, over stops and starts. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { receive } from '../../src/conversation/receive.ts';
import type { Context } from '../../src/conversation/context.ts';
import { Gateway } from '../conversation/sending.ts';
import { run } from '../web/running.ts';

let messages = 0;
async function texts(context: Context, citizen: string): Promise<void> {
  const { id } = context.municipality;
  messages += 1;
  await receive(context, { municipality: id, citizen, channel: 'sms', account: citizen, message: `m${messages}`, text: 'hjælp' });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100 && !(await holds()); n += 1) await pause(50);
  expect(await holds()).toBe(true);
}

const newOne = (context: Context): Promise<string> => createCitizen(context, { caseworker: 'karen', language: 'da', name: 'Bo' });

it('sends what a message is answered with, within seconds, and counts it', async () => {
  const gateway = new Gateway();
  const running = await run({ senders: [gateway] });
  const { context } = running.app();
  await texts(context, await newOne(context));
  await until(async () => gateway.delivered.length > 0 && (await context.store.outboxDepth()).waiting === 0);
  expect(gateway.tried.map(({ entry }) => entry.from)).toEqual(gateway.delivered.map(() => 'bot'));
  const figures = await (await fetch(`${running.url}/metrics`)).text();
  expect(figures).toContain(`medspil_outbox_tries_total{result="sent"} ${gateway.delivered.length}`);
});

it('is emptied by the next start, and what was under way when it stopped is not sent again', async () => {
  const gateway = new Gateway();
  gateway.deeds.push('hangs');
  const running = await run({ senders: [gateway] });
  const first = running.app().context;
  const [one, other] = [await newOne(first), await newOne(first)];
  await texts(first, one);
  await until(() => gateway.tried.length === 1);
  await texts(first, other);
  await running.restart();
  const { context } = running.app();
  await until(async () => (await context.store.outboxDepth()).waiting === 0);
  expect(new Set(gateway.tried.map(({ item }) => item)).size).toBe(gateway.tried.length);
  expect(gateway.delivered).toEqual(gateway.tried.slice(1).map(({ item }) => item));
  expect(await context.store.unclear(context.municipality.id, '2099-01-01T00:00:00.000Z')).toHaveLength(1);
});
