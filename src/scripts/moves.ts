/** The moves of a script lead somewhere: to a step of this version, if need be by way of later moves. */
import { didYouMean } from '../messages/fault.ts';
import { valueAt } from '../messages/shape.ts';
import type { Path } from '../messages/source.ts';
import type { Names } from './names.ts';
import type { Outline } from './draft.ts';
import type { Report } from './report.ts';

/** Reports each move to a step that there is not. Whoever stood on the old step would find themselves at the first open question. */
export function checkMoves({ migrate }: Outline, names: Names, report: Report): void {
  if (migrate.length === 0) return;
  const paths = pathsOf(valueAt(report.source.data, ['migrate']));
  for (const [index, move] of migrate.entries()) {
    const to = move.kind === 'again' ? move.step : move.to;
    const last = migrate.slice(index + 1).reduce((name, later) => (later.kind !== 'again' && later.from === name ? later.to : name), to);
    if (names.answers.has(last)) continue;
    const mend = didYouMean(last, [...names.answers.keys()]);
    report.at(paths[index] ?? ['migrate'], { code: 'unknown-move', message: `A move leads to "${to}", and there is no such step.`, mend });
  }
}

/** Where each move stands, in the order of the moves. */
function pathsOf(written: unknown): readonly Path[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((entry: object, number) =>
    Object.entries(entry).flatMap(([kind, moves]) => Object.keys(moves as object).map((key) => ['migrate', number, kind, key])),
  );
}
