/** The structure hash: what a conversation is pinned to. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Section } from '../engine/script.ts';

/**
 * Hash of all that is structure: sections, steps, kinds, choices, conditions, plan slots and their order. Purpose, owner, expected
 * minutes and wording are not in it. The first 16 hex digits of SHA-256 over canonical JSON.
 */
export function structureHash(id: string, sections: readonly Section[]): string {
  const structure = { id, sections: sections.map(({ minutes: _told, ...section }) => section) };
  return bytesToHex(sha256(utf8ToBytes(canonicalize(structure) ?? ''))).slice(0, 16);
}
