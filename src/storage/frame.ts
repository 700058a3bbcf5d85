/**
 * How a file of the store looks: one line of header, then the body, both JSON in UTF-8.
 *
 *     <check> {"format":1,...,"body":{"bytes":9012,"sha256":"..."}}
 *     {"version":12,"document":{...}}
 *
 * `check` is the start of the SHA-256 of the header, so that the header can be trusted without reading the body; the header
 * tells the length and the hash of the body. The checksums find damage; they are no signature.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Fault } from './errors.ts';

/** Version of this frame. */
const format = 1;
/** Hex digits of `check`. */
const checkLength = 16;
const newline = 0x0a;

const Framed = z.looseObject({
  format: z.int(),
  kind: z.string(),
  body: z.object({ bytes: z.int().min(0), sha256: z.string() }),
});

/** The kinds of file; a file of one kind is never taken for another. */
export type FileKind = 'citizen' | 'segment' | 'audit' | 'account' | 'registry' | 'erased' | 'probe';

/** A header that has been checked against its own check, with the size that the whole file must have. */
export interface Header {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Bytes of the line, its end included. */
  readonly length: number;
  readonly size: number;
  readonly sha256: string;
}

/** The bytes of a file. */
export function frame(kind: FileKind, facts: Readonly<Record<string, unknown>>, body: string): Uint8Array {
  const bytes = Buffer.from(body, 'utf8');
  const header = JSON.stringify({ format, kind, ...facts, body: { bytes: bytes.length, sha256: sha256(bytes) } });
  return Buffer.concat([Buffer.from(`${checkOf(header)} ${header}\n`, 'utf8'), bytes]);
}

/** The header at the start of a file; undefined when the line goes on beyond what was read. Throws a `Fault`. */
export function readHeader(start: Uint8Array, kind: FileKind, size: number): Header | undefined {
  const end = start.indexOf(newline);
  if (end < 0 && start.length < size) return undefined;
  if (end < 0) throw new Fault('short');
  const line = Buffer.from(start.buffer, start.byteOffset, end).toString('utf8');
  const json = line.slice(checkLength + 1);
  if (line.slice(0, checkLength + 1) !== `${checkOf(json)} `) throw new Fault('checksum');
  const facts = Framed.safeParse(parsed(json));
  if (!facts.success || facts.data.kind !== kind) throw new Fault('shape');
  if (facts.data.format > format) throw new Fault('newer');
  const whole = end + 1 + facts.data.body.bytes;
  if (size < whole) throw new Fault('short');
  if (size > whole) throw new Fault('checksum');
  return { facts: facts.data, length: end + 1, size: whole, sha256: facts.data.body.sha256 };
}

/** Header and body of a whole file, checked. Throws a `Fault`. */
export function readFrame(bytes: Uint8Array, kind: FileKind): { readonly header: Header; readonly body: unknown } {
  const header = readHeader(bytes, kind, bytes.length);
  if (header === undefined) throw new Fault('short');
  const body = bytes.subarray(header.length);
  if (sha256(body) !== header.sha256) throw new Fault('checksum');
  return { header, body: parsed(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')) };
}

function checkOf(json: string): string {
  return sha256(json).slice(0, checkLength);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Fault('shape', { cause });
  }
}

/** SHA-256 as hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
