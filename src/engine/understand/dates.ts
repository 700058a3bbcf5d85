/** Dates as people write them, day before month: "12/3", "d. 12. marts", "i morgen", "på fredag", "om 2 uger". */
import { Temporal } from 'temporal-polyfill';
import { wordsOf } from '../fold.ts';
import { saysNot, type Lexicon } from '../lexicon.ts';
import { readNumbers } from './numbers.ts';

/** What a date question allows, and the day it is asked. */
export interface DateFrame {
  readonly today: Temporal.PlainDate;
  readonly past: boolean;
  readonly future: boolean;
}

/** The day of an instant in Denmark. */
export function dayOf(instant: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
}

/**
 * All readings of a folded text as ISO dates; none where it is no date, or where something turns it round ("ikke i morgen"). What is said in
 * two ways that do not agree ("mandag 26/11") has both readings, and so have the two sides of an "or".
 */
export function readDates(folded: string, lexicon: Lexicon, frame: DateFrame): readonly string[] {
  if (saysNot(folded, lexicon)) return [];
  const sides = sidesOf(wordsOf(folded), lexicon).map((words) => readSide(words, lexicon, frame));
  if (sides.some((dates) => dates.length === 0)) return [];
  const limit = frame.today.add({ years: 5 });
  const all = sides.flat().filter((date) => Temporal.PlainDate.compare(date, limit) <= 0);
  const readings = [...new Set(all.map(String))].toSorted();
  return readings.length > 3 ? [] : readings;
}

/** What stands on either side of an "or". */
function sidesOf(words: readonly string[], lexicon: Lexicon): readonly (readonly string[])[] {
  const sides: string[][] = [[]];
  for (const word of words) {
    if (lexicon.or.has(word)) sides.push([]);
    else sides.at(-1)!.push(word);
  }
  return sides.filter((side) => side.length > 0);
}

function readSide(words: readonly string[], lexicon: Lexicon, frame: DateFrame): readonly Temporal.PlainDate[] {
  const found = [
    named(words.join(' '), lexicon, frame),
    within(words, lexicon, frame),
    written(words, lexicon, frame),
    weekday(words, lexicon, frame),
  ];
  const dates = found.filter((one) => one !== undefined);
  const onlyWeekday = dates.length === 1 && found[3] !== undefined;
  // A figure beside a weekday that was not understood: "fredag den 13."
  if (dates.some((one) => one.length === 0) || (onlyWeekday && words.some((word) => /\d/.test(word)))) return [];
  return dates.flat();
}

type Dates = readonly Temporal.PlainDate[] | undefined;

/** "i morgen", anywhere in the text; the longest phrase counts ("i overmorgen"). */
function named(folded: string, lexicon: Lexicon, frame: DateFrame): Dates {
  const phrases = [...lexicon.days].filter(([phrase]) => ` ${folded} `.includes(` ${phrase} `));
  const [longest] = phrases.toSorted(([a], [b]) => b.length - a.length);
  if (longest === undefined) return undefined;
  const [, span] = longest;
  return [frame.today.add(typeof span === 'number' ? { days: span } : span)];
}

/** "om 2 uger", "om en måned". */
function within(words: readonly string[], lexicon: Lexicon, frame: DateFrame): Dates {
  const start = words.findIndex((word) => lexicon.within.has(word));
  const end = words.findIndex((word, place) => place > start && lexicon.units.has(word));
  const unit = lexicon.units.get(words[end] ?? '');
  if (start < 0 || unit === undefined) return undefined;
  const counts = readNumbers(words.slice(start + 1, end).join(' '), lexicon).filter(
    (count) => Number.isInteger(count) && count >= 0 && count <= 1000,
  );
  if (counts.length === 0) return undefined;
  return counts.map((count) => frame.today.add(unit === 'day' ? { days: count } : unit === 'week' ? { weeks: count } : { months: count }));
}

/** "12/3", "12.3.2027", "2027-03-12", "12. marts", "march 12". */
function written(words: readonly string[], lexicon: Lexicon, frame: DateFrame): Dates {
  for (const [place, word] of words.entries()) {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
    if (iso !== null) return exact(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const short = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?$/.exec(word);
    if (short !== null) return dayAndMonth(Number(short[1]), Number(short[2]), short[3], frame);
    const day = /^(\d{1,2})(?:\.|st|nd|rd|th)?$/.exec(word);
    const month = day === null ? undefined : monthBeside(words, place, lexicon);
    if (day !== null && month !== undefined)
      return dayAndMonth(Number(day[1]), month.number, /^\d{4}$/.exec(words[month.yearAt] ?? '')?.[0], frame);
  }
  return undefined;
}

/** The month after a day or before it; in Arabic a name may be of two words ("تشرين الثاني"). `yearAt`: where a year would stand. */
function monthBeside(
  words: readonly string[],
  day: number,
  lexicon: Lexicon,
): { readonly number: number; readonly yearAt: number } | undefined {
  const named = (from: number, count: number): number | undefined =>
    from < 0 ? undefined : lexicon.months.get(words.slice(from, from + count).join(' '));
  const after = (count: number): number | undefined => named(day + 1, count);
  const two = after(2);
  if (two !== undefined) return { number: two, yearAt: day + 3 };
  const one = after(1) ?? named(day - 1, 1) ?? named(day - 2, 2);
  return one === undefined ? undefined : { number: one, yearAt: day + 2 };
}

function exact(year: number, month: number, day: number): readonly Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })];
  } catch {
    return [];
  }
}

/** Without a year: the next such day, the last one, or both where the question allows both. */
function dayAndMonth(day: number, month: number, year: string | undefined, frame: DateFrame): readonly Temporal.PlainDate[] {
  if (year !== undefined) return exact(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const near = [-1, 0, 1].flatMap((offset) => exact(frame.today.year + offset, month, day));
  const after = near.find((date) => Temporal.PlainDate.compare(date, frame.today) >= 0);
  const before = near.findLast((date) => Temporal.PlainDate.compare(date, frame.today) <= 0);
  return [frame.past ? before : undefined, frame.future ? after : undefined].filter((date) => date !== undefined);
}

/** "på fredag" is the next one. "næste fredag" is this one to some and the one after to others, so both are offered. */
function weekday(words: readonly string[], lexicon: Lexicon, frame: DateFrame): Dates {
  const place = words.findIndex((word) => lexicon.weekdays.has(word));
  if (place < 0) return undefined;
  const wanted = lexicon.weekdays.get(words[place]!)!;
  const days = (wanted - frame.today.dayOfWeek + 7) % 7;
  if (!frame.future) return [frame.today.subtract({ days: (7 - days) % 7 || 7 })];
  const next = frame.today.add({ days: days === 0 ? 7 : days });
  const twoMeanings = days === 0 || words.some((word) => lexicon.next.has(word));
  if (!twoMeanings) return [next];
  return days === 0 ? [frame.today, next] : [next, next.add({ weeks: 1 })];
}
