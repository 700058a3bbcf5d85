/** What an answer rests on: when it moves, the answer is open again; when it moves back, the answer holds again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Dialogue } from './dialogue.ts';
import { liveAnswer } from './live.ts';
import type { ProgramEntry } from './program.ts';
import type { Answers } from './state.ts';

/** Short hash of plain JSON. Not for secrets. */
export function shortHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value)))).slice(0, 12);
}

/** Hash of the answers that an entry depends on, or nothing where it depends on none. */
export function basisOf(dialogue: Dialogue, answers: Answers, entry: ProgramEntry, each: string | undefined): string | undefined {
  if (entry.needs.length === 0) return undefined;
  const values = entry.needs.map((key) => {
    const answer = liveAnswer(dialogue, answers, key, each);
    return answer === undefined ? null : [answer.value, answer.other ?? null];
  });
  return shortHash(values);
}
