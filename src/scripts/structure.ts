/** The structure hash: what a conversation is pinned to. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Script } from '../engine/script.ts';

/**
 * Hash of all that is structure: what is given, sections, steps, kinds, choices, conditions, plan slots and their order; and which
 * questions have become other ones under their ids (`again` of `migrate:`), for that is what moves conversations on where nothing else
 * has changed; and which question takes the short way. Purpose, owner, expected minutes and wording are not in it.
 */
export function structureHash(script: Pick<Script, 'id' | 'sections' | 'given' | 'migrate' | 'short'>): string {
  const { id, sections, given, migrate, short } = script;
  const again = migrate.flatMap((move) => (move.kind === 'again' ? [move.step] : []));
  return hashOf({
    id,
    ...(given.length > 0 && { given }),
    ...(again.length > 0 && { again }),
    ...(short !== undefined && { short: short.step }),
    sections: sections.map(({ minutes: _told, intro: _led, short: _shortly, ...section }) => section),
  });
}

/** The first 16 hex digits of SHA-256 over canonical JSON. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? ''))).slice(0, 16);
}
