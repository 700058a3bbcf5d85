/** Times in words. Clock times are those of Denmark, wherever the browser is. */
import type { Word } from './words.ts';

const zone = 'Europe/Copenhagen';
const minute = 60_000;

/** "mandag den 8. marts kl. 10.31". */
export function dayAndTime(at: string, language: string): string {
  return format(at, language, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
}

/** "mandag den 8. marts". */
export function day(at: string, language: string): string {
  return format(at, language, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "10.31". */
export function clock(at: string, language: string): string {
  return format(at, language, { hour: 'numeric', minute: '2-digit' });
}

/** How long it has waited: minutes, then hours with minutes, then whole days. Never below a minute. */
export function waited(at: string, now: number, w: Word): string {
  const minutes = Math.max(1, Math.floor((now - Date.parse(at)) / minute));
  if (!Number.isFinite(minutes)) return '';
  if (minutes < 60) return w('wait.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? w('wait.hours', { n: hours }) : w('wait.both', { n: hours, m: minutes % 60 });
  const days = Math.floor(hours / 24);
  return days === 1 ? w('wait.day') : w('wait.days', { n: days });
}

/** A time that cannot be read is shown as it came. */
function format(at: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: zone }).format(time);
}
