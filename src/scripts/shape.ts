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
  say: z.strictObject({ ask: z.literal('say'), ...base }),
  text: z.strictObject({ ask: z.literal('text'), ...base }),
  choice: z.strictObject({ ask: z.literal('choice'), options, other, ...base }),
  choices: z.strictObject({
    ask: z.literal('choices'),
    options,
    other,
    ordered: flag.describe('The order in which the citizen picks is part of the answer'),
    min: limit.optional(),
    max: limit.optional(),
    ...base,
  }),
  'yes-no': z.strictObject({ ask: z.literal('yes-no'), ...base }),
  scale: z.strictObject({ ask: z.literal('scale'), ...base }),
  number: z.strictObject({
    ask: z.literal('number'),
    min: z.number(),
    max: z.number(),
    ...base,
  }),
  date: z.strictObject({
    ask: z.literal('date'),
    past: flag.describe('Days before today are allowed (default: yes)'),
    future: flag.describe('Days after today are allowed (default: yes)'),
    ...base,
  }),
  summary: z.strictObject({ ask: z.literal('summary'), ...base }),
  handover: z.strictObject({ ask: z.literal('handover'), ...base }),
  rhythm: z.strictObject({ ask: z.literal('rhythm'), ...base }),
  mentor: z.strictObject({ ask: z.literal('mentor'), ...base }),
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

/** A loop over what an earlier step of several choices chose. */
export const RawRepeat = z.strictObject({
  repeat: reference.describe('The step of several choices: its steps are asked once for each choice'),
  max: z.int().min(1).max(20).optional().describe('Rounds at most (default 8)'),
  when: base.when,
  steps: z.record(id, asked),
});

/** A shared section in the place of a step. */
export const RawCall = z.strictObject({
  call: id.describe('A section under `shared:`: its steps are asked here, as <this id>-<step>'),
  when: base.when,
});

/** What whoever starts the dialogue brings. */
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
