/** Hashes of the plan: canonical JSON (RFC 8785) by SHA-256, as hex. They tell whether something has moved; they keep no secret. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Agreement, Content, Decision, Line, Plan, Provenance } from './document.ts';

/** Length of a hash within a plan, in hex digits. The hash of a whole draft has 64. */
const short = 32;

/** The same for the same data, whatever the order of its keys. Fields that are `undefined` do not count. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}

/**
 * Hash of a line: what it is about, what was answered, and by whom. A choice counts by its id, a scale without the words at its
 * ends, so that the same answer in another language is the same line.
 */
export function lineHash(line: Pick<Line, 'id' | 'content' | 'provenance'>): string {
  return hashOf({ id: line.id, content: withoutLabels(line.content), provenance: withoutTurn(line.provenance) }).slice(0, short);
}

/** Hash of a line together with the decision on it: what a citizen agrees or disagrees with. */
export function changeHash(lineHash: string, decision: Decision): string {
  return hashOf({ line: lineHash, decision: withoutAt(decision) }).slice(0, short);
}

/** Hash of all lines in their order: whether the citizen's answers are those of another moment. */
export function linesHash(lines: readonly Line[]): string {
  return hashOf(lines.map((line) => [line.id, line.hash])).slice(0, short);
}

/**
 * Hash of a draft, named by the command that confirms it: the lines as they are read, and the decisions and agreements on them,
 * without any time or turn. A decision on a line that is not there just now does not count.
 */
export function draftHash(plan: Plan): string {
  return hashOf({
    id: plan.id,
    lines: plan.lines.map(({ id, heading, content, provenance }) => ({ id, heading, content, provenance: shown(provenance) })),
    decisions: onLines(plan, plan.decisions, withoutAt),
    agreements: onLines(plan, plan.agreements, withoutAt),
  });
}

function onLines<T, R>(plan: Plan, records: Readonly<Record<string, T>>, map: (record: T) => R): Readonly<Record<string, R>> {
  const ids = new Set(plan.lines.map((line) => line.id));
  return Object.fromEntries(Object.entries(records).flatMap(([id, record]) => (ids.has(id) ? [[id, map(record)]] : [])));
}

function withoutAt<T extends Decision | Agreement>(record: T): Omit<T, 'at'> {
  const { at: _at, ...rest } = record;
  return rest;
}

/** Provenance as it is read: all but the turn. */
function shown(provenance: Provenance): unknown {
  if (!('turn' in provenance)) return provenance;
  const { turn: _turn, ...rest } = provenance;
  return rest;
}

/** Provenance as it identifies a line: without the turn, and without the labels that were offered. */
function withoutTurn(provenance: Provenance): unknown {
  if (provenance.by !== 'chosen') return shown(provenance);
  return { by: provenance.by, key: provenance.key };
}

function withoutLabels(content: Content): unknown {
  switch (content.kind) {
    case 'words':
    case 'number':
    case 'date':
      return content;
    case 'choice':
      return { kind: content.kind, id: content.id, order: content.order, words: content.words };
    case 'choices':
      return { kind: content.kind, ids: content.ids, words: content.words };
    case 'scale':
      return { kind: content.kind, value: content.value };
    case 'none':
      return { kind: content.kind, why: content.why };
    default:
      return content satisfies never;
  }
}

/** Half a character (a lone surrogate, from a cut-off emoji) has no place in canonical JSON; it counts as the replacement character. */
function canonical(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return '';
  const plain = halves.test(text)
    ? JSON.parse(text, (_key, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part))
    : value;
  return canonicalize(plain) ?? '';
}

/** Half a character as JSON writes it. The escape may also stand in a text as typed, which then is merely parsed to no purpose. */
const halves = /\\ud[89a-f]/;
