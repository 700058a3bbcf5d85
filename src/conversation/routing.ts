/** Which of a citizen's dialogues a message goes to, and what it says together with the pieces before it. */
import type { Command } from '../engine/input.ts';
import { hear } from '../engine/lexicon.ts';
import { recogniseCommand } from '../engine/recognise.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import type { Inbound } from './inbound.ts';
import { tookShortWay } from './more.ts';
import { focusOf, isHeld, planThread, threadByToken, type Thread } from './threads.ts';

/**
 * The dialogue that a message goes to: a tap goes to its own question, and what is written to the question that is shown; where none is, to
 * the dialogue in focus. While the conversation waits after a sign of danger, everything goes to the one that waits. Who wants to change an
 * answer where none has been given yet means one of the plan's own, and whoever wants to tell more means the plan.
 */
export function threadFor(document: CitizenDocument, context: Context, inbound: Inbound): Thread {
  if (isHeld(document)) return focusOf(document);
  const token = inbound.reply?.token ?? document.card?.card.token;
  const named = token === undefined ? undefined : threadByToken(document, token);
  const thread = named ?? focusOf(document);
  if (thread.matter === undefined) return thread;
  const wanted = commandIn(document, context, inbound);
  const isOfPlan = (wanted === 'change' && !hasAnswers(thread)) || (wanted === 'more' && tookShortWay(document, context));
  return isOfPlan ? planThread(document) : thread;
}

function commandIn(document: CitizenDocument, context: Context, { command, text, reply }: Inbound): Command | undefined {
  if (command !== undefined) return command.command;
  const lexicon = context.scripts.main.dialogue.lexicon[document.language];
  const own = reply === undefined || reply.value === text;
  return own && lexicon !== undefined ? recogniseCommand(hear(text, lexicon), lexicon)?.command : undefined;
}

/** What was given to a dialogue, and what it said, are no answers of the citizen's. */
export function hasAnswers({ state }: Pick<Thread, 'state'>): boolean {
  return Object.entries(state?.answers ?? {}).some(
    ([section, answers]) => section !== 'given' && Object.values(answers).some(({ value }) => value !== 'said'),
  );
}

/** The pieces of an answer that are waiting to be joined: danger may lie in what they say together, and in none of them alone. */
export function waitingPieces(document: CitizenDocument): readonly string[] {
  const open = focusOf(document).state?.open;
  return open?.kind === 'step' ? (open.burst?.parts ?? []) : [];
}
