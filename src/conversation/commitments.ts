/** What an audit record commits to: that this and nothing else was seen or written, without a word of it. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { AuditRecord, Ids } from '../ports.ts';
import type { CitizenDocument } from './citizen.ts';

/** The document with a salt of its own. One that has it keeps it. */
export function withSalt(document: CitizenDocument, ids: Ids): CitizenDocument {
  return document.salt === undefined ? { ...document, salt: ids.next() } : document;
}

/**
 * The record with its commitment: HMAC-SHA256 (hex), keyed with the document's salt, over the record and the whole document as canonical JSON
 * (RFC 8785). Who has both can show what was seen; when the document is erased, its salt goes with it, and the commitment tells nothing.
 *
 * @param document as it is written with the record
 */
export function committedTo(document: CitizenDocument, record: AuditRecord): AuditRecord {
  const { salt, ...seen } = document;
  if (salt === undefined) return record;
  const { at, actor, action, object } = record;
  const text = canonicalize([at, actor, action, object, seen]) ?? '';
  return { ...record, commitment: bytesToHex(hmac(sha256, utf8ToBytes(salt), utf8ToBytes(text))) };
}
