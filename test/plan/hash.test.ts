import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/plan/decide.ts';
import { draftHash, hashOf, lineHash } from '../../src/plan/hash.ts';
import { planJsonSchema } from '../../src/plan/schema.ts';
import { at, done, last, line, sent } from './fixture.ts';

describe('a hash', () => {
  it('does not hang on the order of keys', () => {
    expect(hashOf({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(hashOf({ b: [2, { d: 4, c: 3 }], a: 1 }));
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
  });

  it('has 64 digits for a draft and 32 for a line', () => {
    expect(draftHash(last(sent([line('goal', 'Ro på')])))).toMatch(/^[0-9a-f]{64}$/);
    expect(line('goal', 'Ro på').hash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the known one of canonical JSON', () => {
    // SHA-256 of the two bytes {} by any other tool.
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('is to be had of a text that ends in half an emoji', () => {
    expect(line('goal', 'smil \ud83d').hash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('of a line tells words, choice and place apart', () => {
    const hashes = [line('goal', 'a'), line('goal', 'b'), line('step', 'a')].map((one) => one.hash);
    expect(new Set(hashes).size).toBe(3);
    const ordered = (order: number): string => lineHash({ ...line('goal', 'a'), content: { kind: 'choice', id: 'a', label: 'A', order } });
    expect(ordered(1)).not.toBe(ordered(2));
    const other = (words: string): string =>
      lineHash({ ...line('goal', 'a'), content: { kind: 'choices', ids: ['other'], labels: [], words } });
    expect(other('brevdue')).not.toBe(other('røgsignal'));
  });

  it('of a draft holds no time, and every decision', () => {
    const goal = line('goal', 'Ro på');
    const plan = last(sent([goal]));
    const accept = { kind: 'accept', line: 'goal', hash: goal.hash } as const;
    const early = draftHash(done(decide(plan, accept, { staff: 'k', at: at(1) })));
    expect(draftHash(done(decide(plan, accept, { staff: 'k', at: at(2) })))).toBe(early);
    expect(draftHash(plan)).not.toBe(early);
  });
});

describe('the JSON Schema of a plan', () => {
  it('is the one in the file: otherwise run `node src/cli/schema.ts`', async () => {
    const file = await readFile(new URL('../../src/plan/plan.schema.json', import.meta.url), 'utf8');
    expect(file).toBe(`${JSON.stringify(planJsonSchema(), undefined, 2)}\n`);
  });
});
