/** What an answer rests on: when it moves, the answer is open again; when it moves back, the answer holds again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dialogue } from './dialogue.ts';
import { liveAnswer } from './live.ts';
import { makeMemory } from './memory.ts';
import type { ProgramEntry } from './program.ts';
import type { Answers } from './state.ts';

const utf8 = new TextEncoder();

/** Made once and used again for every hash: for a short text, making them takes longer than the hash itself. */
const scratch = { fresh: sha256.create(), hasher: sha256.create(), digest: new Uint8Array(32) };

/** Short hash of plain JSON: the first twelve hex digits of SHA-256. Not for secrets. */
export function shortHash(value: unknown): string {
  const { fresh, hasher, digest } = scratch;
  // oxlint-disable-next-line no-underscore-dangle -- so the library calls its way of using one hasher again
  fresh._cloneInto(hasher);
  hasher.update(bytesOf(JSON.stringify(value))).digestInto(digest);
  return bytesToHex(digest.subarray(0, 6));
}

/** UTF-8. Most texts are short and plain, and those are quicker by hand: on a change, a long script takes hundreds of hashes. */
function bytesOf(text: string): Uint8Array {
  if (text.length > 200) return utf8.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return utf8.encode(text);
    bytes[index] = code;
  }
  return bytes;
}

const remembered = makeMemory<string>();

/** Hash of the answers that an entry depends on, or nothing where it depends on none. */
export function basisOf(dialogue: Dialogue, answers: Answers, entry: ProgramEntry, each: string | undefined): string | undefined {
  if (entry.needs.length === 0) return undefined;
  const memory = remembered(dialogue, answers);
  const known = memory.get(entry, each);
  if (known !== undefined) return known;
  const values = entry.needs.map((key) => {
    const answer = liveAnswer(dialogue, answers, key, each);
    return answer === undefined ? null : [answer.value, answer.other ?? null];
  });
  return memory.set(entry, each, shortHash(values));
}
