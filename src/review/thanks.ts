/** Telling a mere "tak" from a message that somebody has to answer. */
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { ConfirmFacts } from '../plan/confirm.ts';

/** Words of which a mere thank-you is made. Any other word makes it a message to be read. */
const thanks = new Set(['tak', 'takker', 'thanks', 'thank', 'thx']);
const around = new Set(
  [
    'mange',
    'tusind',
    'tusinde',
    'selv',
    'okay',
    'ok',
    'fint',
    'super',
    'godt',
    'dejligt',
    'for',
    'det',
    'hjælpen',
    'skal',
    'du',
    'have',
  ].concat(['i', 'lige', 'you', 'so', 'very', 'much', 'many', 'great', 'good', 'fine', 'the', 'help', 'a', 'lot']),
);

/** True for "tak", "mange tak for hjælpen", "tak 🙂" and their like; a question mark, a number or any other word makes it false. */
export function isThanks(text: string): boolean {
  if (/[?\d]/u.test(text)) return false;
  const found = text.toLocaleLowerCase('da').match(/\p{L}+/gu) ?? [];
  return found.some((word) => thanks.has(word)) && found.every((word) => thanks.has(word) || around.has(word));
}

/** What confirming has to know beside the plan: messages that nobody has closed, and whether only thanks came since it was sent. */
export function confirmFacts(document: CitizenDocument): ConfirmFacts {
  const tasks = document.tasks.filter((task) => task.kind === 'message' && task.closed === undefined);
  const openMessages = tasks.filter((task) => !onlyThanks(document, task.position)).length;
  const plan = document.plans.at(-1);
  if (plan === undefined || plan.status === 'draft' || openMessages > 0) return { openMessages, thanksOnly: false };
  const since = document.transcript.filter((entry) => isFree(entry) && entry.at > plan.submitted);
  return { openMessages, thanksOnly: since.length > 0 && since.every((entry) => isThanks(entry.text)) };
}

/**
 * True when the message that raised a task, and all that was written since, is thanks. The task names the last entry of its turn, so
 * the message is the citizen's newest one up to there. One that has left the hot transcript is not passed over because it is old.
 */
function onlyThanks(document: CitizenDocument, position: number): boolean {
  const raisedBy = document.transcript.findLast((entry) => entry.from === 'citizen' && entry.position <= position);
  if (raisedBy === undefined) return false;
  const written = document.transcript.filter((entry) => entry.position >= raisedBy.position && isFree(entry));
  return written.length > 0 && written.every((entry) => isThanks(entry.text));
}

/** Written by the citizen, not tapped. */
function isFree(entry: Entry): boolean {
  return entry.from === 'citizen' && entry.reply === undefined && entry.command === undefined;
}
