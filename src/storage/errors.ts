/** The ways in which the store can fail, each with a stable code. Messages hold ids of ours only, never a name or a text. */

/**
 * Why a file is not used. `checksum`: its bytes are not those that were written. `short`: cut off. `shape`: whole, but not what such a
 * file holds. `newer`: written by a later version of the program. `missing`: named by another file and not there. `chain`: an audit
 * record was changed. `set-aside`: it was damaged before and nobody has put a good one in its place.
 */
export type DamageReason = 'checksum' | 'short' | 'shape' | 'newer' | 'missing' | 'chain' | 'set-aside';

/** What is wrong with the bytes at hand. Becomes a `DamagedError` where the file's name is known. */
export class Fault extends Error {
  readonly reason: DamageReason;
  constructor(reason: DamageReason, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'Fault';
    this.reason = reason;
  }
}

/** A file of the store is damaged. Nothing is begun anew in its place: a person puts back a good copy, or the set-aside one by hand. */
export class DamagedError extends Error {
  readonly code = 'store-damaged';
  readonly file: string;
  readonly reason: DamageReason;
  constructor(file: string, reason: DamageReason, options?: ErrorOptions) {
    super(`The data file ${file} is damaged (${reason}). It is kept as it is; put a good copy in its place.`, options);
    this.name = 'DamagedError';
    this.file = file;
    this.reason = reason;
  }
}

/** Another process has the data folder. */
export class LockedError extends Error {
  readonly code = 'store-locked';
  constructor(folder: string, holder: string, options?: ErrorOptions) {
    super(`The data folder ${folder} is in use by another process (${holder}). Stop it first, or set DATA_DIR to another folder.`, options);
    this.name = 'LockedError';
  }
}

/** The disk cannot be written or read just now: full, read-only or away. What was stored before is whole; the same call may be tried again. */
export class UnwritableError extends Error {
  readonly code = 'store-unwritable';
  readonly file: string;
  constructor(file: string, options?: ErrorOptions) {
    super(
      `The data file ${file} cannot be written or read just now. Nothing stored is lost; look at space and rights of DATA_DIR.`,
      options,
    );
    this.name = 'UnwritableError';
    this.file = file;
  }
}

/** The database cannot be reached or cannot write just now. What was stored before is whole; the same call may be tried again. */
export class UnreachableError extends Error {
  readonly code = 'store-unwritable';
  constructor(options?: ErrorOptions) {
    super(
      'The database cannot be reached, or cannot write just now. Nothing stored is lost; look at DATABASE_URL and its server.',
      options,
    );
    this.name = 'UnreachableError';
  }
}

/** A due or outbox item was settled, cancelled or taken by another worker in the meantime: do not send it. */
export class GoneError extends Error {
  readonly code = 'store-item-gone';
  constructor(item: string) {
    super(`The item ${item} is no longer this worker's.`);
    this.name = 'GoneError';
  }
}
