/** What people write in Arabic and Ukrainian, through the real texts of the intake and the municipality of the demo. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../../src/conversation/municipality.ts';
import { understand } from '../../src/engine/kinds/index.ts';
import { hear } from '../../src/engine/lexicon.ts';
import { optionsOf } from '../../src/engine/options.ts';
import { recogniseCommand, recogniseWithout } from '../../src/engine/recognise.ts';
import { understandingOf } from '../../src/engine/understand/understanding.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readSources } from '../../src/storage/files.ts';
import { arabic } from './understand-arabic.ts';
import { ukrainian } from './understand-ukrainian.ts';

/** Text and what is understood, by the text key of the step that asks. */
export type Rows = Readonly<Record<string, readonly (readonly [string, unknown])[]>>;

const root = fileURLToPath(new URL('../../', import.meta.url));
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));
const loaded = loadDialogue(await readSources(root), 'intake', municipality);
if (!loaded.ok) throw new Error(loaded.faults.map(({ file, code, message }) => `${file} ${code} ${message}`).join('\n'));
const { dialogue } = loaded;

/** As `step()` does: a command first, then a way past the question, then an answer. The day is Tuesday 24 November 2026. */
function meant(language: string, key: string, text: string): unknown {
  const entry = dialogue.program.byText.get(key)!;
  const lexicon = dialogue.lexicon[language]!;
  const heard = hear(text, lexicon);
  const command = recogniseCommand(heard, lexicon);
  if (command !== undefined) return command;
  const why = recogniseWithout(heard, lexicon, entry.step);
  if (why !== undefined) return { none: why };
  const said = { text, heard, at: '2026-11-24T10:00:00Z', tries: 0, options: optionsOf(dialogue, {}, entry) };
  const found = understand(entry.step, { kind: 'text' }, understandingOf(dialogue, language, said));
  if (found.kind === 'answer') return found.other === undefined ? found.value : { value: found.value, other: found.other };
  if (found.kind === 'readings') return { readings: found.values };
  return found.kind === 'refused' ? { refused: found.message.key } : found.kind;
}

describe.each([
  ['ar', arabic],
  ['uk', ukrainian],
] as const)('%s: what people write, and what is understood', (language, table) => {
  for (const [key, rows] of Object.entries(table)) {
    test.each(rows)(`${key}: %s`, (text, expected) => {
      expect(meant(language, key, text)).toEqual(expected);
    });
  }

  test('the table has at least sixty answers', () => {
    expect(Object.values(table).flat().length).toBeGreaterThanOrEqual(60);
  });
});

describe.each(dialogue.program.entries.filter(({ step }) => step.ask === 'choice' || step.ask === 'choices').map(({ text }) => text))(
  'every word for an option of %s',
  (key) => {
    const entry = dialogue.program.byText.get(key)!;
    const options = optionsOf(dialogue, {}, entry);

    test.each(Object.keys(dialogue.lexicon))('is understood as that option in the language "%s"', (language) => {
      const lexicon = dialogue.lexicon[language]!;
      const missed = options.flatMap((option) => {
        const words = (option.text === undefined ? lexicon.municipal.get(option.label) : lexicon.options.get(option.text)) ?? [];
        return words.filter((word) => {
          const found = meant(language, key, word);
          // A word of two options is asked about, or is both.
          const ids = [found, (found as { readings?: unknown } | undefined)?.readings].flat(2);
          return !ids.includes(option.id);
        });
      });
      expect(missed).toEqual([]);
    });
  },
);
