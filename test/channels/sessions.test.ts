/** How long a session of a citizen lasts: not remembered, remembered, and by tokens of before. */
import fc from 'fast-check';
import { decodeJwt, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Holder, Tokens } from '../../src/channels/directline/tokens.ts';

const key = new Uint8Array(32);
const hour = 3600;
const day = 24 * hour;
const began = 1_800_000_000;
const citizen = { citizen: 'c', conversation: 'k' };
const expired = { code: 'token-expired', statusCode: 403 };

interface Desk {
  readonly tokens: Tokens;
  /** Sets the clock to so many seconds after signing in. */
  readonly at: (seconds: number) => void;
  readonly now: () => number;
}
function open(demo = false, sessionDays = 30): Desk {
  let now = began;
  const clock = { now: () => new Date(now * 1000).toISOString() };
  const tokens = new Tokens({ key, clock, municipality: 'lindeby', demo, sessionDays });
  return { tokens, at: (seconds) => void (now = began + seconds), now: () => now };
}
const remembered = { ...citizen, own: true, since: began } as const;

describe('A token made fresh', () => {
  it.each<readonly [string, Holder, number, 'good' | 'over']>([
    ['not remembered, in time', citizen, 1799, 'good'],
    ['not remembered, once it has run out', citizen, 1800, 'over'],
    ['remembered, in time', remembered, 1799, 'good'],
    ['remembered, three weeks later', remembered, 21 * day, 'good'],
    ['remembered, at the last moment', remembered, 30 * day - 1, 'good'],
    ['remembered, at its end', remembered, 30 * day, 'over'],
    ['anonymous, within a day', { ...citizen, anonymous: true }, 1799 + day, 'good'],
    ['anonymous, after a day', { ...citizen, anonymous: true }, 1800 + day, 'over'],
  ])('%s', async (_name, holder, later, outcome) => {
    const { tokens, at } = open();
    const { token } = await tokens.issue(holder);
    at(later);
    if (outcome === 'over') return expect(tokens.renew(token)).rejects.toMatchObject(expired);
    const fresh = await tokens.renew(token);
    expect(await tokens.read(fresh.token)).toEqual({ ...holder, since: began });
  });

  it.each<readonly [string, Holder, number]>([
    ['12 hours when not remembered', citizen, 12 * hour],
    ['30 days when remembered', remembered, 30 * day],
  ])('never outlives %s, however often it is made fresh', async (_name, holder, end) => {
    const { tokens, at, now } = open();
    let { token } = await tokens.issue(holder);
    for (let later = 900; later < end; later += 900) {
      at(later);
      const fresh = await tokens.renew(token);
      token = fresh.token;
      expect(decodeJwt(token).exp).toBe(now() + fresh.expires_in);
      expect(fresh.expires_in).toBe(Math.min(1800, end - later));
    }
    at(end);
    await expect(tokens.read(token)).rejects.toMatchObject(expired);
    await expect(tokens.renew(token)).rejects.toMatchObject(expired);
  });

  it('has the same end after any row of returns of a remembered citizen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 100 * day }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 90 }),
        async (all, days) => {
          const { tokens, at } = open(false, days);
          let { token } = await tokens.issue(remembered);
          for (const later of all.toSorted((a, b) => a - b)) {
            at(later);
            const fresh = await tokens.renew(token).catch(() => undefined);
            expect(fresh !== undefined).toBe(later < days * day);
            token = fresh?.token ?? token;
            expect(decodeJwt(token).exp).toBeLessThanOrEqual(began + days * day);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is none for whoever comes by a token that was good for longer under other settings', async () => {
    const { token } = await open().tokens.issue(remembered);
    const { tokens, at } = open(false, 7);
    at(7 * day);
    await expect(tokens.renew(token)).rejects.toMatchObject(expired);
  });

  it('in the demo has no end but that of weeks unused', async () => {
    const { tokens, at } = open(true);
    let { token } = await tokens.issue(citizen);
    for (let weeks = 1; weeks < 60; weeks += 8) {
      at(weeks * 7 * day);
      token = (await tokens.renew(token)).token;
    }
    expect(await tokens.read(token)).toMatchObject(citizen);
  });
});

describe('A token of before sessions had an end', () => {
  const old = (): Promise<string> =>
    new SignJWT({ sub: 'c', cid: 'k', aud: 'directline:lindeby' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(began - 600)
      .setExpirationTime(began + 1200)
      .sign(key);
  it('counts as one of somebody who signed in when it was issued', async () => {
    const { tokens, at } = open();
    const token = await old();
    expect(await tokens.renew(token)).toMatchObject({ ...citizen, since: began - 600 });
    at(1200);
    await expect(tokens.renew(token)).rejects.toMatchObject(expired);
  });
});
