/** Reading the durable transcript, of which the newest entries are in the document and the older ones in segments. */
import type { CitizenDocument, Entry, SegmentName } from './citizen.ts';
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
  const entries = document.transcript.slice(0, -keptEntries);
  const first = entries[0]!.position;
  const last = entries.at(-1)!.position;
  const name = { id: `${first}-${last}`, first, last };
  const kept = { ...document, segments: [...document.segments, name], transcript: document.transcript.slice(-keptEntries) };
  return { document: kept, segments: [{ name, entries }] };
}
