/** Reading the durable transcript, of which the newest entries are in the document and the older ones in segments. */
import type { CitizenDocument, DatedEvent, Entry, SegmentName } from './citizen.ts';
import type { Context } from './context.ts';

/** When the hot transcript grows beyond this, its older part moves to a segment. Together with the rest it stays under 50 kB. */
const hotEntries = 60;
/** As many stay hot. */
const keptEntries = 20;

/** Entries after a position, oldest first, segments included. */
export async function entriesAfter(
  context: Pick<Context, 'store'>,
  document: CitizenDocument,
  position: number,
): Promise<readonly Entry[]> {
  const wanted = document.segments.filter((segment) => segment.last > position);
  const older: Entry[] = [];
  for (const segment of wanted) older.push(...(await context.store.segment(document.municipality, document.citizen, segment.id)));
  return [...older, ...document.transcript].filter((entry) => entry.position > position);
}

/** A document whose transcript has grown long, with its older part as a new segment to be written in the same commit. */
export function withSegments(document: CitizenDocument): {
  readonly document: CitizenDocument;
  readonly segments: readonly { readonly name: SegmentName; readonly entries: readonly Entry[] }[];
} {
  if (document.transcript.length <= hotEntries) return { document, segments: [] };
  const older = document.transcript.slice(0, -keptEntries);
  const { entries, events } = withOlderEvents(document, older);
  const first = entries[0]!.position;
  const last = entries.at(-1)!.position;
  const name = { id: `${first}-${last}`, first, last };
  const kept = { ...document, events, segments: [...document.segments, name], transcript: document.transcript.slice(-keptEntries) };
  return { document: kept, segments: [{ name, entries }] };
}

/** Kinds of which a change of the document asks whether they have happened before, however long ago. */
const lasting: readonly DatedEvent['kind'][] = ['opened'];

/** The entries, the last of them with the events up to then; and the events that stay in the document. */
function withOlderEvents(
  document: CitizenDocument,
  older: readonly Entry[],
): { readonly entries: readonly Entry[]; readonly events: readonly DatedEvent[] } {
  const last = older.at(-1)!;
  const goes = ({ at, kind }: DatedEvent): boolean => at <= last.at && !lasting.includes(kind);
  const moved = document.events.filter(goes);
  if (moved.length === 0) return { entries: older, events: document.events };
  const marked = { ...last, events: [...(last.events ?? []), ...moved] };
  return { entries: [...older.slice(0, -1), marked], events: document.events.filter((event) => !goes(event)) };
}

/** All dated events of a conversation, by time. The segments are read for it: it is asked for seldom. */
export async function eventsOf(context: Pick<Context, 'store'>, document: CitizenDocument): Promise<readonly DatedEvent[]> {
  const entries = await entriesAfter(context, document, 0);
  const all = [...entries.flatMap(({ events = [] }) => events), ...document.events];
  return all.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
