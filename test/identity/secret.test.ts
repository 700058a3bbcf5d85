import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, onPaper, readSecret } from '../../src/identity/secret.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const secret = Buffer.from('0123456789abcdef').toString('base64url');

describe('A secret', () => {
  it('is read back from paper, however it was typed', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom('-', ' ', ' - ', '', '\n', '–'), fc.boolean(), (secret, between, small) => {
        const paper = onPaper(secret).replaceAll('-', between);
        expect(readSecret(small ? paper.toLowerCase() : paper)).toBe(secret);
      }),
    );
  });
  it('is read back from a link, with spaces in it or around it', () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 0, max: 21 }), (secret, at) => {
        expect(readSecret(secret)).toBe(secret);
        expect(readSecret(` https://medspil.example/invitation#${secret.slice(0, at)} ${secret.slice(at)}\n`)).toBe(secret);
      }),
    );
  });
  it('has five groups and a last one on paper, and none of the letters that look like digits', () => {
    const paper = /^[0-7][0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}$/;
    fc.assert(fc.property(secrets, (secret) => paper.test(onPaper(secret))));
  });
  it('forgives letters that were taken for digits', () => {
    const paper = onPaper(Buffer.alloc(16, 0b0000_1000).toString('base64url'));
    expect(paper).toContain('1');
    expect(readSecret(paper.replaceAll('1', 'l').replaceAll('0', 'O'))).toBe(readSecret(paper));
  });
  it.each([
    ['nothing', ''],
    ['words', 'det ved jeg ikke'],
    ['one letter too few', secret.slice(1)],
    ['one letter too many', `${secret}A`],
    ['letters of no alphabet', 'æ'.repeat(22)],
    ['a last letter with bits that no secret has', `${secret.slice(0, 21)}B`],
    ['paper beyond 128 bits', '8'.padEnd(26, '0')],
    ['a link without its end', 'https://medspil.example/invitation#'],
    ['thousands of letters', 'A'.repeat(5000)],
  ])('is not found in %s', (_what, typed) => {
    expect(readSecret(typed)).toBeUndefined();
  });
  it('is kept as SHA-256', () => {
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
