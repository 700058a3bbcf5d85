/** The report of a simulation as lines of a terminal. */
import type { BranchKind } from '../scripts/simulate/branches.ts';
import type { DeadEndKind } from '../scripts/simulate/dead-end.ts';
import type { Spread } from '../scripts/simulate/figures.ts';
import type { FoundDeadEnd, Simulation, WalkFigures } from '../scripts/simulate/simulate.ts';

/** The whole report, short enough to read in one go. */
export function reportText(report: Simulation): string {
  const parts = [headLines(report), coverageLines(report), walkLines(report), deadEndLines(report.deadEnds)];
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function headLines({ script, language, extent, exploration }: Simulation): readonly string[] {
  const { situations, turns, limited, ways } = exploration;
  const bound = `The bound of ${number(extent.situations)} situations was ${limited ? 'reached: not every branch was walked' : 'not reached'}.`;
  return [
    `${script} in "${language}", seed ${extent.seed}`,
    '',
    `Explored: ${number(situations)} situations in ${number(turns)} turns. ${bound}`,
    `Different ways through: ${number(ways.count)}, with ${ways.least} / ${ways.median} / ${ways.most} questions (least / median / most).`,
  ];
}

const kindNames: Readonly<Record<BranchKind, string>> = {
  step: 'steps reached',
  condition: 'conditions seen true, and false',
  option: 'options chosen',
  pass: 'ways past taken',
  round: 'rounds of repeats entered',
};

function coverageLines({ coverage }: Simulation): readonly string[] {
  const rows = Object.entries(coverage.kinds).map(([kind, { seen, of }]) => [
    kindNames[kind as BranchKind],
    String(seen),
    'of',
    String(of),
  ]);
  const missed = coverage.missed.map(({ kind, name }) => `  ${kind}  ${name}`);
  return ['Coverage', ...table(rows, 1), ...(missed.length === 0 ? ['  nothing was missed'] : ['Never reached', ...missed])];
}

function walkLines({ walks, assumptions, extent }: Simulation): readonly string[] {
  const head = ['citizen', 'walks', 'to the end', 'expired', 'paths', 'turns', 'minutes', 'SMS parts'];
  const { wordsReadPerMinute, wordsWrittenPerMinute } = assumptions;
  return [
    `Walks, at most ${extent.turns} turns each (least / median / most)`,
    ...table([head, ...walks.map(walkRow)], 1),
    `  Minutes: ${wordsReadPerMinute} words read and ${wordsWrittenPerMinute} words written in a minute; a tap is one word.`,
    '  SMS parts: what is not sensitive, if all of it went by SMS.',
  ];
}

function walkRow({ citizen, walks, ended, expired, paths, turns, minutes, sms }: WalkFigures): readonly string[] {
  return [citizen, String(walks), String(ended), String(expired), String(paths), spread(turns), spread(minutes), spread(sms)];
}

function spread({ least, median, most }: Spread): string {
  return `${least} / ${median} / ${most}`;
}

const deadEndNames: Readonly<Record<DeadEndKind, string>> = {
  silence: 'nothing is asked, though nothing is over',
  wall: 'no answer is taken',
  endless: 'the walk does not end',
  failure: 'the turn fails',
};

function deadEndLines(deadEnds: readonly FoundDeadEnd[]): readonly string[] {
  if (deadEnds.length === 0) return ['No dead ends.'];
  const lines = deadEnds.flatMap(({ kind, at, after, detail, by }) => [
    `  ${at}: ${deadEndNames[kind]} (${by.join(', ')})${detail === '' ? '' : `: ${detail.replaceAll(/\s+/g, ' ')}`}`,
    ...after.map((did) => `      ${did}`),
  ]);
  return [`Dead ends: ${deadEnds.length}`, ...lines];
}

/** From a milliard on, roughly: there the number says no more than that it is large. */
function number(value: number): string {
  if (value >= 1e9) return `about ${value.toExponential(1).replace('e+', ' x 10^')}`;
  return new Intl.NumberFormat('en').format(value);
}

/** Rows as columns; those after the first `left` columns stand to the right. */
function table(rows: readonly (readonly string[])[], left: number): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}
