import type { ScaleStep } from '../script.ts';
import { isMainlyNumber, readNumbers } from '../understand/numbers.ts';
import { answer, fromReadings, unclear, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

const outOfRange: Understood = { kind: 'refused', message: { key: 'app.out-of-range', params: { min: 0, max: 10 } } };

/** 0 to 10, whole. "7-8" and "7,5" are offered as 7 or 8, never guessed; a number of something else ("3 timer") is none. */
export const scale: Kind<ScaleStep> = {
  fromText: (_step, by) => {
    // A bare figure is what most people write, and needs no reading.
    if (/^(?:\d|10)$/.test(by.core)) return answer(Number(by.core));
    const numbers = readNumbers(by.core, by.lexicon, 10);
    if (numbers.length === 0 || !isMainlyNumber(by.text, by.core, by.lexicon)) return unclear;
    const whole = [...new Set(numbers.flatMap((number) => [Math.floor(number), Math.ceil(number)]))];
    if (!whole.every((number) => number >= 0 && number <= 10)) return outOfRange;
    return whole.length > 3 ? unclear : fromReadings(whole);
  },
  fromReply: (_step, reply) => {
    if (typeof reply.value !== 'number' || !Number.isInteger(reply.value)) return unclear;
    return reply.value >= 0 && reply.value <= 10 ? answer(reply.value) : outOfRange;
  },
};
