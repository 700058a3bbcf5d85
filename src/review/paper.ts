/** The plan on paper: which plan, for whom, in whose words. What a reader may see is what `viewFor` gives. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import { changeDocument } from '../conversation/change.ts';
import type { Context } from '../conversation/context.ts';
import { renderContextOf } from '../conversation/entries.ts';
import { contactOf, inLanguage } from '../conversation/standing.ts';
import type { RenderContext } from '../messages/types.ts';
import { sheetOf, type Contact, type PaperWords } from '../paper/build.ts';
import { directionOf } from '../paper/direction.ts';
import type { Sheet } from '../paper/sheet.ts';
import { standingPlan } from '../plan/confirm.ts';
import type { Audience, Plan } from '../plan/document.ts';
import { viewFor, type PlanView } from '../plan/view.ts';
import { mentorOf, staffName } from './names.ts';
import type { Who } from './review.ts';

/** Which paper. Without a revision it is the plan that counts: the confirmed one, or the draft where none is confirmed. */
export interface PaperWanted {
  readonly revision?: number;
  /** Where the plan is found on the web. */
  readonly url?: string;
}

/** The citizen's own paper. Absent for an unknown citizen, an unknown revision, and while there is no line to print. */
export async function citizenPaper(context: Context, citizen: string, wanted: PaperWanted): Promise<Sheet | undefined> {
  const stored = await context.store.read(context.municipality.id, citizen);
  // A thread that has become part of a citizen's own is no more.
  return stored === undefined || stored.document.joined !== undefined
    ? undefined
    : paperOf(context, stored.document, { ...wanted, audience: 'citizen' });
}

/**
 * The paper that a caseworker hands over, to the citizen or, with the lines that the citizen has released, to the mentor. It is recorded who
 * took it and for whom. Absent as for the citizen, and for a citizen who is not the caseworker's own.
 */
export async function staffPaper(
  context: Context,
  who: Who,
  wanted: PaperWanted & { readonly audience: Audience },
): Promise<Sheet | undefined> {
  return changeDocument<Sheet | undefined>(context, who.citizen, (document) => {
    const sheet = document.caseworker === who.caseworker ? paperOf(context, document, wanted) : undefined;
    const plan = planOf(document, wanted.revision);
    if (sheet === undefined || plan === undefined) return { kind: 'keep', result: undefined };
    const audit = [{ at: context.clock.now(), actor: who.caseworker, action: `plan.printed.${wanted.audience}`, object: plan.id }];
    return { kind: 'change', document, audit, quiet: true, result: sheet };
  });
}

/** The words of the sheet, in the citizen's language. */
export function paperWords({ catalogue, language, standing }: RenderContext): PaperWords {
  const text = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    catalogue.text(language, key, { ...standing, ...params });
  return {
    language,
    direction: directionOf(language),
    say: (key, params) => text(`app.paper.${key}`, params),
    heading: (group) => text(`app.plan.heading.${group}`),
  };
}

function paperOf(context: Context, document: CitizenDocument, wanted: PaperWanted & { readonly audience: Audience }): Sheet | undefined {
  const plan = planOf(document, wanted.revision);
  if (plan === undefined) return undefined;
  const view = viewFor(plan, wanted.audience, staffName(context));
  if (view.lines.length === 0) return undefined;
  const reader = {
    audience: wanted.audience,
    people: contacts(context, document, { view, audience: wanted.audience }),
    ...(wanted.url !== undefined && { url: wanted.url }),
  };
  return sheetOf(view, reader, paperWords(renderContextOf(context, document)));
}

function planOf({ plans }: CitizenDocument, revision: number | undefined): Plan | undefined {
  if (revision !== undefined) return plans.find((plan) => plan.revision === revision);
  return standingPlan(plans) ?? plans.at(-1);
}

/** The caseworker, and for the citizen the mentor once the plan is confirmed. */
function contacts(
  context: Context,
  document: CitizenDocument,
  { view, audience }: { readonly view: PlanView; readonly audience: Audience },
): readonly Contact[] {
  const { name, phone, hours } = contactOf(context.municipality, document);
  const caseworker: Contact = { role: 'caseworker', name, phone, hours: inLanguage(hours, document.language) };
  const mentor = audience === 'mentor' ? undefined : mentorOf(view);
  return mentor === undefined ? [caseworker] : [caseworker, { role: 'mentor', name: mentor }];
}
