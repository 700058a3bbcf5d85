import { describe, expect, it } from 'vitest';
import { mayShow } from '../../../src/web/pages/widget/framing.ts';
import type { Surroundings } from '../../../src/web/pages/widget/framing.ts';

const own = 'https://www.kommune.example';
const server = 'https://medspil.example';
const listed = [own, 'https://job.kommune.example'];

function framed(part: Partial<Surroundings>): Surroundings {
  return { top: 'top', self: 'page', ancestors: [], own, familiar: () => false, ...part };
}

describe('A conversation', () => {
  it.each([
    ['on a page in no frame', framed({ top: 'page', ancestors: [] }), true],
    ['in a frame of its own origin', framed({ ancestors: [own] }), true],
    ["in a frame of the server's", framed({ ancestors: [server] }), true],
    ['in a frame of a listed origin', framed({ ancestors: ['https://job.kommune.example'] }), true],
    ['in a frame of an unlisted one', framed({ ancestors: ['https://elsewhere.example'] }), false],
    ['in a listed frame within an unlisted one', framed({ ancestors: [own, 'https://elsewhere.example'] }), false],
    ['in a frame that has no origin', framed({ ancestors: ['null'] }), false],
    ['in a frame of a listed name by plain http', framed({ ancestors: ['http://www.kommune.example'] }), false],
    ['in a frame that cannot be told, of its own origin', framed({ ancestors: undefined, familiar: () => true }), true],
    ['in a frame that cannot be told, of another', framed({ ancestors: undefined }), false],
  ])('%s: %s', async (_name, around, shown) => {
    expect(await mayShow(around, server, async () => listed)).toBe(shown);
  });
  it('is not shown where nobody tells who is listed', async () => {
    expect(await mayShow(framed({ ancestors: ['https://job.kommune.example'] }), server, async () => [])).toBe(false);
  });
});
