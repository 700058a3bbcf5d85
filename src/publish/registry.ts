/**
 * The published versions as the store keeps them, in documents of the registry: `scripts` is the index, `scripts-<number>` the texts of
 * one version. The texts are written first and the index then, upon the version it was read in: a crash in between leaves texts that no
 * index names, and of two who publish at once one wins.
 */
import { z } from 'zod';
import type { Store } from '../ports.ts';
import type { Sources } from '../scripts/sources.ts';

const name = z.string().min(1).max(200);
const Move = z.union([
  z.strictObject({ kind: z.literal('renamed'), from: name, to: name }),
  z.strictObject({ kind: z.literal('removed'), from: name, to: name }),
  z.strictObject({ kind: z.literal('again'), step: name }),
]);
const Script = z.strictObject({
  structure: name,
  text: name,
  frame: name,
  moves: z.array(Move).readonly(),
  back: z.exactOptional(z.array(Move).readonly()),
  asked: z.exactOptional(z.record(z.string(), z.string())),
});
/** Who did it, when, and why. `at` is an instant in UTC. */
const deed = { by: z.string().min(1), note: z.exactOptional(z.string()), at: z.string() };

/** One version. The numbers rise and may have gaps, where a publishing was broken off. */
export const Version = z.strictObject({
  number: z.int().min(1),
  ...deed,
  /** A rollback: the version whose texts these are. */
  of: z.exactOptional(z.int().min(1)),
  /** Hash of the files themselves, to tell at once whether those in the folder are the ones that run. */
  files: name,
  /** Its texts are no longer kept. */
  emptied: z.exactOptional(z.literal(true)),
  scripts: z.record(z.string(), Script),
});
export type Version = z.infer<typeof Version>;

/** A step whose wording was taken back; while `restored` is absent, nobody is asked it. */
export const Withdrawal = z.strictObject({ script: name, key: name, ...deed, restored: z.exactOptional(z.strictObject(deed)) });
export type Withdrawal = z.infer<typeof Withdrawal>;

const Index = z.strictObject({ schema: z.literal(1), versions: z.array(Version), withdrawals: z.array(Withdrawal) });
/** All that is known of the versions but their texts; oldest first. */
export type Index = z.infer<typeof Index>;

const Texts = z.strictObject({ schema: z.literal(1), number: z.int().min(1), sources: z.nullable(z.record(z.string(), z.string())) });

/** What is stored under a name is not what this program writes there. A person must look at it; nothing is begun anew in its place. */
export class ScriptsDamagedError extends Error {
  readonly code = 'store-scripts-damaged';
  constructor(document: string, options?: ErrorOptions) {
    super(`The registry document "${document}" is not what published scripts look like. Put a good copy in its place.`, options);
    this.name = 'ScriptsDamagedError';
  }
}

/** The part of the store that versions are kept in. */
export type VersionStore = Pick<Store, 'readRegistry' | 'writeRegistry'>;

/** Name of the registry's document that says which version runs. */
export const indexName = 'scripts';
/** Numbers that are passed by where texts of a broken-off publishing stand in the way. */
const mostGaps = 1000;

/** The index with the version of its document; an empty one where nothing was published. Throws a `ScriptsDamagedError`. */
export async function readIndex(store: VersionStore, municipality: string): Promise<{ readonly version: number; readonly index: Index }> {
  const stored = await store.readRegistry(municipality, indexName);
  if (stored === undefined) return { version: 0, index: { schema: 1, versions: [], withdrawals: [] } };
  return { version: stored.version, index: checked(Index, stored.value, indexName) };
}

/** False when another one was written in the meantime. */
export function writeIndex(store: VersionStore, municipality: string, index: Index, version: number): Promise<boolean> {
  return store.writeRegistry(municipality, indexName, index, version);
}

/** The texts of a version; absent where they are no longer kept. Throws a `ScriptsDamagedError`. */
export async function readTexts(store: VersionStore, municipality: string, number: number): Promise<Sources | undefined> {
  const stored = await store.readRegistry(municipality, textsName(number));
  return stored === undefined ? undefined : (checked(Texts, stored.value, textsName(number)).sources ?? undefined);
}

/**
 * Keeps texts under the first number from `from` on that is free, and gives that number. What stands under a number is never written over:
 * it may be another's, who is publishing just now.
 */
export async function keepTexts(store: VersionStore, municipality: string, sources: Sources, from: number): Promise<number> {
  for (let number = from; number < from + mostGaps; number += 1) {
    if (await store.writeRegistry(municipality, textsName(number), { schema: 1, number, sources }, 0)) return number;
  }
  throw new ScriptsDamagedError(textsName(from));
}

/** Takes the texts of a version out of the store. Done again, it does nothing. */
export async function emptyTexts(store: VersionStore, municipality: string, number: number): Promise<void> {
  const stored = await store.readRegistry(municipality, textsName(number));
  if (stored === undefined || checked(Texts, stored.value, textsName(number)).sources === null) return;
  await store.writeRegistry(municipality, textsName(number), { schema: 1, number, sources: null }, stored.version);
}

function textsName(number: number): string {
  return `scripts-${number}`;
}

function checked<T>(shape: z.ZodType<T>, value: unknown, document: string): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new ScriptsDamagedError(document, { cause: parsed.error });
  return parsed.data;
}
