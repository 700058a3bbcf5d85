/** Which of the device's voices may read. Pure. */

/** What is looked at of a `SpeechSynthesisVoice`. */
export interface Voice {
  /** `da-DK`; some phones write `da_DK` or `dan-DNK`. */
  readonly lang: string;
  /** Whether the device speaks by itself. A voice that does not sends the text to somebody's server. */
  readonly localService: boolean;
  readonly default: boolean;
}

/** `da` of whatever form the tag has; the tag itself where it is none. */
function tongueOf(tag: string): string {
  const [first = ''] = tag.split(/[-_]/);
  try {
    return new Intl.Locale(first).language;
  } catch {
    return first.toLowerCase();
  }
}

/**
 * The voice for a language, the device's own choice among several. Only voices that live on the device: what a citizen hears may hold
 * what the citizen wrote, and no word of it goes to anyone else's server.
 */
export function localVoice<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  const tongue = tongueOf(language);
  const fit = voices.filter((voice) => voice.localService && tongueOf(voice.lang) === tongue);
  return fit.find((voice) => voice.default) ?? fit[0];
}
