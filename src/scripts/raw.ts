/** Looking into a script as it was written, whatever its shape. */
import { valueAt } from '../messages/shape.ts';
import type { Path } from '../messages/source.ts';

/** Keys and values of the mapping at a path; none where there is no mapping. */
export function entries(data: unknown, path: Path): readonly (readonly [string, unknown])[] {
  const value = path.length === 0 ? data : valueAt(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** The text at a key; empty where there is none. */
export function text(data: unknown, key: string): string {
  const value = valueAt(data, [key]);
  return typeof value === 'string' ? value : '';
}

/** The lists that are right, where the frame is not: so that a fault elsewhere does not make every list unknown. */
export function goodLists(data: unknown): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    entries(data, ['lists']).flatMap(([id, list]) => {
      const ids = Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
      return [[id, ids]];
    }),
  );
}
