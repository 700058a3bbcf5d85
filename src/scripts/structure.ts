/** The structure hash: what a conversation is pinned to. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { GivenStep, Section } from '../engine/script.ts';

/**
 * Hash of all that is structure: what is given, sections, steps, kinds, choices, conditions, plan slots and their order. Purpose, owner,
 * expected minutes and wording are not in it. The first 16 hex digits of SHA-256 over canonical JSON.
 */
export function structureHash(id: string, sections: readonly Section[], given: readonly GivenStep[]): string {
  const structure = {
    id,
    ...(given.length > 0 && { given }),
    sections: sections.map(({ minutes: _told, intro: _led, ...section }) => section),
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalize(structure) ?? ''))).slice(0, 16);
}
