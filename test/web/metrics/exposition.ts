/** Reads Prometheus' text form (0.0.4) strictly: whatever is not in its grammar throws, with the line. */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
export interface Exposition {
  readonly types: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const pair = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const value = '[+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|Inf)|Nan|NaN';
const sampleLine = new RegExp(`^(${name})(?:\\{(${pair}(?:,${pair})*)?,?\\})? (${value})$`);
const helpLine = new RegExp(`^# HELP (${name}) \\S.*$`);
const typeLine = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary|untyped)$`);

export function parseExposition(text: string): Exposition {
  if (!text.endsWith('\n')) throw new SyntaxError('The last line has no end');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || helpLine.test(line)) continue;
    const [, typed, type] = typeLine.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) {
      if (types.has(typed)) throw new SyntaxError(`Two types: ${line}`);
      types.set(typed, type);
      continue;
    }
    const [, sampled, labels = '', figure] = sampleLine.exec(line) ?? [];
    if (sampled === undefined || figure === undefined) throw new SyntaxError(`Not in the grammar: ${line}`);
    if (typeOf(types, sampled) === undefined) throw new SyntaxError(`No type before: ${line}`);
    samples.push({ name: sampled, labels: labelsOf(labels), value: Number(figure.replace('Inf', 'Infinity')) });
  }
  const seen = samples.map((one) => one.name + JSON.stringify(one.labels));
  if (new Set(seen).size < seen.length) throw new SyntaxError('A series stands twice');
  return { types, samples };
}

/** Type of a sample; those of a histogram carry the histogram's name and an ending. */
export function typeOf(types: ReadonlyMap<string, string>, sampled: string): string | undefined {
  return types.get(sampled) ?? types.get(sampled.replace(/_(bucket|sum|count)$/, ''));
}

function labelsOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(new RegExp(pair, 'g'))].map(([one]) => one.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([key = '', said = '""']) => [key, JSON.parse(said) as string]));
}

/** The value of one series; 0 where it is not there. */
export function valueOf({ samples }: Exposition, sampled: string, labels: Readonly<Record<string, string>> = {}): number {
  const found = samples.find((one) => one.name === sampled && JSON.stringify(one.labels) === JSON.stringify(labels));
  return found?.value ?? 0;
}
