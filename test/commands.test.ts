/** Every word of every command, in every language of the house, at every kind of question: it is a command, and never an answer. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../src/conversation/municipality.ts';
import { commands } from '../src/engine/input.ts';
import { hear } from '../src/engine/lexicon.ts';
import { recogniseCommand } from '../src/engine/recognise.ts';
import { begin, step } from '../src/engine/step.ts';
import type { State } from '../src/engine/state.ts';
import { loadScripts } from '../src/scripts/load.ts';
import { readSources } from '../src/storage/files.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));
const loaded = loadScripts(await readSources(root), municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue, catalogue } = loaded.scripts.get('intake')!;
const at = '2026-11-25T10:00:00Z';

/** A state at each question of the intake, reached by answering; the list of own answers and what was understood too. */
function situations(language: string): readonly State[] {
  const answers: Readonly<Record<string, unknown>> = {
    'yes-no': 'yes',
    scale: 5,
    choice: 'first',
    choices: 'some',
    date: '2026-12-01',
    text: 'Ord',
  };
  const found = new Map<string, State>();
  let { state, output } = step(dialogue, begin(dialogue, { conversation: 'c', language, at }), { kind: 'start', at });
  while (output.question !== undefined && output.question.kind !== 'summary') {
    const { kind, token, options } = output.question;
    if (!found.has(kind)) found.set(kind, state);
    const given = answers[kind];
    // The whole way: on the short one "more" is taken, as the conversations beside the script show.
    const value =
      given === 'first'
        ? (options.find(({ id }) => id === 'whole') ?? options[0]!).id
        : given === 'some'
          ? options.slice(0, 2).map(({ id }) => id)
          : given;
    ({ state, output } = step(dialogue, state, { kind: 'message', text: 'tap', reply: { token, value: value as string }, at }));
  }
  found.set('summary', state);
  found.set('change', step(dialogue, state, { kind: 'command', command: 'change', at }).state);
  return [...found.values()];
}

describe.each(catalogue.languages)('in "%s"', (language) => {
  const lexicon = dialogue.lexicon[language]!;
  const { commands: words } = catalogue.vocabulary(language);
  const places = situations(language);
  const answersIn = (state: State): unknown => state.answers;

  test('there are questions of every kind to try it at', () => {
    expect(new Set(places.map(({ open }) => open?.kind))).toEqual(new Set(['step', 'change']));
    expect(places.length).toBeGreaterThanOrEqual(8);
  });

  test.each(commands)('%s is recognised by each of its words, and takes no answer anywhere', (command) => {
    expect(words[command].length).toBeGreaterThan(1);
    for (const word of words[command]) {
      const heard = recogniseCommand(hear(word, lexicon), lexicon);
      expect(heard?.command, word).toBe(command);
      for (const state of places) {
        const after = step(dialogue, state, { kind: 'message', text: word, at });
        expect(answersIn(after.state), `${word} at ${state.cursor?.step ?? ''}`).toEqual(answersIn(state));
      }
    }
  });

  test.each(catalogue.languages.filter((other) => other !== language))('the words of "%s" are heard too', (other) => {
    const foreign = catalogue.vocabulary(other).commands;
    const missed = commands
      .filter((command) => command !== 'language')
      .flatMap((command) => foreign[command].filter((word) => recogniseCommand(hear(word, lexicon), lexicon)?.command !== command));
    expect(missed).toEqual([]);
  });
});
