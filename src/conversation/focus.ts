/**
 * What is wanted of the citizen now: one thing at a time, in order of weight. Danger, and talk to a person, come before all else (they
 * are answered as they are written); then a question from the caseworker; then the script.
 */
import { hear } from '../engine/lexicon.ts';
import { recogniseCommand } from '../engine/recognise.ts';
import type { Card } from '../messages/card.ts';
import { closeQuestion } from '../plan/lifecycle.ts';
import type { CitizenDocument, Matter } from './citizen.ts';
import type { Context } from './context.ts';
import { append, appendBot, renderContextOf } from './entries.ts';
import type { Inbound } from './inbound.ts';
import { raiseTask } from './tasks.ts';
import { takeTurn } from './turn.ts';

/** The oldest question from the caseworker that is not answered yet. */
export function openMatter(document: CitizenDocument): Matter | undefined {
  return document.matters.find((matter) => matter.answered === undefined);
}

/**
 * A question from the caseworker is answered by what is written while it is the one that is shown, unless that is a command or a tap
 * on another question.
 */
export function answersMatter(document: CitizenDocument, context: Context, inbound: Inbound): boolean {
  const matter = openMatter(document);
  if (matter === undefined || document.state?.status === 'held' || inbound.command !== undefined) return false;
  if (inbound.reply !== undefined) return inbound.reply.token === matter.id;
  if (document.card?.card.token !== matter.id) return false;
  const lexicon = context.dialogue.lexicon[document.language];
  return lexicon === undefined || recogniseCommand(hear(inbound.text, lexicon), lexicon) === undefined;
}

/**
 * True when a caseworker's question is to be shown again after a turn of the script. Not while the dialogue waits or pauses, and not
 * while the citizen is on the way to change an answer: that is let come to its end first.
 */
export function comesBack(before: CitizenDocument, after: CitizenDocument): boolean {
  const { state } = after;
  if (openMatter(after) === undefined || state?.status === 'held' || state?.status === 'paused') return false;
  const answered = before.state?.answers !== state?.answers;
  const changing = state?.open?.kind === 'change' || after.card?.card.standing !== undefined;
  return answered || !changing;
}

/** Puts a caseworker's question in the conversation. It is shown at once, unless the dialogue waits after a sign of danger. */
export function askFromCaseworker(
  document: CitizenDocument,
  context: Context,
  question: Pick<Matter, 'line' | 'staff' | 'text'>,
): CitizenDocument {
  const at = context.clock.now();
  const matter: Matter = { ...question, kind: 'caseworker-question', id: `m${document.matters.length + 1}`, at };
  const asked = { ...document, matters: [...document.matters, matter] };
  // One question at a time: another one waits behind the one that is open.
  return document.state?.status === 'held' || openMatter(document) !== undefined ? asked : showMatter(asked, context);
}

/** Shows the oldest open matter in place of the script's question. */
export function showMatter(document: CitizenDocument, context: Context): CitizenDocument {
  const matter = openMatter(document);
  if (matter === undefined) return document;
  const told = appendBot(document, context, [{ key: 'app.plan.asked' }], { plan: true });
  const entry = {
    at: context.clock.now(),
    from: 'staff',
    channel: 'desk',
    staff: matter.staff,
    text: matter.text,
    asks: matter.id,
  } as const;
  const asked = append(told, entry);
  return { ...asked, card: { position: asked.transcript.at(-1)!.position, card: cardOf(matter, asked, context) } };
}

/** The citizen's newest entry answers the open matter: the caseworker is told, and what was open before is asked again. */
export function answerMatter(document: CitizenDocument, context: Context): CitizenDocument {
  const matter = openMatter(document);
  if (matter === undefined) return document;
  const at = context.clock.now();
  const answered = document.transcript.at(-1)?.position ?? 0;
  const matters = document.matters.map((one) => (one.id === matter.id ? { ...one, answered } : one));
  const { card: _closed, ...rest } = document;
  const closed = { ...rest, matters, plans: closeQuestion(document.plans, matter.line) };
  const thanked = raiseTask(appendBot(closed, context, [{ key: 'app.plan.answered' }], { plan: true }), { kind: 'submitted', at });
  if (openMatter(thanked) !== undefined) return showMatter(thanked, context);
  return thanked.state?.status === 'open' ? takeTurn(thanked, context, { kind: 'command', command: 'repeat', at }) : thanked;
}

function cardOf(matter: Matter, document: CitizenDocument, context: Context): Card {
  const { catalogue, language, standing } = renderContextOf(context, document);
  const text = (key: string): string => catalogue.text(language, key, standing);
  return {
    token: matter.id,
    key: matter.line,
    kind: 'caseworker-question',
    tries: 0,
    question: matter.text,
    free: text('app.free'),
    progress: { at: 1, of: 1, text: '' },
    options: [],
    ordered: false,
    passes: [{ value: { none: 'skipped' }, label: text('app.without.skipped.label') }],
    lines: [],
    submit: text('app.submit.text'),
    sensitive: true,
  };
}
