import type { DateStep } from '../script.ts';
import { dayOf, readDates } from '../understand/dates.ts';
import { fromReadings, unclear, type Understanding, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** A day: "12/3" (day before month), "i morgen", "på fredag". */
export const date: Kind<DateStep> = {
  fromText: (step, by) => {
    const frame = { today: dayOf(by.at), past: step.past, future: step.future };
    return limited(step, readDates(by.folded, by.lexicon, frame), by);
  },
  fromReply: (step, reply, by) => {
    const valid = typeof reply.value === 'string' && isDay(reply.value);
    return valid ? limited(step, [reply.value as string], by) : unclear;
  },
};

/** `2026-11-23`, and a day that exists. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function limited(step: DateStep, days: readonly string[], by: Understanding): Understood {
  const today = dayOf(by.at).toString();
  const allowed = days.filter((day) => (step.past || day >= today) && (step.future || day <= today));
  if (days.length > 0 && allowed.length === 0)
    return { kind: 'refused', message: { key: step.future ? 'app.date-past' : 'app.date-future' } };
  return fromReadings(allowed);
}
