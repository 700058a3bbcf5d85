import type { Language } from '../engine/script.ts';
import type { TextParams } from '../messages/types.ts';
import type { Caseworker, Municipality } from './municipality.ts';

/** Picks the text of a language, or the Danish one where the municipality has written no other. */
export function inLanguage(texts: Readonly<Record<Language, string>>, language: Language): string {
  return texts[language] ?? texts['da'] ?? '';
}

/**
 * Parameters that every text may use: `{municipality}`, `{caseworker}`, `{phone}`, `{hours}`, `{emergency}`, `{suicide}`,
 * `{violence}`, `{medical}`, `{readers}`, `{consequences}`.
 */
export function standingParams(municipality: Municipality, caseworker: Caseworker, language: Language): TextParams {
  return {
    municipality: municipality.name,
    caseworker: caseworker.name,
    phone: caseworker.phone,
    hours: inLanguage(caseworker.hours, language),
    ...municipality.helplines,
    readers: inLanguage(municipality.readers, language),
    consequences: inLanguage(municipality.consequences, language),
  };
}

/** The caseworker of that id. A citizen without a known one is shown the first: somebody must always be there to call. */
export function caseworkerOf(municipality: Municipality, id: string): Caseworker {
  const found = municipality.caseworkers.find((one) => one.id === id) ?? municipality.caseworkers[0];
  if (found === undefined) throw new Error('A municipality has at least one caseworker');
  return found;
}
