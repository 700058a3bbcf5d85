import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Characters that nobody sees: formats such as the zero-width space, soft hyphens, selectors. None of them is also a mark. */
const unseen = String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
/** What people write between the parts of a number: up to three blanks, dashes, points or slashes, as in ` - `. */
const marks = String.raw`(?:[\t-\r\p{Z}\p{Pd}\u2212./\\]${unseen}){0,3}`;
const two = String.raw`\d${unseen}\d`;
const looksLikeOne = new RegExp(
  String.raw`(?=\d)(?<!\d${unseen})(${two})(${unseen}${marks})(${two})(${unseen}${marks})${two}${unseen}${marks}${two}${unseen}${two}(?!${unseen}\d)`,
  'gu',
);
const allUnseen = new RegExp(unseen, 'gu');
/** A pair of digits, with the marks after it, at the end of what stands before. */
const pairBefore = /(?<!\d)\d{2}([^\d]{1,3})$/u;

/**
 * Takes CPR numbers (`ddmmyy-xxxx`) out of what comes in. The check digit is not trusted (since 2007 valid numbers fail it), so all
 * that looks like one goes: a possible day and month, a year and four digits, together or with blanks, dashes, points or slashes between
 * them. A number for a person without address (60 added to the day) counts too. Phone numbers of eight digits stay.
 *
 * @example redactCpr('Mit nummer er 010190 - 1234') // 'Mit nummer er ******-****'
 */
export function redactCpr(text: string): string {
  return text.replace(looksLikeOne, (...[found, day, first, month, second, at]: [string, string, string, string, string, number]) => {
    const [beforeMonth, beforeYear] = [seen(first), seen(second)];
    const possible = isDay(Number(seen(day))) && isMonth(Number(seen(month)));
    return possible && !isPhone(beforeMonth, beforeYear, text.slice(0, at)) ? '******-****' : found;
  });
}

/** A random id as programs make them; ten digits in a row in one are chance. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An id that came from outside, without a CPR number in it. What took its place differs for different numbers, so that one message is not
 * taken for a repeat of another; it is too short (16 bits) to find the number by.
 */
export function redactId(id: string): string {
  const safe = redactCpr(id);
  if (safe === id || uuid.test(id)) return id;
  return `${safe}~${bytesToHex(sha256(utf8ToBytes(id))).slice(0, 4)}`;
}

/**
 * Ten digits of which eight may be a phone number: `10 12345678` (an hour before it), or the last pairs of `70 20 12 34` with a postal
 * code after them.
 */
function isPhone(beforeMonth: string, beforeYear: string, before: string): boolean {
  if (beforeMonth === '') return false;
  return beforeYear === '' || pairBefore.exec(seen(before.slice(-40)))?.[1] === beforeMonth;
}

function seen(text: string): string {
  return text.replaceAll(allUnseen, '');
}

function isDay(day: number): boolean {
  return (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}
