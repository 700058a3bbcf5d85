/** Taking the wording of a step back in haste, without a new version: nobody is asked it any more, until it is restored. */
import { askedIn, movesSince } from '../scripts/history.ts';
import { readIndex, writeIndex, type Index, type Version, type Withdrawal } from './registry.ts';
import type { Deed, PublishParts, WithdrawResult } from './results.ts';

/** Tries at an index that others were before. */
const tries = 5;

/** A step by its script and text key: `{ script: 'intake', key: 'goal.own-goal' }`. */
export interface StepName {
  readonly script: string;
  readonly key: string;
}
type Parts = Pick<PublishParts, 'municipality'> & { readonly store: Pick<PublishParts['store'], 'readRegistry' | 'writeRegistry'> };

/**
 * Withdraws a step of the version that runs. Whoever stands on it is told politely and goes on; answers stay. It stays withdrawn in later
 * versions too, also under another name.
 */
export function withdraw(parts: Parts, step: StepName, deed: Deed): Promise<WithdrawResult> {
  return change(
    parts,
    ({ versions, withdrawals }) => {
      const known = stepsOf(versions, step.script);
      if (known[step.key] === undefined) return { kind: 'unknown-step', known: Object.keys(known) };
      if (known[step.key] === 'summary') return { kind: 'needed', ...step };
      if (withdrawals.some((one) => isOpen(one, step))) return { kind: 'unchanged', ...step };
      return [...withdrawals, { ...step, ...told(deed) }];
    },
    { kind: 'withdrawn', ...step },
  );
}

/** Takes the withdrawal back: the step is asked again where it is open. */
export function restore(parts: Parts, step: StepName, deed: Deed): Promise<WithdrawResult> {
  return change(
    parts,
    ({ withdrawals }) => {
      if (!withdrawals.some((one) => isOpen(one, step))) {
        const known = withdrawals.filter(({ restored }) => restored === undefined).map(({ script, key }) => `${script}:${key}`);
        return known.length === 0 ? { kind: 'unchanged', ...step } : { kind: 'unknown-step', known };
      }
      return withdrawals.map((one) => (isOpen(one, step) ? { ...one, restored: told(deed) } : one));
    },
    { kind: 'restored', ...step },
  );
}

/** Steps that are withdrawn now, as `<script>:<text key>`. */
export function withdrawnKeys({ withdrawals }: Pick<Index, 'withdrawals'>): readonly string[] {
  return withdrawals.filter(({ restored }) => restored === undefined).map(({ script, key }) => `${script}:${key}`);
}

/** The withdrawals with those of steps that have another name in the newest version. */
export function followed(withdrawals: readonly Withdrawal[], versions: readonly Version[]): Withdrawal[] {
  const before = versions.at(-2);
  const renamed = withdrawals.flatMap((one): readonly Withdrawal[] => {
    const structure = before?.scripts[one.script]?.structure;
    if (structure === undefined || one.restored !== undefined) return [];
    const key = movesSince(versions, one.script, structure).reduce(
      (name, move) => (move.kind === 'renamed' && move.from === name ? move.to : name),
      one.key,
    );
    return withdrawals.some((other) => isOpen(other, { script: one.script, key })) ? [] : [{ ...one, key }];
  });
  return [...withdrawals, ...renamed];
}

async function change(
  { store, municipality }: Parts,
  make: (index: Index) => Withdrawal[] | WithdrawResult,
  done: WithdrawResult,
): Promise<WithdrawResult> {
  for (let left = tries; left > 0; left -= 1) {
    const { version, index } = await readIndex(store, municipality.id);
    const withdrawals = make(index);
    if (!Array.isArray(withdrawals)) return withdrawals;
    if (await writeIndex(store, municipality.id, { ...index, withdrawals }, version)) return done;
  }
  return { kind: 'overtaken' };
}

/** Kinds of the steps of a script in the version that runs, by text key. */
function stepsOf(versions: readonly Version[], script: string): Readonly<Record<string, string>> {
  const structure = versions.at(-1)?.scripts[script]?.structure;
  return structure === undefined ? {} : askedIn(versions, script, structure);
}

function isOpen(one: Withdrawal, { script, key }: StepName): boolean {
  return one.restored === undefined && one.script === script && one.key === key;
}

function told({ by, note, at }: Deed): Deed {
  return { by, at, ...(note !== undefined && { note }) };
}
