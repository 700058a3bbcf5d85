/**
 * A kind of step: how its answers are understood. One file per kind, named by its wire word.
 *
 * To add a kind: 1. its interface in `script.ts`; 2. a file here and a line in `index.ts`; 3. its short form in `scripts/shape.ts`, with an
 * example that is run; 4. its wording forms in `messages/render.ts` and `app.yaml`; 5. its card in the widget; 6. a fixture in
 * `test/engine/fixtures/`, and what it understands in `test/engine/kinds.test.ts`; 7. the generator in `test/engine/generated/`.
 */
import type { Understanding, Understood } from '../understand/understanding.ts';

/**
 * How one kind of step understands answers. Both ways are total: they never throw, and what is ambiguous comes back as readings, never as
 * a guess. `S` is the step, so that bounds and options are at hand.
 */
export interface Kind<S> {
  /** An answer as it was written. Ways past the question and commands were taken out before. */
  fromText(step: S, by: Understanding): Understood;
  /** An answer as a button sends it. What is not of the right form is unclear. */
  fromReply(step: S, reply: { readonly value: unknown; readonly other?: string }, by: Understanding): Understood;
}
