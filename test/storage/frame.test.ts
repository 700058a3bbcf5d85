import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/storage/errors.ts';
import { frame, readFrame, readHeader } from '../../src/storage/frame.ts';
import { fileName } from '../../src/storage/paths.ts';

// A copy, since slices of a Buffer would share its bytes.
const bytes = Uint8Array.from(frame('citizen', { name: 'Åse 🍎' }, JSON.stringify({ text: 'linje\u2028 æøå', n: 1 })));

describe('a file', () => {
  test('gives back header and body, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string()), fc.jsonValue(), (facts, body) => {
        const kept = { ...facts, kind: 'segment', format: 1, body: undefined };
        const read = readFrame(frame('segment', { facts: kept }, JSON.stringify(body)), 'segment');
        expect(read.body).toEqual(JSON.parse(JSON.stringify(body)));
        expect(read.header.facts['facts']).toEqual(JSON.parse(JSON.stringify(kept)));
      }),
    );
  });

  test('with any one byte changed, dropped or added is found out', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ 0x04;
      expect(() => readFrame(changed, 'citizen'), `byte ${at} changed`).toThrow(Fault);
      expect(() => readFrame(Buffer.concat([bytes.slice(0, at), bytes.slice(at + 1)]), 'citizen'), `byte ${at} dropped`).toThrow(Fault);
      expect(() => readFrame(bytes.slice(0, at), 'citizen'), `cut at ${at}`).toThrow(Fault);
    }
    expect(() => readFrame(Buffer.concat([bytes, Buffer.from('\n')]), 'citizen')).toThrow(Fault);
  });

  test('is of one kind', () => {
    expect(() => readFrame(bytes, 'registry')).toThrow(expect.objectContaining({ reason: 'shape' }));
  });

  test('has a header that can be read without the body, and asks for more when it is not all there', () => {
    const start = bytes.slice(0, bytes.indexOf(0x0a) + 1);
    expect(readHeader(start, 'citizen', bytes.length)?.facts).toMatchObject({ name: 'Åse 🍎' });
    expect(readHeader(start.slice(0, -1), 'citizen', bytes.length)).toBeUndefined();
    expect(() => readHeader(start, 'citizen', bytes.length - 1)).toThrow(expect.objectContaining({ reason: 'short' }));
  });
});

/** Anything, often long, often no more than a capital or a sign away from another one. */
const id = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('a', 'A', '_41', '..', 'a/b', 'a'.repeat(121), `${'a'.repeat(120)}b`),
);

describe('the name of a file', () => {
  test('is another one for another id, on file systems without capitals too, and never leads out of its folder', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [one, two] = [a.toWellFormed(), b.toWellFormed()].map(fileName);
        expect(one).toMatch(/^[a-z0-9_-]{1,140}$/);
        expect(one!.toLowerCase() === two!.toLowerCase()).toBe(a.toWellFormed() === b.toWellFormed());
      }),
    );
    expect(() => fileName('')).toThrow(RangeError);
  });
});
