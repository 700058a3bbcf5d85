/** Who stands where in the dialogues, and what a new version would ask them. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import { caseworkerOf, standingParams } from '../conversation/standing.ts';
import { houseScripts } from '../conversation/scripts.ts';
import { threadsOf } from '../conversation/threads.ts';
import { cursorAfter, migrate } from '../engine/migrate.ts';
import type { Question } from '../engine/output.ts';
import type { State } from '../engine/state.ts';
import { step } from '../engine/step.ts';
import { askedIn, movesSince, type PublishedScripts } from '../scripts/history.ts';
import type { Ready } from '../scripts/load.ts';
import type { PublishParts, Standing } from './results.ts';

/** Documents that are read at the same time. */
const atOnce = 16;

/** A dialogue of a citizen. */
export interface Person {
  readonly citizen: string;
  readonly caseworker: string;
  readonly script: string;
  /** Absent while it waits its turn. */
  readonly state?: State;
  /** It is over, and nothing more will be asked in it. */
  readonly closed: boolean;
}

/** Every dialogue that has begun or waits its turn, of every citizen. `unread`: citizens whose documents are damaged. */
export async function everyone({
  store,
  municipality,
}: PublishParts): Promise<{ readonly people: readonly Person[]; readonly unread: number }> {
  const ids = await store.citizens(municipality.id);
  const people: Person[] = [];
  let unread = 0;
  for (let from = 0; from < ids.length; from += atOnce) {
    const read = ids.slice(from, from + atOnce).map((id) => store.read(municipality.id, id).catch(damaged));
    for (const stored of await Promise.all(read)) {
      if (stored === 'damaged') unread += 1;
      else if (stored !== undefined) people.push(...peopleIn(stored.document));
    }
  }
  return { people, unread };
}

/** One who cannot be read keeps nobody from publishing: whoever runs the house has been told of the file. */
function damaged(error: unknown): 'damaged' {
  if (error instanceof Error && 'code' in error && error.code === 'store-damaged') return 'damaged';
  throw error;
}

function peopleIn(document: CitizenDocument): readonly Person[] {
  const { citizen, caseworker, matters } = document;
  const open = threadsOf(document).map((thread) => ({ ...thread, closed: false }));
  const over = matters.filter(({ closed }) => closed !== undefined).map((matter) => ({ ...matter, closed: true }));
  return [...open, ...over].map(({ script, state, closed }) => ({
    citizen,
    caseworker,
    script,
    closed,
    ...(state !== undefined && { state }),
  }));
}

/** What a new version means to those who are in the middle of a dialogue. */
export interface Effects {
  /** Their script is gone, or their step is gone and no move says where to. */
  readonly stuck: readonly Standing[];
  /** Their step has another name, or is gone and a move says where to. */
  readonly moved: readonly Standing[];
  /** Conversations in another structure, by script. */
  readonly conversations: Readonly<Record<string, number>>;
}

/**
 * Looks at everybody who stands in another structure than the new one.
 *
 * @param history with the new version as its last one
 */
export function effectsOn(
  people: readonly Person[],
  next: { readonly ready: ReadonlyMap<string, Ready>; readonly history: readonly PublishedScripts[] },
  parts: PublishParts,
): Effects {
  const stuck: Standing[] = [];
  const moved: Standing[] = [];
  const conversations: Record<string, number> = {};
  for (const person of people.filter(({ closed }) => !closed)) {
    const { citizen, script, state } = person;
    const ready = next.ready.get(script);
    if (ready === undefined) {
      if (isUnderWay(person)) stuck.push({ citizen, script, step: state?.cursor?.step ?? '' });
      continue;
    }
    if (state === undefined || state.structure === ready.dialogue.script.structure) continue;
    conversations[script] = (conversations[script] ?? 0) + 1;
    const change = isUnderWay(person) ? changeFor(person, state, { ready, history: next.history }) : undefined;
    if (change === undefined) continue;
    const sees = seenBy(person, change.after, ready, parts);
    (change.known ? moved : stuck).push({ citizen, script, step: change.step, ...(sees !== undefined && { sees }) });
  }
  return { stuck, moved, conversations };
}

/** It is not over: it asks, pauses, waits for a person or waits its turn. */
function isUnderWay({ state, script }: Person): boolean {
  if (state === undefined) return script !== houseScripts.plan;
  return state.status === 'open' || state.status === 'paused' || state.status === 'held';
}

/** What becomes of the step that somebody stands on; nothing where it is still there under its name. */
function changeFor(
  { script }: Person,
  state: State,
  { ready, history }: { readonly ready: Ready; readonly history: readonly PublishedScripts[] },
): { readonly step: string; readonly known: boolean; readonly after: State } | undefined {
  if (state.cursor === undefined) return undefined;
  const { dialogue } = ready;
  const { step: stands } = state.cursor;
  const moves = movesSince(history, script, state.structure);
  const goes = cursorAfter(dialogue, state.cursor, moves).step;
  const known = dialogue.program.byText.has(goes);
  if (known && goes === stands) return undefined;
  return { step: stands, known, after: migrate(dialogue, state, moves, askedIn(history, script, state.structure)) };
}

/** What the citizen would be asked next: the wording alone, for an answer that it repeats is the citizen's own. */
function seenBy(person: Person, state: State, { dialogue, catalogue }: Ready, parts: PublishParts): Standing['sees'] {
  const open: State = state.status === 'done' ? state : { ...state, status: 'open' };
  const { question } = step(dialogue, open, { kind: 'start', at: state.at }).output;
  if (question === undefined) return undefined;
  const key = `${question.text}.ask`;
  const language = catalogue.has(state.language, key) ? state.language : 'da';
  const caseworker = caseworkerOf(parts.municipality, person.caseworker);
  const params = { ...standingParams(parts.municipality, caseworker, language), ...blanks(question) };
  return { step: question.text, text: worded(() => catalogue.text(language, key, params), key) };
}

function blanks({ params }: Question): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(params).map((name) => [name, '…']));
}

/** A text that needs a number cannot be put in words without one: then its key stands for it. */
function worded(text: () => string, key: string): string {
  try {
    return text();
  } catch {
    return key;
  }
}
