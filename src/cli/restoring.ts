/** Putting a copy into an empty store: nobody comes back who was erased, and nothing is sent before a person has looked. */
import { holdName, holdOutbox } from '../conversation/hold.ts';
import type { Dumped, DumpedCitizen } from '../conversation/dumped.ts';
import type { Clock, ErasureLedger, Store } from '../ports.ts';
import { checkCopy, type Copied, keyOf, readCopy, Tally } from './copy-file.ts';
import { StartError } from './start-error.ts';

/** Where it goes, and who must not come back. */
export interface Restoring {
  readonly store: Store;
  readonly clock: Clock;
  readonly ledger: ErasureLedger;
}
/** What was put in. `left`: those whom the list of erasures names, of whom nothing was put in but their audit. */
export type Restored = Pick<Copied, 'things' | 'citizens' | 'content'> & { readonly left: readonly string[] };

/**
 * Puts all of a copy into the store, which must be empty. The whole copy is read first, and what was put in is compared with it at the end. With
 * `held`, no message of it goes out before `store -- release`. Throws a `StartError`; one that was cut leaves a store that is not empty.
 */
export async function putCopy(
  { store, clock, ledger }: Restoring,
  { path, held }: { readonly path: string; readonly held: boolean },
): Promise<Restored> {
  const whole = await checkCopy(path);
  if (!(await isEmpty(store)))
    throw new StartError(['There is something in the store already: a copy goes into an empty one. Nothing was changed.']);
  // Before anything that could be sent.
  if (held) for (const id of whole.municipalities) await holdOutbox({ store, clock, municipality: { id } }, 'restored');
  const erased = new Set((await ledger.entries()).map(keyOf));
  // Somebody who was erased while the copy was made may have left a link in it: what is of nobody does not come back.
  const gone = (of: { readonly municipality: string; readonly citizen: string }): boolean =>
    erased.has(keyOf(of)) || !whole.people.has(keyOf(of));
  const tally = new Tally();
  const left = new Set<string>();
  for await (const thing of readCopy(path)) {
    const kept = held && thing.kind === 'registry' && thing.name === holdName ? undefined : withoutErased(thing, gone);
    if (kept !== thing && thing.kind === 'citizen') left.add(thing.citizen);
    if (kept === undefined) continue;
    await store.load(kept);
    tally.add(kept);
  }
  await expectSame(store, { sum: tally.sum(), held });
  return { ...tally.sum(), left: [...left] };
}

interface Place {
  readonly municipality: string;
  readonly citizen: string;
}

/** The thing without anything of one who was erased; absent where nothing is left of it. */
function withoutErased(thing: Dumped, gone: (of: Place) => boolean): Dumped | undefined {
  switch (thing.kind) {
    case 'citizen':
      return gone(thing) ? streamOf(thing) : thing;
    case 'account':
      return gone(thing) ? undefined : thing;
    case 'registry':
      return ownerOf(thing).some((citizen) => gone({ municipality: thing.municipality, citizen })) ? undefined : thing;
    case 'erased':
    case 'unreadable':
      return thing;
    default:
      return thing satisfies never;
  }
}

function streamOf({ municipality, citizen, audit }: DumpedCitizen): Dumped {
  return { kind: 'erased', municipality, citizen, audit };
}

/** Documents about one citizen: what was handed out to sign in with. */
function ownerOf({ name, value }: Extract<Dumped, { kind: 'registry' }>): readonly string[] {
  if (name.startsWith('access-')) return [name.slice('access-'.length)];
  const owner: unknown =
    name.startsWith('invitation-') && typeof value === 'object' && value !== null ? Reflect.get(value, 'citizen') : undefined;
  return typeof owner === 'string' ? [owner] : [];
}

async function expectSame(store: Store, { sum, held }: { readonly sum: ReturnType<Tally['sum']>; readonly held: boolean }): Promise<void> {
  const tally = new Tally();
  for await (const thing of store.dump()) if (!(held && thing.kind === 'registry' && thing.name === holdName)) tally.add(thing);
  if (tally.sum().content !== sum.content)
    throw new StartError(['What is in the store now is not what the copy holds. Do not use it; empty it and try again.']);
}

async function isEmpty(store: Store): Promise<boolean> {
  const first = await store.dump()[Symbol.asyncIterator]().next();
  return first.done === true;
}
