import { describe, expect, it } from 'vitest';
import { invite } from '../../src/identity/invitation.ts';
import { enterByMitid, mitidAccount } from '../../src/identity/mitid.ts';
import { challenge, key, newCitizen, town, type Town } from './fixture.ts';

const issuer = 'https://broker.example';
const person = (subject: string): string => mitidAccount(key, { issuer, subject });

async function shownBy(context: Town, citizen: string): Promise<{ readonly secret: string; readonly challenge: string }> {
  return { secret: (await invite(context, { citizen, by: 'kirsten' }))!.secret, challenge };
}

describe('Whoever has signed in with MitID', () => {
  it('is unknown, until an invitation says who it is; from then on MitID is enough', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    expect(await enterByMitid(context, person('p1'))).toEqual({ kind: 'unknown' });
    expect(await enterByMitid(context, person('p1'), await shownBy(context, citizen))).toEqual({ kind: 'in', citizen });
    expect(await enterByMitid(context, person('p1'))).toEqual({ kind: 'in', citizen });
    expect(await context.audited(citizen)).toEqual([
      'kirsten invitation.made',
      'citizen invitation.opened',
      'citizen mitid.linked',
      'citizen mitid.signed-in',
    ]);
  });
  it('gets nowhere with an invitation of somebody else, which stays good', async () => {
    const context = await town();
    const [bo, ida] = [await newCitizen(context), await newCitizen(context, 'Ida')];
    await enterByMitid(context, person('p1'), await shownBy(context, bo));
    const shown = await shownBy(context, ida);
    expect(await enterByMitid(context, person('p1'), shown)).toEqual({ kind: 'other' });
    expect(await context.audited(ida)).toContain('unknown mitid.other');
    expect(await enterByMitid(context, person('p2'), shown)).toEqual({ kind: 'in', citizen: ida });
  });
  it('is let in as who it is with an own invitation, whether that is used or not', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const shown = await shownBy(context, citizen);
    await enterByMitid(context, person('p1'), shown);
    expect(await enterByMitid(context, person('p1'), { ...shown, challenge: 'd'.repeat(43) })).toEqual({ kind: 'in', citizen });
  });
  it('is not linked by an invitation that was used', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const shown = await shownBy(context, citizen);
    await enterByMitid(context, person('p1'), shown);
    expect(await enterByMitid(context, person('p2'), { ...shown, challenge: 'd'.repeat(43) })).toEqual({ kind: 'over' });
    expect(await enterByMitid(context, person('p2'))).toEqual({ kind: 'unknown' });
  });
});

describe('The name of an account', () => {
  it('depends on key, broker and person, and holds none of them', () => {
    const names = [
      person('p1'),
      person('p2'),
      mitidAccount(key, { issuer: 'https://other.example', subject: 'p1' }),
      mitidAccount(new Uint8Array(32), { issuer, subject: 'p1' }),
    ];
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{64}$/);
  });
});
