import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationDays, invite, openInvitation } from '../../src/identity/invitation.ts';
import { challenge, newCitizen, town, type Town } from './fixture.ts';

async function invited(context: Town, citizen: string): Promise<string> {
  return (await invite(context, { citizen, by: 'kirsten' }))!.secret;
}

describe('An invitation', () => {
  it('lets its citizen in, once, and the audit tells both', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const secret = await invited(context, citizen);
    expect(await openInvitation(context, { secret, challenge })).toBe(citizen);
    expect(await openInvitation(context, { secret, challenge: 'd'.repeat(43) })).toBeUndefined();
    expect(await context.audited(citizen)).toEqual([
      'kirsten invitation.made',
      'citizen invitation.opened',
      'unknown invitation.tried-again',
    ]);
  });
  it('is of 128 bits that stand neither in the store nor in the log', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const secret = await invited(context, citizen);
    await openInvitation(context, { secret, challenge });
    await openInvitation(context, { secret, challenge: 'd'.repeat(43) });
    expect(secret).toMatch(/^[\w-]{22}$/);
    expect(context.lines.join()).not.toContain(secret);
    expect(context.lines.join()).toContain('tried-again');
    const kept = await Promise.all([`access-${citizen}`].map((name) => context.store.readRegistry('m1', name)));
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(await context.store.audit('m1', citizen))).not.toContain(secret);
  });
  it('is good for seven days to the second', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const [early, late] = [await invite(context, { citizen, by: 'kirsten' }), await newCitizen(context, 'Ida')];
    const other = await invited(context, late);
    expect(early!.expires).toBe('2026-11-30T09:00:00.000Z');
    context.pass(invitationDays * 24 * 3600 - 1);
    expect(await openInvitation(context, { secret: early!.secret, challenge })).toBe(citizen);
    context.pass(1);
    expect(await openInvitation(context, { secret: other, challenge })).toBeUndefined();
    expect(await context.audited(late)).toContain('unknown invitation.expired');
  });
  it('takes the place of an older one that was not used', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const [older, newer] = [await invited(context, citizen), await invited(context, citizen)];
    expect(await openInvitation(context, { secret: older, challenge })).toBeUndefined();
    expect(await openInvitation(context, { secret: newer, challenge })).toBe(citizen);
    expect(await context.audited(citizen)).toContain('unknown invitation.superseded');
  });
  it('is known as used after ten newer ones, and as no longer good after twenty', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const first = await invited(context, citizen);
    await openInvitation(context, { secret: first, challenge });
    context.pass(600);
    for (let n = 0; n < 9; n += 1) await invited(context, citizen);
    expect(await openInvitation(context, { secret: first, challenge })).toBeUndefined();
    expect((await context.audited(citizen)).at(-1)).toBe('unknown invitation.tried-again');
    for (let n = 0; n < 10; n += 1) await invited(context, citizen);
    expect(await openInvitation(context, { secret: first, challenge })).toBeUndefined();
    expect((await context.audited(citizen)).at(-1)).toBe('unknown invitation.superseded');
  });
  it.each(['', 'x', 'A'.repeat(22), '../../token.key'])('that was never given lets nobody in: %j', async (secret) => {
    const context = await town();
    expect(await openInvitation(context, { secret, challenge })).toBeUndefined();
    expect(context.lines.at(-1)).toBe('{"code":"invitation.refused","why":"unknown"}');
  });
  it('is made by the citizen’s own caseworker alone', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    expect(await invite(context, { citizen, by: 'lars' })).toBeUndefined();
    expect(await invite(context, { citizen: 'nobody', by: 'kirsten' })).toBeUndefined();
    expect(await context.audited(citizen)).toEqual([]);
  });
  it('opens again for the same browser alone, and for two minutes alone: its first answer may have been lost', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const secret = await invited(context, citizen);
    await openInvitation(context, { secret, challenge });
    context.pass(119);
    expect(await openInvitation(context, { secret, challenge })).toBe(citizen);
    context.pass(1);
    expect(await openInvitation(context, { secret, challenge })).toBeUndefined();
  });
  it('of many browsers at once lets exactly one in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 12 }), async (n) => {
        const context = await town();
        const citizen = await newCitizen(context);
        const secret = await invited(context, citizen);
        const browsers = Array.from({ length: n }, (_, index) => String.fromCodePoint(97 + index).repeat(43));
        const opened = await Promise.all(browsers.map((challenge) => openInvitation(context, { secret, challenge }).catch(() => 'busy')));
        expect(opened.filter((one) => one === citizen)).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });
  it('is good again where its use could not be noted: nothing is lost', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const secret = await invited(context, citizen);
    const full = {
      ...context,
      store: Object.create(context.store, { commit: { value: () => Promise.reject(new Error('The disk is full')) } }) as Town['store'],
    };
    await expect(openInvitation(full, { secret, challenge })).rejects.toThrow('full');
    expect(await openInvitation(context, { secret, challenge: 'd'.repeat(43) })).toBe(citizen);
  });
});
