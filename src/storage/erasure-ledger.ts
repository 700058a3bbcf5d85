/**
 * The list of those who were erased, in a file apart from the store and from its copies: when a copy is put back, it says who must not come
 * back with it.
 */
import { z } from 'zod';
import type { ErasureLedger } from '../ports.ts';
import { openChainedLines } from './chained-lines.ts';

const Erasure = z.strictObject({ at: z.string(), municipality: z.string(), citizen: z.string(), by: z.string(), reason: z.string() });

/** Opens the list at a path; no file is made before the first erasure. Throws as `openChainedLines` does. */
export function openErasureLedger(path: string): ErasureLedger {
  return openChainedLines(path, { name: 'erasure ledger', schema: Erasure });
}
