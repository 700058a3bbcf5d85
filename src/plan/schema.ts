import { z } from 'zod';
import { Plan } from './document.ts';

/** The JSON Schema of a plan (draft 2020-12), for programs that read plans and know nothing of this one. */
export function planJsonSchema(): Record<string, unknown> {
  return { title: 'Medspil plan', ...z.toJSONSchema(Plan, { reused: 'ref' }) };
}
