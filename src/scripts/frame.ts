/** The short form of what stands around the steps of a script: repeats, calls, what is given, sections and the frame of the file. */
import { z } from 'zod';
import { givenKinds } from '../engine/script.ts';
import { asked, base, id, options, reference } from './shape.ts';

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

/** A step by its text key, `welcome.way`. */
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
  short: z.int().min(1).max(60).optional().describe('Expected length on the short way, where it has a part of the section'),
  intro: z.literal(true).optional().describe('It only leads in: what is asked here counts as no question of "three questions today"'),
  when: base.when,
  steps: z.record(z.string(), z.unknown()),
});

/**
 * The frame of a script, its sections not yet looked at. `short` names the question of which way to take: a choice of `short` and `whole`.
 * After `short` only the steps marked so are asked; the way can be widened at any time, and nothing that was told is asked again.
 * ```yaml
 * short: start.way
 * lists: { ways: [short, whole], areas: [sleep, pain, money] }
 * sections:
 *   start:
 *     intro: true
 *     steps:
 *       way: { ask: choice, options: ways, skippable: true }
 *   plan:
 *     minutes: 9
 *     short: 3
 *     steps:
 *       own-goal: { ask: text, short: true, plan: goal }
 *       why: { ask: text, skippable: true, plan: goal.why }
 *       any: { ask: yes-no }
 *       which:
 *         ask: choices
 *         options: areas
 *         when: (answered(start.way) && start.way == "short") || (answered(any) && any == "yes")
 *         short: one
 *         tells: { any: "yes" }
 *         plan: "barrier[each]"
 *       read-back: { ask: summary, short: true }
 * ```
 */
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
  short: textKey.optional().describe('The question of which way to take: a choice of "short" and "whole"'),
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
