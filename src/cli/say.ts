/**
 * `npm run say -- dialogs/intake.yaml [--lang da] [--given name=value] [--json]`: the dialogue in a terminal, reading lines from standard
 * input. `--given` brings what the script asks to be given; several choices end with a comma (`offers=finances,network,`). With `--json`
 * the only output is the plan draft, when the input ends or the draft has been sent.
 */
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { makeDangerDetector } from '../assist/danger.ts';
import { Municipality } from '../conversation/municipality.ts';
import { caseworkerOf, standingParams } from '../conversation/standing.ts';
import type { Dialogue } from '../engine/dialogue.ts';
import type { Input } from '../engine/input.ts';
import type { Given, State } from '../engine/state.ts';
import { begin, step } from '../engine/step.ts';
import { walk } from '../engine/walk.ts';
import type { Rendered } from '../messages/card.ts';
import { faultLine } from '../messages/fault.ts';
import { planWords } from '../messages/plan-words.ts';
import { render } from '../messages/render.ts';
import type { Catalogue, RenderContext } from '../messages/types.ts';
import { build } from '../plan/build.ts';
import type { Plan } from '../plan/document.ts';
import { planAfterTurn, submitPlan } from '../plan/lifecycle.ts';
import { loadDialogue } from '../scripts/load.ts';
import { readSources } from '../storage/files.ts';
import { inputOf, turnText } from './terminal.ts';

const conversation = 'terminal';
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Talk {
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
  readonly municipality: Municipality;
}
interface Now {
  readonly state: State;
  readonly rendered: Rendered;
  readonly plans: readonly Plan[];
}

function contextOf({ catalogue, municipality }: Talk, language: string): RenderContext {
  return { catalogue, language, standing: standingParams(municipality, caseworkerOf(municipality, ''), language) };
}

function take(talk: Talk, before: Pick<Now, 'state' | 'plans'>, input: Input): Now {
  const { state, output, effects } = step(talk.dialogue, before.state, input);
  const context = contextOf(talk, state.language);
  const lines = build(walk(talk.dialogue, state.answers), planWords(context));
  const plans = planAfterTurn(before.plans, lines, { conversation, language: state.language });
  const sent = effects.some(({ kind }) => kind === 'submit');
  return { state, rendered: render(output, context), plans: sent ? submitPlan(plans, input.at) : plans };
}

/** The plan as JSON. Before anything is answered it is a draft without lines. */
function planJson({ plans, state }: Now): string {
  const empty = {
    schema: 1,
    id: `${conversation}:plan:1`,
    revision: 1,
    language: state.language,
    lines: [],
    decisions: {},
    agreements: {},
  };
  return JSON.stringify(plans.at(-1) ?? { ...empty, status: 'draft' }, undefined, 2);
}

async function converse(talk: Talk, { lang: language, json, given }: Asked): Promise<void> {
  const danger = makeDangerDetector();
  const at = (): string => new Date().toISOString();
  const show = (now: Now): void => {
    if (!json) process.stdout.write(`\n${turnText(now.rendered)}\n${process.stdin.isTTY ? '> ' : ''}`);
  };
  const begun = begin(talk.dialogue, { conversation, language, at: at(), given });
  let now = take(talk, { state: begun, plans: [] }, { kind: 'start', at: at() });
  show(now);
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  for await (const line of lines) {
    if (!json && !process.stdin.isTTY) process.stdout.write(`> ${line}\n`);
    const about = danger.find(line);
    now = take(talk, now, about === undefined ? inputOf(line, now.rendered.card, at()) : { kind: 'hold', about, at: at() });
    show(now);
    if (json && now.state.status === 'done') break;
  }
  lines.close();
  if (json) process.stdout.write(`${planJson(now)}\n`);
}

const usage = 'Usage: npm run say -- dialogs/intake.yaml [--lang da] [--given name=value ...] [--json]';

interface Asked {
  readonly script: string;
  readonly lang: string;
  readonly json: boolean;
  readonly given: Given;
}

/** `step=Ringe til lægen`; several choices with a comma after each: `offers=finances,network,`. */
function givenOf(text: string): readonly [string, string | readonly string[]] {
  const end = text.indexOf('=');
  const [name, value] = [text.slice(0, end), text.slice(end + 1)];
  return [name, value.endsWith(',') ? value.split(',').filter((one) => one !== '') : value];
}

/** What was asked for on the command line; nothing where it cannot be understood. */
function readArgs(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        lang: { type: 'string', default: 'da' },
        json: { type: 'boolean', default: false },
        given: { type: 'string', multiple: true, default: [] },
      },
    });
    const script = basename(positionals[0] ?? 'dialogs/intake.yaml').replace(/\.yaml$/, '');
    return { script, lang: values.lang, json: values.json, given: Object.fromEntries(values.given.map(givenOf)) };
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const args = readArgs();
  if (args === undefined) return fail([usage]);
  const municipality = Municipality.parse(parse(await readFile(new URL('demo-municipality.yaml', import.meta.url), 'utf8')));
  const loaded = loadDialogue(await readSources(root), args.script, municipality);
  if (!loaded.ok) return fail(loaded.faults.map(faultLine));
  if (!loaded.catalogue.languages.includes(args.lang)) {
    return fail([`There is no language "${args.lang}". Known: ${loaded.catalogue.languages.join(', ')}.`]);
  }
  await converse({ ...loaded, municipality }, args);
}

function fail(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

// Whoever reads along may stop reading: `| head`.
process.stdout.on('error', () => process.exit());
await main();
