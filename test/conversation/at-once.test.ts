/** Many messages of one citizen at once: they wait for one another, and none is lost. */
import { expect, test } from 'vitest';
import { receive } from '../../src/conversation/receive.ts';
import { entriesAfter } from '../../src/conversation/transcript.ts';
import { newCitizen, testContext, write } from '../review/fixture.ts';

const inbound = (citizen: string, message: string): Parameters<typeof receive>[1] => ({
  municipality: 'm1',
  citizen,
  channel: 'web',
  account: citizen,
  message,
  text: 'hjælp',
});

test('each has its one entry, in the order in which they came', async () => {
  const context = testContext();
  const citizen = await newCitizen(context);
  await write(context, citizen, 'hej');
  const ids = Array.from({ length: 50 }, (_, index) => `m${index}`);
  const received = await Promise.all(ids.map((id) => receive(context, inbound(citizen, id))));
  expect(new Set(received.map(({ kind }) => kind))).toEqual(new Set(['received']));
  const entries = await entriesAfter(context, context.store.document(citizen), 0);
  expect(entries.flatMap(({ clientId }) => (clientId?.startsWith('m') ? [clientId] : []))).toEqual(ids);
});

test('one that fails does not hold up the next', async () => {
  const context = testContext();
  const citizen = await newCitizen(context);
  let broken = true;
  const store = {
    ...context.store,
    read: (...of: Parameters<typeof context.store.read>) =>
      broken ? ((broken = false), Promise.reject(new Error('once'))) : context.store.read(...of),
  };
  const both = [receive({ ...context, store }, inbound(citizen, 'x1')), receive({ ...context, store }, inbound(citizen, 'x2'))];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('other citizens do not wait', async () => {
  const context = testContext();
  const [slow, quick] = [await newCitizen(context), await newCitizen(context)];
  const { promise: gate, resolve: openGate } = Promise.withResolvers<void>();
  const store = {
    ...context.store,
    read: async (municipality: string, citizen: string) => {
      if (citizen === slow) await gate;
      return context.store.read(municipality, citizen);
    },
  };
  const waiting = receive({ ...context, store }, inbound(slow, 'y1'));
  expect(await receive({ ...context, store }, inbound(quick, 'y2'))).toMatchObject({ kind: 'received' });
  openGate();
  expect(await waiting).toMatchObject({ kind: 'received' });
});

test('when another process is first every time, the message may be sent again', async () => {
  const context = testContext();
  const citizen = await newCitizen(context);
  context.store.conflicts = 1000;
  await expect(receive(context, inbound(citizen, 'z'))).rejects.toMatchObject({ code: 'too-busy' });
  context.store.conflicts = 0;
  expect(await receive(context, inbound(citizen, 'z'))).toMatchObject({ kind: 'received' });
});
