/**
 * The short form in which staff write a script, as it lies in `dialogs/<name>.yaml`. The JSON Schema for editors
 * (`dialogs/script.schema.json`) is written from these definitions.
 */
import { z } from 'zod';

/** Permanent readable ids: `own-goal`. Hyphens are written `_` in conditions. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** A step of the same section (`which`) or of another one (`barriers.which`). */
const referencePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/;

/** An id as zod checks it. */
export const id = z.string().regex(idPattern);
/** A step of the same section or of another one, as zod checks it. */
export const reference = z.string().regex(referencePattern).describe('A step of this section, or <section>.<step>');
const flag = z.boolean().optional();

/** What every step may have. */
export const base = {
  when: z.string().min(1).optional().describe('Asked only while this condition (CEL) holds: any == "yes"'),
  sensitive: flag.describe('The answer stays off channels that are not for sensitive content'),
  skippable: flag.describe('"Spring over" is offered'),
  unknown: flag.describe('"Det ved jeg ikke" is offered, and kept as an answer of its own'),
  declinable: flag.describe('"Det vil jeg ikke svare på" is offered, and kept as an answer of its own'),
  plan: z.string().min(1).optional().describe('Slot of the plan that the answer feeds: barrier[each].weight'),
  needs: z.array(reference).optional().describe('Further answers that this one depends on: when they change, it is asked again'),
  // A parameter of a text has no hyphen in ICU MessageFormat.
  shows: z
    .record(z.string().regex(/^[a-z][a-z0-9]*$/), reference)
    .optional()
    .describe('Earlier answers that the wording shows: parameter -> step'),
  short: z
    .union([z.literal(true), z.literal('one')])
    .optional()
    .describe('Asked on the short way too; "one": several choices are asked for as one there, with one tap'),
  tells: z
    .record(reference, z.string())
    .optional()
    .describe('What an answer to it says of steps that the short way leaves out: step -> its answer. Not asked when the way is widened'),
};
/** Where options may come from. */
export const options = z
  .union([id, z.strictObject({ answers: reference }), z.string().regex(/^app\.[a-z][a-z0-9-]*$/)])
  .describe('A list of the script, "offers" or "mentors" of the municipality, or what an earlier step of several choices chose');
/** Where options come from, as it is written. */
export type RawOptions = z.infer<typeof options>;
const other = z
  .union([z.literal('text'), z.boolean()])
  .optional()
  .describe('"Noget andet", answered in own words');
const limit = z.int().min(0).max(1000);

/** Every kind of step, by its wire word. `rhythm`, `mentor` and `offer` are compositions of the others. */
export const kinds = {
  /**
   * Says something and goes on; nothing is asked.
   * ```yaml
   * hello: { ask: say }
   * ready: { ask: yes-no }
   * ```
   */
  say: z.strictObject({ ask: z.literal('say'), ...base }),
  /**
   * Asks for own words, kept verbatim.
   * ```yaml
   * own-goal: { ask: text, sensitive: true, plan: goal }
   * why: { ask: text, sensitive: true, skippable: true, shows: { goal: own-goal }, plan: goal.why }
   * ```
   */
  text: z.strictObject({ ask: z.literal('text'), ...base }),
  /**
   * Asks for one choice of a list. `other: text` offers "noget andet", answered in own words.
   * ```yaml
   * lists: { ways: [by-bus, by-bike, on-foot] }
   * steps:
   *   way: { ask: choice, options: ways, other: text, unknown: true }
   * ```
   */
  choice: z.strictObject({ ask: z.literal('choice'), options, other, ...base }),
  /**
   * Asks for several choices, one at least and all at most where nothing else is said. A later step may choose among them.
   * ```yaml
   * lists: { areas: [sleep, pain, money] }
   * steps:
   *   which: { ask: choices, options: areas, other: text, max: 3, plan: "barrier[each]" }
   *   first: { ask: choice, options: { answers: which }, when: size(which) > 1 }
   * ```
   */
  choices: z.strictObject({
    ask: z.literal('choices'),
    options,
    other,
    ordered: flag.describe('The order in which the citizen picks is part of the answer'),
    min: limit.optional(),
    max: limit.optional(),
    ...base,
  }),
  /**
   * Asks for yes or no; in a condition the answer is "yes" or "no".
   * ```yaml
   * any: { ask: yes-no, declinable: true }
   * what: { ask: text, when: any == "yes" }
   * ```
   */
  'yes-no': z.strictObject({ ask: z.literal('yes-no'), ...base }),
  /**
   * Asks for a whole number from 0 to 10, with words at 0, 5 and 10.
   * ```yaml
   * belief: { ask: scale, skippable: true, plan: health.belief }
   * not-lower: { ask: text, skippable: true, when: belief >= 1 }
   * ```
   */
  scale: z.strictObject({ ask: z.literal('scale'), ...base }),
  /**
   * Asks for a number between two others, both allowed.
   * ```yaml
   * hours: { ask: number, min: 0, max: 37 }
   * ```
   */
  number: z.strictObject({
    ask: z.literal('number'),
    min: z.number(),
    max: z.number(),
    ...base,
  }),
  /**
   * Asks for a day. `past: false` refuses days before today, `future: false` days after it.
   * ```yaml
   * day: { ask: date, past: false, skippable: true, plan: step.when }
   * ```
   */
  date: z.strictObject({
    ask: z.literal('date'),
    past: flag.describe('Days before today are allowed (default: yes)'),
    future: flag.describe('Days after today are allowed (default: yes)'),
    ...base,
  }),
  /**
   * Reads back what was answered, to be changed or sent.
   * ```yaml
   * own-goal: { ask: text, plan: goal }
   * read-back: { ask: summary }
   * ```
   */
  summary: z.strictObject({ ask: z.literal('summary'), ...base }),
  /**
   * Shows how to reach the caseworker, raises a task, and goes on.
   * ```yaml
   * alone: { ask: yes-no }
   * talk: { ask: handover, when: alone == "no" }
   * what: { ask: text }
   * ```
   */
  handover: z.strictObject({ ask: z.literal('handover'), ...base }),
  /**
   * How contact is kept, and how often: two questions of the house.
   * ```yaml
   * rhythm: { ask: rhythm, skippable: true, plan: contact }
   * ```
   */
  rhythm: z.strictObject({ ask: z.literal('rhythm'), ...base }),
  /**
   * The wish for a mentor: one by name, certain qualities, somebody known already, or none yet.
   * ```yaml
   * mentor: { ask: mentor, sensitive: true, plan: mentor }
   * ```
   */
  mentor: z.strictObject({ ask: z.literal('mentor'), ...base }),
  /**
   * Offers of the municipality in the order they are wanted, and the tempo.
   * ```yaml
   * offer: { ask: offer, max: 3, plan: offer }
   * ```
   */
  offer: z.strictObject({ ask: z.literal('offer'), max: limit.optional(), ...base }),
} as const;

/**
 * What may stand after `ask:` in a script: the kinds of step of the engine but for `repeat`, and the compositions `rhythm`, `mentor`,
 * `offer`.
 */
export type RawKind = keyof typeof kinds;
/** A step as it is written, but for a repeat. */
export type RawStep = { [K in RawKind]: z.infer<(typeof kinds)[K]> }[RawKind];

/** A step that asks or says something, told apart by `ask`. */
export const asked = z.discriminatedUnion('ask', [
  kinds.say,
  kinds.text,
  kinds.choice,
  kinds.choices,
  kinds['yes-no'],
  kinds.scale,
  kinds.number,
  kinds.date,
  kinds.summary,
  kinds.handover,
  kinds.rhythm,
  kinds.mentor,
  kinds.offer,
]);
