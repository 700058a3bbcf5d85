import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortHash } from '../../src/engine/basis.ts';

test('the hash of an answer is the beginning of SHA-256 over its JSON, whatever letters it has and however long it is', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ minLength: 40, maxLength: 300 }));
  fc.assert(
    fc.property(fc.oneof(texts, fc.array(fc.oneof(texts, fc.integer(), fc.constant(null)))), (value) => {
      const whole = createHash('sha256').update(JSON.stringify(value)).digest('hex');
      expect(shortHash(value)).toBe(whole.slice(0, 12));
    }),
  );
});
