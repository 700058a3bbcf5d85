/** The words by which answers are understood, gathered from `app.yaml` and the script's own texts. */
import { z } from 'zod';
import type { Vocabulary } from '../engine/vocabulary.ts';
import { commands } from '../engine/input.ts';
import type { Script } from '../engine/script.ts';
import type { Without } from '../engine/state.ts';
import { asksOf } from './forms.ts';
import { namesAt, within, wordsAt, type LanguageFiles } from './texts.ts';

const words = z.array(z.string());
const numbers = z.record(z.string(), z.number());

/** `app.yaml` under `understand`. */
export const Understand = z.strictObject({
  numbers,
  days: z.record(z.string(), z.union([z.int(), z.string().regex(/^P\d{1,2}[DWM]$/)])),
  weekdays: z.array(words).length(7),
  months: z.array(words).length(12),
  fillers: words,
  please: words.default([]),
  and: words,
  or: words,
  nothing: words,
  not: words,
  within: words,
  units: z.record(z.string(), z.enum(['day', 'week', 'month'])),
  next: words,
  decimal: z.enum([',', '.']),
  languages: z.record(z.string(), words).default({}),
});

const nothing: z.infer<typeof Understand> = {
  numbers: {},
  days: {},
  weekdays: [[], [], [], [], [], [], []],
  months: [[], [], [], [], [], [], [], [], [], [], [], []],
  fillers: [],
  please: [],
  and: [],
  or: [],
  nothing: [],
  not: [],
  within: [],
  units: {},
  next: [],
  decimal: ',',
  languages: {},
};

/**
 * The vocabulary of one language. Words that are missing are simply not understood; `npm run check` tells of them.
 *
 * @param others the other languages of the dialogue, by code, with their own names
 */
export function makeVocabulary(files: LanguageFiles, script: Script, others: Vocabulary['languages'] = {}): Vocabulary {
  const { app } = files;
  const own = files[script.id];
  const understood = Understand.safeParse(within(app, ['understand']));
  const without = (why: Without): readonly string[] => [...wordsAt(app, ['without', why]), ...labelsOf(script, own, why)];
  const byCommand = commands.map((command) => [command, wordsAt(app, ['commands', command])] as const);
  const { languages: languageNames, ...understand } = understood.success ? understood.data : nothing;
  return {
    ...understand,
    languageNames,
    commands: Object.fromEntries(byCommand) as Vocabulary['commands'],
    yes: wordsAt(app, ['yes']),
    no: wordsAt(app, ['no']),
    without: { skipped: without('skipped'), unknown: without('unknown'), declined: without('declined') },
    send: [...wordsAt(app, ['send']), ...wordsAt(app, ['submit', 'summary']), ...labelsOf(script, own, 'send')],
    languages: others,
    options: { ...optionsOf(own, ''), ...optionsOf(app, 'app.') },
  };
}

/** What a step's own buttons say: whoever types it means it. */
function labelsOf(script: Script, own: unknown, form: Without | 'send'): readonly string[] {
  return asksOf(script)
    .filter(({ step }) => form !== 'send' || step.ask === 'summary')
    .flatMap(({ section, step }) => wordsAt(own, [section.id, step.id, form]));
}

function optionsOf(data: unknown, prefix: string): Readonly<Record<string, readonly string[]>> {
  const entries = namesAt(data, ['lists']).flatMap((list) =>
    namesAt(data, ['lists', list]).map((id) => [`${prefix}lists.${list}.${id}`, wordsAt(data, ['lists', list, id])] as const),
  );
  return Object.fromEntries(entries);
}
