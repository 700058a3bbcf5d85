import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { challengeOf, codeLife, type SignInCode, useCode } from '../../src/identity/code.ts';
import { SignInCodes } from '../../src/web/signin/code.ts';
import { key, newCitizen, town, type Town } from './fixture.ts';

const verifier = 'v'.repeat(43);

async function codeFor(context: Town, citizen: string): Promise<SignInCode> {
  const codes = new SignInCodes(context, key);
  return (await codes.read(await codes.make(citizen, challengeOf(verifier))))!;
}

describe('A sign-in code', () => {
  it('is changed for the citizen’s own conversation, once', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const code = await codeFor(context, citizen);
    const { document } = (await context.store.read('m1', citizen))!;
    expect(await useCode(context, code, verifier)).toEqual({ citizen, conversation: document.conversation });
    expect(await useCode(context, code, verifier)).toBeUndefined();
  });
  it('does nothing in another browser, and is not used up there', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const code = await codeFor(context, citizen);
    expect(await useCode(context, code, 'w'.repeat(43))).toBeUndefined();
    expect(await useCode(context, code, verifier)).toBeDefined();
  });
  it('is good for two minutes to the second', async () => {
    const context = await town();
    const citizen = await newCitizen(context);
    const codes = new SignInCodes(context, key);
    const [first, second] = [await codes.make(citizen, challengeOf(verifier)), await codes.make(citizen, challengeOf(verifier))];
    context.pass(codeLife - 1);
    expect(await useCode(context, (await codes.read(first))!, verifier)).toBeDefined();
    const early = (await codes.read(second))!;
    context.pass(1);
    expect(await codes.read(second)).toBeUndefined();
    expect(await useCode(context, early, verifier)).toBeUndefined();
  });
  it('is none with a touched letter, another key, or for another municipality', async () => {
    const context = await town();
    const codes = new SignInCodes(context, key);
    const code = await codes.make('someone', challengeOf(verifier));
    const elsewhere = { ...context, municipality: { ...context.municipality, id: 'm2' } };
    expect(await codes.read(code)).toMatchObject({ citizen: 'someone' });
    expect(await codes.read(`${code.slice(0, -3)}xxx`)).toBeUndefined();
    expect(await codes.read('')).toBeUndefined();
    expect(await new SignInCodes(context, new Uint8Array(32)).read(code)).toBeUndefined();
    expect(await new SignInCodes(elsewhere, key).read(code)).toBeUndefined();
  });
  it('for a citizen who is not there lets nobody in', async () => {
    const context = await town();
    expect(await useCode(context, await codeFor(context, 'nobody'), verifier)).toBeUndefined();
  });
  it('of many at once lets exactly one in, and used codes are forgotten when their time is over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 12 }), async (n) => {
        const context = await town();
        const citizen = await newCitizen(context);
        const code = await codeFor(context, citizen);
        const results = await Promise.all(Array.from({ length: n }, () => useCode(context, code, verifier)));
        expect(results.filter((one) => one !== undefined)).toHaveLength(1);
        context.pass(codeLife);
        await useCode(context, await codeFor(context, citizen), verifier);
        const { value } = (await context.store.readRegistry('m1', `access-${citizen}`))!;
        expect((value as { codes: unknown[] }).codes).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });
});

it('A challenge is that of RFC 7636', () => {
  // Appendix B of the RFC.
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.~-]{43,128}$/), (verifier) => {
      expect(challengeOf(verifier)).toBe(createHash('sha256').update(verifier).digest('base64url'));
    }),
  );
});
