/** What a benchmark found, as data and as lines to read. */

/** One measured thing, in the unit that its name ends with. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}
/** What was hoped for. `compare`: whether the figure has to be at least or at most the goal. */
export interface Goal {
  readonly name: string;
  readonly figure: number;
  readonly compare: 'at least' | 'at most';
  readonly goal: number;
  readonly unit: string;
}
export interface Finding {
  readonly bench: string;
  readonly figures: readonly Figure[];
  readonly goals: readonly Goal[];
}

/** How long a benchmark may take: `quick` ones show the direction, the others the figure. */
export interface Effort {
  readonly quick: boolean;
}

export function isMet(goal: Goal): boolean {
  return goal.compare === 'at least' ? goal.figure >= goal.goal : goal.figure <= goal.goal;
}

/** Three significant digits; whole numbers from a hundred on. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function asJson(findings: readonly Finding[], facts: object): string {
  const benches = findings.map((finding) => ({
    bench: finding.bench,
    figures: finding.figures.map((figure) => ({ ...figure, value: rounded(figure.value) })),
    goals: finding.goals.map((goal) => ({ ...goal, figure: rounded(goal.figure), met: isMet(goal) })),
  }));
  return JSON.stringify({ ...facts, benches }, undefined, 2);
}

export function asLines(finding: Finding): string {
  const figures = finding.figures.map(
    (figure) => `  ${figure.name.padEnd(52)} ${String(rounded(figure.value)).padStart(10)} ${figure.unit}`,
  );
  const goals = finding.goals.map(
    (goal) =>
      `  ${isMet(goal) ? 'met    ' : 'NOT met'} ${goal.name}: ${rounded(goal.figure)} ${goal.unit} (goal: ${goal.compare} ${goal.goal} ${goal.unit})`,
  );
  return [finding.bench, ...figures, ...goals].join('\n');
}
