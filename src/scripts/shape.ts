/**
 * The short form in which staff write a script, as it lies in `dialogs/<name>.yaml`. The JSON Schema for editors
 * (`dialogs/script.schema.json`) is written from these definitions.
 */
import { z } from 'zod';
import { givenKinds } from '../engine/script.ts';

/** Permanent readable ids: `own-goal`. Hyphens are written `_` in conditions. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** A step of the same section (`which`) or of another one (`barriers.which`). */
const referencePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/;

const id = z.string().regex(idPattern);
const reference = z.string().regex(referencePattern).describe('A step of this section, or <section>.<step>');
const flag = z.boolean().optional();

const base = {
  when: z.string().min(1).optional().describe('Asked only while this condition (CEL) holds: any == "yes"'),
  sensitive: flag.describe('The answer stays off channels that are not for sensitive content'),
  skippable: flag.describe('"Spring over" is offered'),
  unknown: flag.describe('"Det ved jeg ikke" is offered, and kept as an answer of its own'),
  declinable: flag.describe('"Det vil jeg ikke svare på" is offered, and kept as an answer of its own'),
  plan: z.string().min(1).optional().describe('Slot of the plan that the answer feeds: barrier[each].weight'),
  needs: z.array(reference).optional().describe('Further answers that this one depends on: when they change, it is asked again'),
  shows: z.record(id, reference).optional().describe('Earlier answers that the wording shows: parameter -> step'),
};
const options = z
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

const asked = z.discriminatedUnion('ask', [
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

/**
 * A loop over what an earlier step of several choices chose: its steps are asked once for each of them, the choice at hand being `each`.
 * ```yaml
 * lists: { areas: [sleep, pain, money] }
 * steps:
 *   which: { ask: choices, options: areas, plan: "barrier[each]" }
 *   each:
 *     repeat: which
 *     max: 3
 *     steps:
 *       weight: { ask: scale, plan: "barrier[each].weight" }
 *       helped: { ask: text, skippable: true, when: weight >= 4 && each != "money", plan: "barrier[each].helped" }
 * ```
 */
export const RawRepeat = z.strictObject({
  repeat: reference.describe('The step of several choices: its steps are asked once for each choice'),
  max: z.int().min(1).max(20).optional().describe('Rounds at most (default 8)'),
  when: base.when,
  steps: z.record(id, asked),
});

/**
 * A shared section in the place of a step: its steps are asked here, under ids of their own (`next-what`).
 * ```yaml
 * shared:
 *   small-step:
 *     steps:
 *       what: { ask: text, plan: step }
 *       day: { ask: date, skippable: true, when: answered(what), plan: step.when }
 * steps:
 *   any: { ask: yes-no }
 *   next: { call: small-step, when: any == "yes" }
 * ```
 */
export const RawCall = z.strictObject({
  call: id.describe('A section under `shared:`: its steps are asked here, as <this id>-<step>'),
  when: base.when,
});

/**
 * What whoever starts the dialogue brings: an answer that is never asked for, and is read as `given.<id>`.
 * ```yaml
 * given:
 *   step: { is: text }
 *   offers: { is: choices, options: offers }
 * steps:
 *   went: { ask: yes-no, shows: { step: given.step } }
 *   which: { ask: choice, options: { answers: given.offers }, when: size(given.offers) > 1 }
 * ```
 */
export const RawGiven = z.strictObject({
  is: z.enum(givenKinds).describe('What kind of answer it is'),
  options: options.optional(),
  sensitive: base.sensitive,
});
/** An entry of `given:` as it is written. */
export type RawGiven = z.infer<typeof RawGiven>;

const textKey = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/);
const moves = z.record(textKey, textKey);
const RawMoves = z.union([
  z.strictObject({ renamed: moves }),
  z.strictObject({ removed: moves }),
  z.strictObject({ again: z.array(textKey) }),
]);

/** A section, its steps not yet looked at. */
export const RawSection = z.strictObject({
  minutes: z.int().min(1).max(60).optional().describe('Expected length, told to the citizen (default 2)'),
  intro: z.literal(true).optional().describe('It only leads in: what is asked here counts as no question of "three questions today"'),
  when: base.when,
  steps: z.record(z.string(), z.unknown()),
});

/** The frame of a script, its sections not yet looked at. */
export const RawScript = z.strictObject({
  id,
  purpose: z.string().min(1),
  owner: z.string().min(1),
  expires: z
    .int()
    .min(1)
    .max(365)
    .optional()
    .describe('Days after which it closes where nobody answers; answers are kept (default: never)'),
  given: z.record(id, RawGiven).optional().describe('What whoever starts the dialogue brings; never asked, read as given.<id>'),
  migrate: z
    .array(RawMoves)
    .optional()
    .describe('How conversations in an earlier structure find their place: renamed, removed (and go to), again (asked again)'),
  shared: z.record(id, z.unknown()).optional().describe('Steps that are asked in several places, by `call:`'),
  lists: z.record(id, z.array(id).min(1)).optional().describe('Lists of choices: their words stand in locales/ under lists.<list>.<id>'),
  sections: z.record(id, z.unknown()),
});

/** The frame as it was read. */
export type RawScript = z.infer<typeof RawScript>;

/** The whole script, for editors. The order of sections and steps is that of the file. */
export const ScriptShape = RawScript.extend({
  shared: z.record(id, z.strictObject({ steps: z.record(id, z.union([asked, RawRepeat, RawCall])) })).optional(),
  sections: z.record(id, RawSection.extend({ steps: z.record(id, z.union([asked, RawRepeat, RawCall])) })),
});
