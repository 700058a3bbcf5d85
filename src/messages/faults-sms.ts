/** What may go by SMS: that it is not sensitive, not too long, and in the letters that an SMS has. */
import type { Script } from '../engine/script.ts';
import type { Code } from './codes.ts';
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { asksOf, type Ask } from './forms.ts';
import { filled } from './icu.ts';
import { repeatingSteps } from './sensitive.ts';
import { gsmReplacement, mostParts, numbered, outsideGsm, smsLength } from './sms.ts';
import { labelAt, leavesOf, type Leaf } from './texts.ts';

/** What a step says by SMS, where it is not sensitive. */
const forms = ['sms', 'ask', 'again', 'again2', 'thanks', 'other', 'skipped', 'unknown', 'declined'] as const;
/** Languages whose letters are all in GSM-7, so that a message of UCS-2 is a slip. */
const plainLanguages: readonly string[] = ['da', 'en'];
/** Parts of as many letters as `mostParts` hold in GSM-7, in a language that has to go as UCS-2. */
const mostPartsOtherwise = 7;

/** Faults of the texts of one file that may go by SMS. `scripts` are those that the file has words of. */
export function smsFaults(file: LocaleFile, app: LocaleFile | undefined, scripts: readonly Script[]): readonly Found[] {
  if (file.name === 'page' || file.name === 'desk') return [];
  if (file.name === 'app') return houseFaults(file);
  return scripts
    .filter(({ id }) => id === file.name)
    .flatMap((script) => {
      const repeating = new Set(repeatingSteps(script).map(({ ask }) => ask.step));
      return [
        ...asksOf(script).flatMap((ask) => {
          const at = [ask.section.id, ask.step.id];
          if (ask.step.sensitive || repeating.has(ask.step)) return sensitiveFaults(file, [...at, 'sms']);
          return [...lengthFaults(file, ...askedText(file, app, ask)), ...formFaults(file, at)];
        }),
        ...leavesUnder(file, 'lists').flatMap((leaf) => characterFaults(file, leaf.path, leaf.text)),
      ];
    });
}

function sensitiveFaults(file: LocaleFile, path: readonly string[]): readonly Found[] {
  if (labelAt(file.source.data, path) === undefined) return [];
  const message = `"${path.join('.')}" is a text for SMS, and its step is sensitive or repeats a sensitive answer.`;
  return [found(file, path, 'sms-sensitive', message, 'Take it out: the question is asked on the secure page.')];
}

/** Texts of the house are short messages too, but for what stands on the plan. */
function houseFaults(file: LocaleFile): readonly Found[] {
  const onPlan = (path: readonly string[]): boolean => path[0] === 'plan' && ['heading', 'status', 'role'].includes(path[1] ?? '');
  return leavesOf(file.name, file.source.data)
    .filter(({ path }) => !onPlan(path))
    .flatMap(({ path, text }) => [...lengthFaults(file, path, text), ...characterFaults(file, path, text)]);
}

/** The text of a question as it goes by SMS, and where it stands. */
function askedText(
  file: LocaleFile,
  app: LocaleFile | undefined,
  { section, step }: Ask,
): readonly [path: readonly string[], text: string] {
  const at = [section.id, step.id];
  const own = labelAt(file.source.data, [...at, 'sms']);
  if (own !== undefined) return [own.path, own.text];
  const ask = labelAt(file.source.data, [...at, 'ask'])?.text ?? '';
  const house = (path: readonly string[]): string => labelAt(app?.source.data, path)?.text ?? '';
  switch (step.ask) {
    case 'choice':
    case 'choices': {
      const other = step.other ? [labelAt(file.source.data, [...at, 'other'])?.text ?? house(['other'])] : [];
      return [[...at, 'ask'], numbered(ask, [...optionLabels(file, app, step.options), ...other])];
    }
    case 'yes-no':
      return [[...at, 'ask'], numbered(ask, [house(['yes']), house(['no'])])];
    case 'say':
    case 'text':
    case 'scale':
    case 'number':
    case 'date':
    case 'summary':
    case 'handover':
    case 'given':
      return [[...at, 'ask'], ask];
    default:
      return step satisfies never;
  }
}

/** Labels of a list; what the municipality or an earlier answer brings is not known here. */
function optionLabels(
  file: LocaleFile,
  app: LocaleFile | undefined,
  options: Extract<Ask['step'], { ask: 'choice' }>['options'],
): readonly string[] {
  if (options.from !== 'list') return [];
  const { list, ids } = options;
  const data = list.startsWith('app.') ? app?.source.data : file.source.data;
  return ids.map((id) => labelAt(data, ['lists', list.replace(/^app\./, ''), id])?.text ?? id);
}

function lengthFaults(file: LocaleFile, path: readonly string[], text: string): readonly Found[] {
  const { alphabet, parts } = smsLength(filled(text, standIn));
  const most = alphabet === 'gsm-7' || plainLanguages.includes(file.language) ? mostParts : mostPartsOtherwise;
  if (parts <= most) return [];
  const message = `"${path.join('.')}" takes ${parts} parts as an SMS; ${most} is the most.`;
  const mend = file.name === 'app' ? 'Say it in fewer words.' : 'Say it in fewer words, or write a shorter text at `sms:`.';
  return [found(file, path, 'sms-parts', message, mend)];
}

function formFaults(file: LocaleFile, at: readonly string[]): readonly Found[] {
  return forms.flatMap((form) => {
    const label = labelAt(file.source.data, [...at, form]);
    return label === undefined ? [] : characterFaults(file, label.path, label.text);
  });
}

function characterFaults(file: LocaleFile, path: readonly string[], text: string): readonly Found[] {
  if (!plainLanguages.includes(file.language)) return [];
  const outside = outsideGsm(text);
  if (outside.length === 0) return [];
  const named = outside.map(shown).join(', ');
  const message = `"${path.join('.')}" has ${named}, which an SMS has only in an alphabet that halves its length.`;
  const mends = outside.map((character) => {
    const instead = gsmReplacement(character);
    return instead === undefined || instead === '' ? `Take ${shown(character)} out.` : `Write "${instead}" for ${shown(character)}.`;
  });
  return [found(file, path, 'sms-characters', message, mends.join(' '))];
}

/** A character with its number, since some cannot be seen. */
function shown(character: string): string {
  return `"${character}" (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Words as long as they are in a long case, in place of the parameters. */
const long: Readonly<Record<string, string>> = {
  caseworker: 'Anne-Mette Christoffersen',
  phone: '+45 12 34 56 78',
  hours: 'mandag til torsdag 9-15',
  municipality: 'Ringkøbing-Skjern Kommune',
  emergency: '112',
  suicide: '70 201 201',
  violence: '1888',
  medical: '1813',
  at: '10',
  of: '10',
  done: '10',
  min: '0',
  max: '10',
};

function standIn(name: string): string {
  return long[name] ?? 'et svar på nogle få ord';
}

function leavesUnder(file: LocaleFile, name: string): readonly Leaf[] {
  return leavesOf(file.name, file.source.data).filter(({ path }) => path[0] === name);
}

function found(file: LocaleFile, path: readonly string[], ...[code, message, mend]: readonly [Code, string, string]): Found {
  return { file: file.source.file, ...file.source.place(path), code, message, mend };
}
