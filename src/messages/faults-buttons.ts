/**
 * Button texts as a Teams card draws them. A button there does not wrap: what is too long is cut off with three dots
 * (MicrosoftDocs/msteams-docs, issue 5004; microsoft/AdaptiveCards, issues 6880 and 4739). Microsoft names no bound. The Bot Framework's own
 * is 20 characters (`maxActionTitleLength`, botbuilder-dialogs), the Adaptive Cards team advises to stay below 30 (AdaptiveCards, issue
 * 1797), and the longest button of the Teams design guide ("Taxi and Other Transportation", "Designing Adaptive Cards for your Microsoft
 * Teams app") has 29. A card has six buttons at most (same guide): what offers more, or several, is a list of choices, whose labels wrap.
 */
import type { Options, Script } from '../engine/script.ts';
import { commands } from '../engine/input.ts';
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { asksOf, type Ask } from './forms.ts';
import { labelAt, namesAt } from './texts.ts';

/** Characters of a button. */
const longestButton = 30;
/** Characters of a choice in a list: two lines on a phone. */
const longestChoice = 60;
/** Buttons of one card. */
const buttons = 6;

/** Texts of a file that are too long for what they are drawn as. */
export function buttonFaults(file: LocaleFile, scripts: readonly Script[]): readonly Found[] {
  if (file.name === 'page' || file.name === 'desk') return [];
  const asks = scripts.flatMap((script) => (file.name === 'app' || script.id === file.name ? asksOf(script) : []));
  const lists = new Map<string, Label>();
  for (const [key, label] of asks.flatMap((ask) => listLabels(ask, file.name))) {
    // A list that two steps offer is as short as the narrower of the two.
    if (label.most < (lists.get(key)?.most ?? Infinity)) lists.set(key, label);
  }
  const own = file.name === 'app' ? houseButtons(file) : asks.flatMap(stepButtons);
  return [...own, ...lists.values()].flatMap(({ path, most }) => {
    const label = labelAt(file.source.data, path);
    if (label === undefined || Array.from(label.text).length <= most) return [];
    const message = `"${path.join('.')}" has ${Array.from(label.text).length} characters; a Teams card shows ${most}.`;
    const mend = 'Write a shorter label; what needs saying besides stands in `hint` or in the question.';
    return [{ file: file.source.file, ...file.source.place(label.path), code: 'long-button', message, mend }];
  });
}

interface Label {
  readonly path: readonly string[];
  readonly most: number;
}

function button(...path: readonly string[]): Label {
  return { path, most: longestButton };
}

function houseButtons(file: LocaleFile): readonly Label[] {
  return [
    ...['yes', 'no', 'send', 'other'].map((name) => button(name)),
    ...['skipped', 'unknown', 'declined'].map((why) => button('without', why)),
    ...commands.map((command) => button('commands', command)),
    ...namesAt(file.source.data, ['submit']).map((kind) => button('submit', kind)),
  ];
}

function stepButtons({ section, step }: Ask): readonly Label[] {
  const forms = ['send', 'skipped', 'unknown', 'declined'].map((form) => button(section.id, step.id, form));
  if (step.ask !== 'choice' && step.ask !== 'choices') return forms;
  return [...forms, { path: [section.id, step.id, 'other'], most: mostOf(step) }];
}

/** Labels of the list that a step offers, where they stand in this file. */
function listLabels({ step }: Ask, name: string): readonly (readonly [string, Label])[] {
  if ((step.ask !== 'choice' && step.ask !== 'choices') || step.options.from !== 'list') return [];
  const { list, ids } = step.options;
  if (list.startsWith('app.') !== (name === 'app')) return [];
  return ids.map((id) => {
    const path = ['lists', list.replace(/^app\./, ''), id];
    return [path.join('.'), { path, most: mostOf(step) }] as const;
  });
}

function mostOf(step: { readonly ask: 'choice' | 'choices'; readonly options: Options; readonly other: boolean }): number {
  const offered = (step.options.from === 'list' ? step.options.ids.length : 0) + (step.other ? 1 : 0);
  return step.ask === 'choices' || offered > buttons ? longestChoice : longestButton;
}
