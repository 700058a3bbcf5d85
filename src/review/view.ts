/** The review page as data: the draft line by line, beside the conversation it comes from. */
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { renderContextOf } from '../conversation/entries.ts';
import { givenFrom } from '../conversation/matters.ts';
import { tookShortWay } from '../conversation/more.ts';
import { startable } from '../conversation/scripts.ts';
import { isHeld, threadsOf } from '../conversation/threads.ts';
import { entriesAfter } from '../conversation/transcript.ts';
import { needsReason, refusalsOf, standingPlan, warningsOf } from '../plan/confirm.ts';
import type { Line, Plan } from '../plan/document.ts';
import { draftHash } from '../plan/hash.ts';
import { decisionOn, lineState } from '../plan/standing.ts';
import { viewFor, type LineView } from '../plan/view.ts';
import { headings, staffName } from './names.ts';
import { openTasks } from './tasks.ts';
import { confirmFacts } from './facts.ts';
import type { Review, ReviewEntry, ReviewLine } from './views.ts';

/** Bytes of JSON that lines and conversation may fill, so that the body stays under 64 kB. */
const bodyBytes = 56_000;
/** However long the lines are, as much of the conversation is shown. */
const leastConversation = 8_000;

/** What the caseworker sees. The newest part of the conversation, where the whole is too long for one answer. */
export async function reviewOf(context: Context, document: CitizenDocument): Promise<Review> {
  const entries = await entriesAfter(context, document, 0);
  const plan = document.plans.at(-1);
  const facts = confirmFacts(document, context.scripts.main.dialogue);
  const lines = plan === undefined ? [] : reviewLines(context, plan, entries);
  const confirmed = confirmation(context, document);
  const left = Math.max(leastConversation, bodyBytes - bytes(lines));
  return {
    demo: context.demo,
    citizen: document.citizen,
    name: document.name,
    language: document.language,
    planStatus: plan?.status ?? 'none',
    ...(plan !== undefined && { draftHash: draftHash(plan) }),
    lines,
    groups: headings(renderContextOf(context, document), lines),
    conversation: newest(entries.map(reviewEntry), left),
    tasks: openTasks(document),
    held: isHeld(document),
    ...(tookShortWay(document, context) && { short: true }),
    startable: startableNow(context, document),
    forMentor: (standingPlan(document.plans) ?? plan)?.lines.some(({ released }) => released.includes('mentor')) === true,
    refusals: refusalsOf(plan, facts),
    warnings: warningsOf(facts),
    needsReason: needsReason(plan),
    ...(confirmed !== undefined && { confirmed }),
  };
}

/** What may be started: not twice at once. A text that a script asks to be given and the plan does not hold is written by the caseworker. */
function startableNow(context: Context, document: CitizenDocument): Review['startable'] {
  const open = new Set(threadsOf(document).map(({ script }) => script));
  return startable(context).flatMap((script) => {
    if (open.has(script)) return [];
    const held = givenFrom(document, context, script);
    const wanted = context.scripts.find(script)?.dialogue.script.given ?? [];
    return [{ script, asks: wanted.flatMap(({ id, is }) => (is === 'text' && held[id] === undefined ? [id] : [])) }];
  });
}

function reviewLines(context: Context, plan: Plan, entries: readonly Entry[]): readonly ReviewLine[] {
  const views = new Map(viewFor(plan, 'caseworker', staffName(context)).lines.map((view) => [view.id, view]));
  return plan.lines.flatMap((line) => {
    const view = views.get(line.id);
    return view === undefined ? [] : [reviewLine(plan, line, view, entries)];
  });
}

function reviewLine(plan: Plan, line: Line, view: LineView, entries: readonly Entry[]): ReviewLine {
  const decision = decisionOn(plan, line);
  const source = sourceOf(line, entries);
  return {
    ...view,
    hash: line.hash,
    ...(source !== undefined && { source }),
    offered: line.provenance.by === 'chosen' ? line.provenance.offered : [],
    state: lineState(plan, line),
    ...(decision?.kind === 'ask' && { question: decision.question }),
  };
}

/** The citizen's entry that the answer was given in: the newest one before what the bot said in that turn. */
function sourceOf(line: Line, entries: readonly Entry[]): number | undefined {
  if (!('turn' in line.provenance)) return undefined;
  const { turn } = line.provenance;
  const reply = entries.find((entry) => entry.from === 'bot' && entry.turn >= turn);
  return entries.findLast((entry) => entry.from === 'citizen' && (reply === undefined || entry.position < reply.position))?.position;
}

function reviewEntry(entry: Entry): ReviewEntry {
  const { position, from, at, channel, text } = entry;
  return { position, from, at, channel, text, ...(isTapped(entry) && { chosen: true }) };
}

/** A reply that brings own words has been written, whichever way it came. */
function isTapped({ reply, command, text }: Entry): boolean {
  if (command !== undefined) return true;
  return reply !== undefined && reply.other === undefined && reply.value !== text;
}

function newest(entries: readonly ReviewEntry[], limit: number): readonly ReviewEntry[] {
  let left = limit;
  const first = entries.findLastIndex((entry) => (left -= bytes(entry) + 1) < 0);
  return entries.slice(first + 1);
}

function bytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function confirmation(context: Context, document: CitizenDocument): Review['confirmed'] {
  const confirmed = standingPlan(document.plans)?.confirmed;
  if (confirmed === undefined) return undefined;
  const { at, staff, handedOver } = confirmed;
  return { at, staff: staffName(context)(staff), ...(handedOver !== undefined && { handedOver: handedOver.at }) };
}
