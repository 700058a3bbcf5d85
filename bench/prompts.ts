/** The same conversation as a waterfall of Bot Framework prompts over its memory storage, which writes and reads JSON at every turn. */
import assert from 'node:assert/strict';
import { choices, noWords, questions, yesWords } from './questions.ts';

/** A class or function of the libraries. Their types are not installed with the product. */
type Loaded = Readonly<Record<string, new (...given: readonly unknown[]) => Thing>>;
interface Thing {
  readonly [name: string]: unknown;
  createProperty(name: string): unknown;
  saveChanges(context: unknown): Promise<void>;
  add(dialog: unknown): void;
  createContext(context: unknown): Promise<Thing>;
  continueDialog(): Promise<{ readonly status: string; readonly result?: unknown }>;
  beginDialog(id: string): Promise<unknown>;
}
interface StepContext {
  readonly result?: unknown;
  readonly values: Record<string, unknown>;
  prompt(id: string, options: unknown): Promise<unknown>;
  endDialog(result: unknown): Promise<unknown>;
}
type Recognised = { readonly recognized: { readonly succeeded: boolean; readonly value?: unknown } };

const load = async (name: string): Promise<Loaded> => {
  const module = (await import(name)) as { readonly default: Loaded };
  return module.default;
};
const core = await load('botbuilder-core');
const prompts = await load('botbuilder-dialogs');

function make(library: Loaded, name: string, ...given: readonly unknown[]): Thing {
  const Class = library[name];
  if (Class === undefined) throw new Error(`There is no ${name}`);
  return new Class(...given);
}

const BotAdapter = core['BotAdapter'] as new () => object;
class Silent extends BotAdapter {
  sendActivities(_context: unknown, activities: readonly unknown[]): Promise<readonly { readonly id: string }[]> {
    return Promise.resolve(activities.map((_, index) => ({ id: String(index) })));
  }
}

const optionsOf: Readonly<Record<string, readonly object[]>> = {
  choice: Object.entries(choices).map(([value, words]) => ({ value, synonyms: words })),
  'yes-no': [
    { value: 'yes', synonyms: yesWords },
    { value: 'no', synonyms: noWords },
  ],
};

const valueOf = (result: unknown): unknown => (typeof result === 'object' && result !== null && 'value' in result ? result.value : result);

const steps = [
  ...questions.map((question, index) => (context: StepContext) => {
    const before = questions[index - 1];
    if (before !== undefined) context.values[before.id] = valueOf(context.result);
    return context.prompt(question.kind, { prompt: question.id, retryPrompt: question.id, choices: optionsOf[question.kind] });
  }),
  (context: StepContext) => {
    const last = questions.at(-1);
    if (last !== undefined) context.values[last.id] = valueOf(context.result);
    return context.endDialog(Object.fromEntries(questions.map((question) => [question.id, context.values[question.id]])));
  },
];

const adapter = new Silent();
const state = make(core, 'ConversationState', make(core, 'MemoryStorage'));
const dialogs = make(prompts, 'DialogSet', state.createProperty('dialog'));
const within = ({ recognized }: Recognised): Promise<boolean> => {
  const value = recognized.value;
  return Promise.resolve(recognized.succeeded && typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10);
};
dialogs.add(
  make(prompts, 'TextPrompt', 'text', ({ recognized }: Recognised) =>
    Promise.resolve(recognized.succeeded && String(recognized.value).length <= 4000),
  ),
);
dialogs.add(make(prompts, 'ChoicePrompt', 'choice', undefined, 'en-us'));
dialogs.add(make(prompts, 'ChoicePrompt', 'yes-no', undefined, 'en-us'));
dialogs.add(make(prompts, 'NumberPrompt', 'scale', within, 'en-us'));
dialogs.add(make(prompts, 'WaterfallDialog', 'all', steps));

async function turn(conversation: string, text: string): Promise<unknown> {
  const activity = {
    type: 'message',
    id: '1',
    text,
    channelId: 'bench',
    locale: 'en-us',
    from: { id: 'citizen' },
    recipient: { id: 'bot' },
    conversation: { id: conversation },
  };
  const context = make(core, 'TurnContext', adapter, activity);
  const dialog = await dialogs.createContext(context);
  const result = await dialog.continueDialog();
  if (result.status === 'empty') await dialog.beginDialog('all');
  await state.saveChanges(context);
  return result.result;
}

let conversations = 0;
async function talk(): Promise<unknown> {
  // A few conversations are used again and again, so that the storage does not grow while it is measured.
  const conversation = `c${(conversations += 1) % 50}`;
  await turn(conversation, 'hej');
  let last: unknown;
  for (const question of questions) last = await turn(conversation, question.answer);
  return last;
}

export async function conversePrompts(): Promise<number> {
  await talk();
  return questions.length;
}

/** Throws unless every answer was understood as meant. */
export async function provePrompts(): Promise<void> {
  assert.deepEqual(await talk(), Object.fromEntries(questions.map((question) => [question.id, question.value])));
}
