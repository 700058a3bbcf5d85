/**
 * The secret of an invitation: 128 random bits. In a link it is 22 letters of base64url; on paper it is 26 letters and digits in five groups,
 * without capitals to mind and without the letters that look like digits. Pure.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The letters of base64url (RFC 4648, section 5), each standing for its place. */
const linkLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Crockford's letters: no I, L, O and U. */
const paperLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What is read for letters that are not there, because they were taken for digits. */
const lookAlikes: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Letters of a secret in a link. The last stands for two bits alone, so that it is one of four. */
const inLink = /^[A-Za-z0-9_-]{21}[AQgw]$/;
/** Letters of a secret on paper, of which the first stands for three bits. */
const isPaper = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const linkLength = 22;
const paperLength = 26;
const paperGroups = /.{5}(?=.{5})/g;

/** A secret as it stands on paper: `7ZZZM-0G3R4-0R401-G3GF0-M00204`. */
export function onPaper(secret: string): string {
  const bits = bitsOf(secret, linkLetters) >> 4n;
  return lettersOf(bits, paperLetters, paperLength).replaceAll(paperGroups, '$&-');
}

/**
 * The secret in what somebody typed or pasted: a whole link, the secret alone, or what stands on paper, with any spaces, hyphens and small
 * letters. Absent where there is none in it.
 */
export function readSecret(typed: string): string | undefined {
  const given = (typed.split('#').at(-1) ?? '').replaceAll(/\s/g, '');
  if (inLink.test(given)) return given;
  const paper = given
    .replaceAll(/[-–_.]/g, '')
    .toUpperCase()
    .replaceAll(/[ILO]/g, (letter) => lookAlikes[letter] ?? letter);
  return isPaper.test(paper) ? lettersOf(bitsOf(paper, paperLetters) << 4n, linkLetters, linkLength) : undefined;
}

/** What is kept of a secret, 64 hex digits: whoever reads the store cannot sign in with it. */
export function hashOf(secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(secret)));
}

function bitsOf(text: string, letters: string): bigint {
  const width = BigInt(Math.log2(letters.length));
  let bits = 0n;
  for (const letter of text) bits = (bits << width) | BigInt(letters.indexOf(letter));
  return bits;
}

function lettersOf(bits: bigint, letters: string, length: number): string {
  const width = BigInt(Math.log2(letters.length));
  const mask = BigInt(letters.length - 1);
  return Array.from({ length }, (_, index) => letters[Number((bits >> (width * BigInt(length - 1 - index))) & mask)]).join('');
}
