/**
 * A WOFF file as the plain font that is in it. The library that draws can read WOFF, but then unpacks every table anew for each document, and
 * fails on a letter without an outline at the very end of its table.
 */
import { inflateSync } from 'node:zlib';

/** Bytes of a table's entry in the two formats. */
const entry = { woff: 20, plain: 16 } as const;
const headers = { woff: 44, plain: 12 } as const;

/** Unpacks WOFF 1.0 (W3C). Throws for anything else. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The file of letters is not a WOFF');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, headers.woff + index * entry.woff));
  const head = Buffer.alloc(headers.plain + count * entry.plain);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    const at = headers.plain + index * entry.plain;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4);
    offset += padded.length;
    return padded;
  });
  // Room at the end, so that whoever reads a little past the last table finds nothing, and no end.
  return Buffer.concat([head, ...bodies, Buffer.alloc(64)]);
}

function tableAt(woff: Buffer, at: number): { readonly tag: string; readonly checksum: number; readonly bytes: Buffer } {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
  const length = woff.readUInt32BE(at + 12);
  const bytes = packed.length < length ? inflateSync(packed) : packed;
  return { tag: woff.toString('latin1', at, at + 4), checksum: woff.readUInt32BE(at + 16), bytes };
}
