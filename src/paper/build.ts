/** From the plan as one reader sees it to the sheet. */
import type { Audience, Group, PlanStatus } from '../plan/document.ts';
import type { PlanView } from '../plan/view.ts';
import type { Say } from './lines.ts';
import { sectionsOf } from './sections.ts';
import { marksOf, telephone, unknownMark, type Person, type Sheet } from './sheet.ts';

/** What the sheet needs beside the plan. */
export interface PaperWords {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Texts of `app.paper`. */
  readonly say: Say;
  readonly heading: (group: Group) => string;
}
/** A person on the sheet, as far as the house knows. */
export interface Contact {
  readonly role: 'caseworker' | 'mentor';
  readonly name: string;
  readonly phone?: string;
  readonly hours?: string;
}
/** Who reads the sheet, whom it names, and where the plan is on the web. */
export interface PaperFor {
  readonly audience: Audience;
  readonly people: readonly Contact[];
  readonly url?: string;
}

/** The sheet for one reader. `view` is what `viewFor` gave for the same audience. */
export function sheetOf(view: PlanView, reader: PaperFor, words: PaperWords): Sheet {
  const { say, language, direction } = words;
  const mentor = reader.audience === 'mentor';
  const marks = marksOf(language);
  const handed = view.confirmed?.handedOver;
  return {
    language,
    direction,
    marks,
    title: say(mentor ? 'title-mentor' : 'title'),
    status: statusOf(view, words),
    counts: view.status === 'confirmed',
    ...(view.confirmedReason !== undefined && { reason: { label: say('reason'), text: view.confirmedReason } }),
    sections: sectionsOf(view.lines, words.heading, say),
    people: { heading: say('people'), list: reader.people.map((contact) => personOf(contact, say)) },
    foot: [
      say('own', { open: marks[0], close: marks[1] }),
      ...(mentor ? [say('for-mentor')] : []),
      ...(handed === undefined ? [] : [say('handed', { date: dateOf(handed.at, words) })]),
    ],
    ...(reader.url !== undefined && { online: { text: say('online'), url: reader.url } }),
    unknown: say('unknown', { mark: unknownMark }),
    page: (page, pages) => say('page', { page, pages }),
  };
}

function statusOf(view: PlanView, words: PaperWords): string {
  const keys: Readonly<Record<PlanStatus, string>> = {
    draft: 'draft',
    submitted: 'submitted',
    returned: 'submitted',
    confirmed: 'confirmed',
    superseded: 'superseded',
  };
  return words.say(keys[view.status], view.at === undefined ? {} : { date: dateOf(view.at, words) });
}

function personOf({ role, name, phone, hours }: Contact, say: Say): Person {
  const known =
    phone === undefined ? { blank: say('blank') } : { phone, call: { to: telephone(phone), says: say('call', { name, phone }) } };
  return { role: say(role), name, ...known, ...(hours !== undefined && { hours }) };
}

/** "27. november 2026", as the day was where the plan was made. */
function dateOf(at: string, { language }: PaperWords): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(
    new Date(at),
  );
}
