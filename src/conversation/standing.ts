/** Who is there for a citizen, and the words that go with it. */
import type { Language } from '../engine/script.ts';
import type { Catalogue, TextParams } from '../messages/types.ts';
import type { CitizenDocument } from './citizen.ts';
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

/** Whoever has not signed in has no caseworker: the municipality itself is there, with its own number. */
export function municipalityContact({ name, contact, caseworkers }: Municipality): Caseworker {
  const { phone, hours } = contact ?? caseworkers[0]!;
  return { id: '', name, phone, hours };
}

/** Who can be called by the person whose document it is. */
export function contactOf(municipality: Municipality, document: Pick<CitizenDocument, 'caseworker' | 'anonymous'>): Caseworker {
  return document.anonymous === true ? municipalityContact(municipality) : caseworkerOf(municipality, document.caseworker);
}

/**
 * The texts for a document. Where nobody reads along, none may say that somebody is told: texts of the house that have other words for that
 * (`app.anonymous.<key>`) give way to them.
 */
export function wordsFor({ anonymous }: Pick<CitizenDocument, 'anonymous'>, catalogue: Catalogue): Catalogue {
  if (anonymous !== true) return catalogue;
  const keyIn = (language: Language, key: string): string => {
    const other = key.replace(/^app\./, 'app.anonymous.');
    // A text that only another language has is shown in that one: what it says must be true first.
    return other !== key && (catalogue.has(language, other) || catalogue.has('da', other)) ? other : key;
  };
  return { ...catalogue, text: (language, key, params) => catalogue.text(language, keyIn(language, key), params) };
}

/** `standingParams` for a document, with who reads along told as it is. */
export function standingFor(
  municipality: Municipality,
  document: Pick<CitizenDocument, 'caseworker' | 'anonymous' | 'language'>,
  catalogue: Catalogue,
): TextParams {
  const { language } = document;
  const standing = standingParams(municipality, contactOf(municipality, document), language);
  return document.anonymous === true ? { ...standing, readers: catalogue.text(language, 'app.anonymous.readers') } : standing;
}
