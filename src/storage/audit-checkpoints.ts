/** Where the audit streams ended at a time, in a file apart from the store: by it a stream is seen whose end was cut off. */
import { z } from 'zod';
import { type ChainedLines, openChainedLines } from './chained-lines.ts';

const Checkpoint = z.strictObject({
  at: z.string(),
  municipality: z.string(),
  /** By citizen, of those whose stream has grown since the checkpoint before: how many records, and the hash of the newest. */
  heads: z.record(z.string(), z.tuple([z.int().min(0), z.string()])),
  /** HMAC-SHA256 (hex) of all above and of the `signature` before, with the key of the house. */
  signature: z.string(),
});
/** One line of the file. */
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Opens the file at a path; the first checkpoint makes it. Throws as `openChainedLines` does. */
export function openAuditCheckpoints(path: string): ChainedLines<Checkpoint> {
  return openChainedLines(path, { name: 'audit checkpoints', schema: Checkpoint });
}
