/** Faults as they are found in one script, with their places. */
import type { Code } from '../messages/codes.ts';
import type { Found } from '../messages/fault.ts';
import type { Path, Source } from '../messages/source.ts';

/** What is said of a fault beside its place. */
export interface Finding {
  readonly code: Code;
  readonly message: string;
  readonly mend: string;
}

/** Collects every fault of a file, so that all are told at once. */
export class Report {
  readonly source: Source;
  readonly #faults: Found[] = [];
  readonly #told = new Set<string>();

  constructor(source: Source) {
    this.source = source;
  }

  /** Faults found so far, in the order in which they were found. */
  get faults(): readonly Found[] {
    return this.#faults;
  }

  /** At the key of a path. */
  at(path: Path, finding: Finding): void {
    this.#add({ file: this.source.file, ...this.source.place(path), ...finding });
  }

  /** At the value of a path, `offset` characters into it. */
  within(path: Path, offset: number, finding: Finding): void {
    this.#add({ file: this.source.file, ...this.source.valuePlace(path, offset), ...finding });
  }

  /** Faults that were placed elsewhere. */
  add(faults: readonly Found[]): void {
    for (const fault of faults) this.#add(fault);
  }

  /** A shared section is read wherever it is called; what is wrong with it is told once. */
  #add(fault: Found): void {
    const key = JSON.stringify([fault.line, fault.column, fault.code, fault.message]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#faults.push(fault);
  }
}
