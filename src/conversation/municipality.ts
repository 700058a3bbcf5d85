/** What one municipality brings: kept in the store's registry, never in code. The demo's own lies in `src/cli/demo-municipality.yaml`. */
import { z } from 'zod';

const byLanguage = z.record(z.string(), z.string());
const option = z.strictObject({
  /** Permanent readable id: `coping-course`. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: byLanguage,
  hint: byLanguage.optional(),
  /** Other words for it, by language. */
  also: z.record(z.string(), z.array(z.string())).optional(),
});

/** A caseworker, with the direct number and the hours that stand on every citizen page. */
export const Caseworker = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** As it is shown and dialled: `12 34 56 78`. */
  phone: z.string(),
  hours: byLanguage,
});
export type Caseworker = z.infer<typeof Caseworker>;

/**
 * Checks such a document, and is its type. Texts are by language; where one is missing, the Danish text is shown, so that one should
 * always be there.
 */
export const Municipality = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  /** The catalogue (*indsatsvifte*). Capacity and waiting time are shown, and an unmet wish is recorded as such. */
  offers: z.array(option.extend({ area: z.enum(['employment', 'health', 'social', 'across']), waitingWeeks: z.int().optional() })),
  mentors: z.array(option),
  caseworkers: z.array(Caseworker).min(1),
  /** Whom to call before one is signed in: the municipality's own number and hours. Absent: those of the first caseworker. */
  contact: z.exactOptional(z.strictObject({ phone: z.string(), hours: byLanguage })),
  /** Numbers of the fixed answers to danger; to be verified by the municipality. */
  helplines: z.strictObject({ emergency: z.string(), suicide: z.string(), violence: z.string(), medical: z.string() }),
  /** Text on what follows from not answering: approved by the municipality, never assumed. */
  consequences: byLanguage,
  /** Who reads the answers, as told in the first message. */
  readers: byLanguage,
  /** When a sent plan is answered, as the municipality promises it. Nothing is promised where it is left out. */
  answerTime: byLanguage.optional(),
});
export type Municipality = z.infer<typeof Municipality>;
