/**
 * The format of `dialogs/<script>.test.yaml`: conversations that anyone can read, each run as a test.
 *
 * ```yaml
 * - name: Kender ikke sit jobmål endnu og fortryder et svar
 *   language: da
 *   given: { step: Ringe til lægen }            # what is brought, where the script has `given:`
 *   talk:
 *     - bot: goal.own-goal                      # the open question, by text key ...
 *     - citizen: Jeg vil gerne have mere ro     # what is written
 *     - bot: { says: goal.own-goal.thanks }     # a message with this key was said since the citizen's last line
 *     - bot: goal.job-goal
 *     - citizen: det ved jeg ikke
 *     - command: change                         # a command by its button; `target` for change and language
 *       target: goal.own-goal
 *     - bot: { change: goal.own-goal }          # that question again, while it has an answer already
 *     - citizen: [Jeg vil gerne arbejde, helst med dyr] # several messages close together, as on SMS
 *     - bot: barriers.which
 *     - citizen: sover dårligt og lidt med penge
 *     - bot: { confirm: [sleep, money] }        # "I understood: sleep and money. Right?"
 *     - citizen: nej
 *     - tap: [sleep, other]                     # what is tapped: id, [ids], number, date, {none: skipped}, {send: true}
 *       other: støj fra naboen                  # own words for "noget andet"
 *     - bot: "barriers.each[sleep].weight"      # ... or by full answer key, which says the round too
 *     - citizen: 7-8
 *     - bot: { readings: [7, 8] }               # "did you mean 7 or 8?"
 *     - tap: 7
 *     - bot: barriers.weight                    # the text key stands for every round
 *     - later: P3D                              # time passes (ISO 8601 duration), then the page is opened again
 *     - tap: { none: skipped }
 *     - bot: contact.rhythm-form
 *     - hold: self-harm                         # a grave message: the caller found danger in it
 *     - bot: nothing                            # no question is open (paused, held, done)
 *     - staff: resume                           # staff let a held dialogue go on
 *     - tap: phone
 *     - tap: weekly
 *     - bot: send.read-back
 *     - citizen: nej
 *     - bot: change                             # the list of own answers to choose from
 *     - command: back
 *     - tap: { send: true }
 *   plan:                                       # lines of the plan at the end, by line id; others are not looked at
 *     goal: { quote: "Jeg vil gerne arbejde\nhelst med dyr", by: written }
 *     job-goal: { unknown: true }               # or skipped, declined
 *     "barrier[sleep].weight": { scale: 7 }
 *     contact.form: { choice: phone }           # also choices: [ids], number, date; `words` for "noget andet"
 *     mentor.who: { absent: true }              # no such line
 *   status: done                                # of the dialogue: open, paused, held or done
 * ```
 *
 * A conversation starts by itself, on 23 November 2026 at nine; a minute passes with every line of the citizen.
 */
import { z } from 'zod';
import { commands, dangers } from '../engine/input.ts';

const without = z.enum(['skipped', 'unknown', 'declined']);
const tapped = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.strictObject({ none: without }),
  z.strictObject({ send: z.literal(true) }),
]);
const reading = z.union([z.string(), z.number(), z.array(z.string())]);

/** What the bot is expected to say or ask. */
const BotLine = z.strictObject({
  bot: z.union([
    z.string(),
    z.strictObject({ says: z.string() }),
    z.strictObject({ readings: z.array(reading).min(2) }),
    z.strictObject({ confirm: reading }),
    z.strictObject({ change: z.string() }),
  ]),
});

/** One line of a conversation. */
export const TalkLine = z.union([
  BotLine,
  z.strictObject({ citizen: z.union([z.string(), z.array(z.string()).min(2)]) }),
  z.strictObject({ tap: tapped, other: z.string().optional() }),
  z.strictObject({ command: z.enum(commands), target: z.string().optional() }),
  z.strictObject({ later: z.string().regex(/^P(\d+D)?(T(\d+H)?(\d+M)?)?$/, 'a duration such as P3D or PT2H') }),
  z.strictObject({ hold: z.enum(dangers) }),
  z.strictObject({ staff: z.literal('resume') }),
]);
export type TalkLine = z.infer<typeof TalkLine>;

const by = z.enum(['written', 'chosen']).optional();

/** What a line of the plan is expected to be. */
export const ExpectedLine = z.union([
  z.strictObject({ quote: z.string(), by }),
  z.strictObject({ choice: z.string(), words: z.string().optional(), by }),
  z.strictObject({ choices: z.array(z.string()), words: z.string().optional(), by }),
  z.strictObject({ scale: z.number(), by }),
  z.strictObject({ number: z.number(), by }),
  z.strictObject({ date: z.iso.date(), by }),
  z.strictObject({ unknown: z.literal(true) }),
  z.strictObject({ skipped: z.literal(true) }),
  z.strictObject({ declined: z.literal(true) }),
  z.strictObject({ absent: z.literal(true) }),
]);
export type ExpectedLine = z.infer<typeof ExpectedLine>;

/** One conversation. */
export const Transcript = z.strictObject({
  name: z.string().min(1),
  language: z.string(),
  given: z.record(z.string(), reading).optional(),
  talk: z.array(TalkLine).min(1),
  plan: z.record(z.string(), ExpectedLine).optional(),
  status: z.enum(['open', 'paused', 'held', 'done']).optional(),
});
export type Transcript = z.infer<typeof Transcript>;

/** All conversations of one file. */
export const Transcripts = z.array(Transcript);
