import type { NumberStep } from '../script.ts';
import { readNumbers } from '../understand/numbers.ts';
import { answer, fromReadings, unclear, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** A number between the bounds of the step: "fem", "1.000", "37,5". */
export const number: Kind<NumberStep> = {
  fromText: (step, by) => {
    const all = readNumbers(by.core, by.lexicon, step.max);
    if (all.length === 0 || all.length > 3) return unclear;
    const inside = all.filter((value) => value >= step.min && value <= step.max);
    return inside.length === 0 ? outside(step) : fromReadings(inside);
  },
  fromReply: (step, reply) => {
    if (typeof reply.value !== 'number' || !Number.isFinite(reply.value)) return unclear;
    return reply.value >= step.min && reply.value <= step.max ? answer(reply.value) : outside(step);
  },
};

function outside(step: NumberStep): Understood {
  return { kind: 'refused', message: { key: 'app.out-of-range', params: { min: step.min, max: step.max } } };
}
