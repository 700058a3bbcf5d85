import type { Language } from '../engine/script.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';

/** A new citizen of a caseworker, with a conversation that has not begun. Gives our own id, which says nothing of the person. */
export async function createCitizen(
  context: Context,
  start: { readonly caseworker: string; readonly language: Language; readonly name: string },
): Promise<string> {
  const citizen = context.ids.next();
  const document: CitizenDocument = {
    schema: 2,
    municipality: context.municipality.id,
    citizen,
    name: start.name,
    language: context.scripts.main.catalogue.languages.includes(start.language) ? start.language : 'da',
    caseworker: start.caseworker,
    conversation: context.ids.next(),
    segments: [],
    transcript: [],
    plans: [],
    tasks: [],
    matters: [],
    events: [],
  };
  const committed = await context.store.commit({ municipality: document.municipality, citizen, expectedVersion: 0, document });
  if (committed.kind !== 'committed') throw new Error('A new id belongs to nobody');
  return citizen;
}
