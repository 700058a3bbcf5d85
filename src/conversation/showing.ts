/** What may be shown where. Decided on output, entry by entry: nothing that repeats a sensitive answer goes out where others may read along. */
import type { Entry } from './citizen.ts';
import type { Context } from './context.ts';

/** Channels that are not for sensitive content (Danish Data Protection Agency, 2019 and 2024: SMS and e-mail). */
const notForSensitive: readonly string[] = ['sms', 'mail'];

/**
 * The text of an entry on a channel; where it asks for something sensitive or repeats it and the channel is not for that, a neutral sentence
 * that tells where to go on and nothing of what it is about.
 *
 * @example shownOn(context, 'sms', { text: 'Du skrev: "Jeg sover dårligt"', language: 'da', sensitive: true }) // 'Det næste er personligt ...'
 */
export function shownOn(context: Context, channel: string, entry: Pick<Entry, 'text' | 'language' | 'sensitive'>): string {
  if (entry.sensitive !== true || !notForSensitive.includes(channel)) return entry.text;
  return context.scripts.main.catalogue.text(entry.language, 'app.elsewhere');
}
