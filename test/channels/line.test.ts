/** Direct Line where citizens are named by a municipality's own server, and what a long conversation asks of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Line } from '../../src/channels/directline/line.ts';
import { Tokens } from '../../src/channels/directline/tokens.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import { begin, type Running } from '../web/running.ts';
import { activities, enter, post } from './talker.ts';

let running: Running;
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  return begun.stop;
});

describe('Outside the demo', () => {
  const secret = 's'.repeat(40);
  const make = (): { readonly line: Line; readonly tokens: Tokens } => {
    const context = { ...running.app().context, demo: false };
    const tokens = new Tokens({
      key: new Uint8Array(32),
      clock: context.clock,
      municipality: context.municipality.id,
      demo: false,
      sessionDays: 30,
    });
    return { line: new Line(context, { tokens, secret, defaultLanguage: 'da' }), tokens };
  };
  it.each([
    ['without the secret', {}, 'secret-wrong'],
    ['with another', { bearer: 'x'.repeat(40), user: 'somebody' }, 'secret-wrong'],
    ['for nobody', { bearer: secret }, 'bad-message'],
    ['for somebody unknown', { bearer: secret, user: 'nobody' }, 'not-yours'],
  ])('no token %s', async (_name, asked, code) => {
    await expect(make().line.generate(asked)).rejects.toMatchObject({ code });
  });
  it('the secret gets a token for the citizen that it names', async () => {
    const { line, tokens } = make();
    const citizen = await createCitizen(running.app().context, { caseworker: 'karen', language: 'da', name: 'A' });
    const ticket = await line.generate({ bearer: secret, user: citizen });
    expect(await tokens.read(ticket.token)).toMatchObject({ citizen, conversation: ticket.conversationId });
  });
  it('a token that has run out is not made fresh', async () => {
    const { context } = running.app();
    let now = Date.now();
    const clock = { now: () => new Date(now).toISOString() };
    const tokens = new Tokens({ key: new Uint8Array(32), clock, municipality: context.municipality.id, demo: false, sessionDays: 30 });
    const { token } = await tokens.issue({ citizen: 'c', conversation: 'k' });
    now += 1_700_000;
    expect(await tokens.renew(token)).toMatchObject({ citizen: 'c', conversation: 'k' });
    now += 200_000;
    await expect(tokens.renew(token)).rejects.toMatchObject({ code: 'token-expired', statusCode: 403 });
  });
});

describe('A demo citizen', () => {
  it('has a name of its own, also when many come at once', async () => {
    const { context, url } = running.app();
    await Promise.all(Array.from({ length: 12 }, () => enter(url)));
    const { id } = context.municipality.caseworkers[0]!;
    const names = (await context.store.list(context.municipality.id, id)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /^Demo-borger \d+$/.test(name)).length).toBeGreaterThanOrEqual(12);
  });
});

describe('A long conversation', () => {
  it('is read whole, and a message repeated after very many others keeps its id', async () => {
    const { url } = running;
    const ticket = await enter(url);
    const ids: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      const response = await post(url, ticket, { text: 'hjælp', id: `own-${index}` });
      ids.push(((await response.json()) as { readonly id: string }).id);
    }
    const all = await activities(url, ticket);
    expect(all.activities.length).toBeGreaterThan(80);
    expect(all.activities.map((one) => one.channelData.medspil.position)).toEqual(all.activities.map((_one, index) => index + 1));
    expect(all.activities.filter((one) => one.from.role === 'user').map((one) => one.id)).toEqual(ids);
    const again = await post(url, ticket, { text: 'hjælp', id: 'own-0' });
    expect([again.status, await again.json()]).toEqual([200, { id: ids[0] }]);
    expect(await activities(url, ticket)).toEqual(all);
    const later = await activities(url, ticket, all.activities[2]!.id.split('|')[1]!.replace(/^0+/, ''));
    expect(later.activities).toHaveLength(all.activities.length - 3);
  });
});
