/** A whole simulation of one script: every branch explored, walks as different citizens, and the figures of both. */
import { seedOf } from './chance.ts';
import { chartOf } from './chart.ts';
import { citizenKinds, type CitizenKind } from './citizens.ts';
import { coverageFigures, mergeCoverage, type Coverage, type CoverageFigures } from './coverage.ts';
import { distinct, type DeadEnd } from './dead-end.ts';
import { explore } from './explore.ts';
import { spreadOf, wordsReadPerMinute, wordsWrittenPerMinute, type Spread } from './figures.ts';
import { beginnings } from './given.ts';
import { open, type Setting } from './scene.ts';
import { walkAs, type Walk } from './walk.ts';
import { waysThrough, type Ways } from './ways.ts';

/** How much is simulated. */
export interface Extent {
  readonly seed: number;
  /** Walks of each citizen. */
  readonly walks: number;
  /** Situations that are explored at most. */
  readonly situations: number;
  /** Turns after which a walk is endless; more in a script that is longer than most. */
  readonly turns: number;
}

/** What `npm run simulate` does when nothing else is asked for. */
export const usualExtent: Extent = { seed: 1, walks: 50, situations: 5000, turns: 400 };

/** Figures of the walks of one citizen, or of all. */
export interface WalkFigures {
  readonly citizen: CitizenKind | 'all';
  readonly walks: number;
  /** Walks that came to the end of the dialogue; the figures that follow are of these. */
  readonly ended: number;
  /** Walks that the script closed because the citizen was away too long. */
  readonly expired: number;
  /** Different orders of questions. */
  readonly paths: number;
  readonly turns: Spread;
  readonly minutes: Spread;
  readonly sms: Spread;
}

/** A dead end, and who came to it: the exploration, citizens, or both. The way is that of the first. */
export type FoundDeadEnd = DeadEnd & { readonly by: readonly (CitizenKind | 'exploration')[] };

/** The report, as plain data: what `--json` prints. */
export interface Simulation {
  readonly script: string;
  readonly language: string;
  readonly extent: Extent;
  readonly assumptions: { readonly wordsReadPerMinute: number; readonly wordsWrittenPerMinute: number };
  readonly exploration: { readonly situations: number; readonly turns: number; readonly limited: boolean; readonly ways: Ways };
  readonly coverage: CoverageFigures;
  readonly walks: readonly WalkFigures[];
  readonly deadEnds: readonly FoundDeadEnd[];
}

/** Turns after which a walk through this script is endless: more than the longest way takes, with every repeat gone round eight times. */
function boundedTurns({ dialogue }: Setting, { turns }: Extent): number {
  return Math.max(turns, 8 * dialogue.program.entries.length);
}

/** Simulates. The same arguments give the same report; `coverage` can be merged with that of transcripts. */
export function simulate(setting: Setting, wanted: Extent = usualExtent): { readonly report: Simulation; readonly coverage: Coverage } {
  const extent = { ...wanted, turns: boundedTurns(setting, wanted) };
  const explored = explore(setting, extent.situations);
  const byKind = walksOf(setting, extent);
  const walks = byKind.flatMap((one) => one.walks);
  const coverage = mergeCoverage(explored.coverage, ...walks.map((walk) => walk.coverage));
  const report: Simulation = {
    script: setting.dialogue.script.id,
    language: setting.language,
    extent,
    assumptions: { wordsReadPerMinute, wordsWrittenPerMinute },
    exploration: {
      situations: explored.situations.length,
      turns: explored.turns,
      limited: explored.limited,
      ways: waysThrough(explored),
    },
    coverage: coverageFigures(setting.dialogue, coverage),
    walks: [...byKind.map((one) => figuresOf(one.citizen, one.walks)), figuresOf('all', walks)],
    deadEnds: together([
      ...explored.deadEnds.map((one): FoundDeadEnd => ({ ...one, by: ['exploration'] })),
      ...byKind.flatMap((one) => deadEndsOf(one.walks).map((found): FoundDeadEnd => ({ ...found, by: [one.citizen] }))),
    ]),
  };
  return { report, coverage };
}

/** The walks alone, by citizen. Of what may be brought to the dialogue each walk takes the next, where something is asked then. */
export function walksOf(setting: Setting, extent: Extent): readonly { readonly citizen: CitizenKind; readonly walks: readonly Walk[] }[] {
  const { seed, walks } = extent;
  const most = boundedTurns(setting, extent);
  const all = beginnings(chartOf(setting.dialogue));
  const asking = all.filter((given) => {
    const first = open(setting, given);
    return first.ok && first.scene.output.question !== undefined;
  });
  const starts = asking.length === 0 ? all : asking;
  return citizenKinds.map((citizen, number) => {
    const one = (index: number): Walk =>
      walkAs(setting, citizen, { seed: seedOf(seed, number, index), most, given: starts[index % starts.length]! });
    return { citizen, walks: Array.from({ length: walks }, (_, index) => one(index)) };
  });
}

function deadEndsOf(walks: readonly Walk[]): readonly DeadEnd[] {
  return distinct(walks.flatMap(({ deadEnd }) => (deadEnd === undefined ? [] : [deadEnd])));
}

/** One dead end that several came to is one. */
function together(found: readonly FoundDeadEnd[]): readonly FoundDeadEnd[] {
  const groups = Map.groupBy(found, ({ kind, at, detail }) => `${kind} ${at} ${detail}`);
  return [...groups.values()].map((same) => ({ ...same[0]!, by: same.flatMap(({ by }) => by) }));
}

function figuresOf(citizen: WalkFigures['citizen'], walks: readonly Walk[]): WalkFigures {
  // A walk that stopped in the middle says nothing of how long the way is.
  const ended = walks.filter(({ status }) => status === 'done');
  return {
    citizen,
    walks: walks.length,
    ended: ended.length,
    expired: walks.filter(({ status }) => status === 'expired').length,
    paths: new Set(ended.map(({ path }) => path.join())).size,
    turns: spreadOf(ended.map(({ turns }) => turns)),
    minutes: spreadOf(ended.map(({ minutes }) => minutes)),
    sms: spreadOf(ended.map(({ sms }) => sms)),
  };
}
