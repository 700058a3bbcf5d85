/** A disk that is full or fails, under the whole server: what cannot be kept is not acknowledged, and all is well as soon as the disk is. */
import { describe, expect, it } from 'vitest';
import { activities, enter, post, type Ticket } from '../channels/talker.ts';
import { failingDisk, type Failing, type Order } from '../storage/failing-disk.ts';
import { run } from './running.ts';

const orders = (['write', 'sync', 'rename', 'syncFolder'] as const satisfies readonly Failing[]).flatMap((what) =>
  (['ENOSPC', 'EIO'] as const).map((code): Order => ({ what, code })),
);

/** Ids of the citizen's own messages in the transcript, in order. */
async function kept(url: string, ticket: Ticket): Promise<readonly string[]> {
  return (await activities(url, ticket)).activities.flatMap(({ channelData }) => channelData.clientActivityID ?? []);
}

describe.each(orders)('$code at $what', (order) => {
  it('is answered by 503 and not-ready; nothing acknowledged is lost, and it mends by itself', async () => {
    let now: Order | undefined;
    const running = await run({ disk: failingDisk(() => now) });
    const { url } = running;
    const ticket = await enter(url);
    const ready = async (): Promise<number> => (await fetch(`${url}/readyz`)).status;
    expect((await post(url, ticket, { text: 'hjælp', id: 'before' })).status).toBe(200);
    now = order;
    for (let time = 0; time < 2; time += 1) {
      const refused = await post(url, ticket, { text: 'hjælp', id: 'during' });
      expect([refused.status, await refused.json()]).toMatchObject([503, { error: { code: 'not-kept' } }]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await ready()).toBe(503);
    }
    now = undefined;
    expect(await ready()).toBe(200);
    for (const id of ['during', 'during', 'after', 'before']) expect((await post(url, ticket, { text: 'hjælp', id })).status).toBe(200);
    expect(await kept(url, ticket)).toEqual(['before', 'during', 'after']);
    await running.restart();
    expect(await kept(url, ticket)).toEqual(['before', 'during', 'after']);
  });
});
