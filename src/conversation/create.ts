import type { Language } from '../engine/script.ts';
import type { CitizenDocument } from './citizen.ts';
import { commitChange } from './commit.ts';
import type { Context } from './context.ts';

/** What a new document begins with. */
interface Start {
  readonly caseworker: string;
  readonly language: Language;
  readonly name: string;
  readonly anonymous?: true;
}

/** A new citizen of a caseworker, with a conversation that has not begun. Gives our own id, which says nothing of the person. */
export function createCitizen(context: Context, start: Omit<Start, 'anonymous'>): Promise<string> {
  return create(context, start);
}

/** A thread for somebody who has not signed in: no name, no caseworker. Gives its id, which is used as a citizen's is. */
export function createAnonymous(context: Context, language: Language): Promise<string> {
  return create(context, { caseworker: '', name: '', language, anonymous: true });
}

async function create(context: Context, start: Start): Promise<string> {
  const citizen = context.ids.next();
  const document: CitizenDocument = {
    schema: 2,
    municipality: context.municipality.id,
    citizen,
    name: start.name,
    language: context.scripts.main.catalogue.languages.includes(start.language) ? start.language : 'da',
    caseworker: start.caseworker,
    ...(start.anonymous === true && { anonymous: true }),
    conversation: context.ids.next(),
    created: context.clock.now(),
    segments: [],
    transcript: [],
    plans: [],
    tasks: [],
    matters: [],
    events: [],
  };
  // A thread of somebody who has not signed in is nobody's doing but their own.
  const record = { at: document.created ?? '', actor: start.caseworker, action: 'citizen.created', object: citizen };
  const committed = await commitChange(context, undefined, { document, ...(start.anonymous !== true && { audit: [record] }) });
  if (committed.kind !== 'committed') throw new Error('A new id belongs to nobody');
  return citizen;
}
