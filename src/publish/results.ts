/** What the use cases of publishing work with, and what they answer: plain data, the same in this process and over the wire. */
import type { Municipality } from '../conversation/municipality.ts';
import type { Fault } from '../messages/fault.ts';
import type { Store } from '../ports.ts';
import type { LoadOptions } from '../scripts/load.ts';
import type { Version, Withdrawal } from './registry.ts';

/** What publishing needs of the world. */
export interface PublishParts {
  readonly store: Pick<Store, 'read' | 'citizens' | 'readRegistry' | 'writeRegistry'>;
  readonly municipality: Municipality;
  /** Told of texts that are missing in a language, when somebody meets one. */
  readonly report?: NonNullable<LoadOptions['report']>;
  /** Languages that are loaded although no person has checked their texts; absent: all. */
  readonly unchecked?: readonly string[];
}

/** How a version is loaded with these parts. */
export function loadingOf({ report, unchecked }: Pick<PublishParts, 'report' | 'unchecked'>, withdrawn: readonly string[]): LoadOptions {
  return { withdrawn, ...(report !== undefined && { report }), ...(unchecked !== undefined && { unchecked }) };
}

/** Who publishes, when (an instant in UTC), and why. */
export interface Deed {
  readonly by: string;
  readonly note?: string;
  readonly at: string;
}

/**
 * A citizen in the middle of a dialogue, whose place is not the same in the new version. Holds ids and texts of ours, no word of the
 * citizen's.
 */
export interface Standing {
  /** Our own id of the citizen. */
  readonly citizen: string;
  readonly script: string;
  /** Text key of the step that the citizen stands on, in the structure of the conversation. */
  readonly step: string;
  /** What would be asked, in the citizen's language, with `…` for what is filled in. Absent where nothing would be. */
  readonly sees?: { readonly step: string; readonly text: string };
}

/** A version as it is told of. */
export type VersionNote = Pick<Version, 'number' | 'by' | 'note' | 'at' | 'of'>;

/** What became of publishing or rolling back. */
export type PublishResult =
  | {
      readonly kind: 'published';
      readonly version: VersionNote;
      /** Conversations that find their place in another structure at their next turn, by script. */
      readonly conversations: Readonly<Record<string, number>>;
      /** Those among them that stand on a step which is not there any more, or has another name. */
      readonly moved: readonly Standing[];
      /** Steps that stay withdrawn, as `<script>:<text key>`. */
      readonly withdrawn: readonly string[];
      /** Citizens whose documents are damaged, and were passed by. */
      readonly unread: number;
    }
  /** Everything is as in the version that runs. */
  | { readonly kind: 'unchanged'; readonly number: number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** Somebody stands on a step, or in a script, that is gone without a move. */
  | { readonly kind: 'stuck'; readonly people: readonly Standing[] }
  /** A rollback to a version that there never was, or whose texts are no longer kept. */
  | { readonly kind: 'unknown-version'; readonly known: readonly number[] }
  /** Somebody else has published in the meantime: look, and publish again. */
  | { readonly kind: 'overtaken' };

/** What became of withdrawing a step or restoring it. */
export type WithdrawResult =
  | { readonly kind: 'withdrawn' | 'restored'; readonly script: string; readonly key: string }
  /** It was so already. */
  | { readonly kind: 'unchanged'; readonly script: string; readonly key: string }
  | { readonly kind: 'unknown-step'; readonly known: readonly string[] }
  /** Without it nothing could be sent. */
  | { readonly kind: 'needed'; readonly script: string; readonly key: string }
  | { readonly kind: 'overtaken' };

/** The versions and withdrawals there are, newest last. */
export interface VersionList {
  readonly kind: 'list';
  readonly versions: readonly (VersionNote & { readonly kept: boolean })[];
  readonly withdrawals: readonly Withdrawal[];
}
