/** Documents of older versions, brought up step by step. A step is written once and never changed: old files are read for ever. */
import { Fault } from './errors.ts';
import { dialoguesByName } from './upcasters/1-dialogues-by-name.ts';

/** Makes a document of the next version out of one of the version before. Plain JSON in and out. */
export type Upcaster = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * The citizen's document: `[0]` makes version 2 out of version 1, and so on.
 * To add a version: raise `schema` in `CitizenDocument` and its check, add a step here (a file of its own under `upcasters/`), and keep a
 * file of the old version under `test/storage/golden`.
 */
export const documentUpcasters: readonly Upcaster[] = [dialoguesByName];

/**
 * The document in the version after the last step. One of a later version than that throws a `Fault` with the reason `newer`.
 *
 * @example upcast({ schema: 1, name: 'a' }, [(old) => ({ ...old, schema: 2, names: [old.name] })]) // { schema: 2, name: 'a', names: ['a'] }
 */
export function upcast(value: unknown, steps: readonly Upcaster[]): unknown {
  if (!isRecord(value) || typeof value.schema !== 'number' || !Number.isInteger(value.schema) || value.schema < 1) throw new Fault('shape');
  if (value.schema > steps.length + 1) throw new Fault('newer');
  let document = value;
  for (const [index, step] of steps.entries()) {
    if (document.schema !== index + 1) continue;
    document = step(document);
    if (document.schema !== index + 2) throw new TypeError(`Step ${index + 1} does not make version ${index + 2}`);
  }
  return document;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
