/** What every citizen page shows beside the conversation: who the caseworker is, and in which languages the house speaks. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { contactOf, inLanguage } from '../conversation/standing.ts';
import type { Language } from '../engine/script.ts';
import type { CitizenPage } from './views.ts';

/** The same while nobody is known: the municipality's own number. */
export function housePage(context: Context, language: Language): CitizenPage {
  return citizenPage(context, { language, caseworker: '', anonymous: true });
}

/** In the language that the citizen is spoken to in. */
export function citizenPage(context: Context, document: Pick<CitizenDocument, 'language' | 'caseworker' | 'anonymous'>): CitizenPage {
  const { demo, municipality, citizenSignIn, sessionDays } = context;
  const signedIn = document.anonymous !== true;
  const { language } = document;
  const { name, phone, hours } = contactOf(municipality, document);
  return {
    demo,
    language,
    languages: context.scripts.main.catalogue.languages,
    municipality: municipality.name,
    caseworker: { name, phone, hours: inLanguage(hours, language) },
    signIn: citizenSignIn,
    signedIn,
    ...(citizenSignIn === 'required' && signedIn && { rememberFor: daysIn(language, sessionDays) }),
  };
}

function daysIn(language: Language, days: number): string {
  return new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
