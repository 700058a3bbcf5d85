/** Places in the transcript as clients name them. Pure. */
import { nextPosition, type CitizenDocument } from '../../conversation/citizen.ts';

/** The place that a client has read, never beyond the last entry: from there it would miss what is said next. */
export function readPlace(document: CitizenDocument, watermark: number): number {
  return Math.min(watermark, nextPosition(document) - 1);
}
