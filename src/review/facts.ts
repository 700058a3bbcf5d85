import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { Dialogue } from '../engine/dialogue.ts';
import { fold } from '../engine/fold.ts';
import { onlyFillers } from '../engine/lexicon.ts';
import type { ConfirmFacts } from '../plan/confirm.ts';

/**
 * What confirming has to know beside the plan: messages that nobody has closed, and whether only thanks came since it was sent. What
 * is thanks the dialogue decides, by the polite words of the language; everything else it has raised as a task.
 */
export function confirmFacts(document: CitizenDocument, dialogue: Dialogue): ConfirmFacts {
  const openMessages = document.tasks.filter((task) => task.kind === 'message' && task.closed === undefined).length;
  const plan = document.plans.at(-1);
  if (plan === undefined || plan.status === 'draft' || openMessages > 0) return { openMessages, thanksOnly: false };
  const since = document.transcript.filter((entry) => isFree(entry) && entry.at > plan.submitted);
  return { openMessages, thanksOnly: since.length > 0 && since.every((entry) => isThanks(entry, dialogue)) };
}

/** Written by the citizen, not tapped. */
function isFree(entry: Entry): boolean {
  return entry.from === 'citizen' && entry.reply === undefined && entry.command === undefined;
}

function isThanks(entry: Entry, dialogue: Dialogue): boolean {
  const lexicon = dialogue.lexicon[entry.language];
  const folded = fold(entry.text);
  return folded === '' || (lexicon !== undefined && onlyFillers(folded, lexicon));
}
