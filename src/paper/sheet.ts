/**
 * The plan as a sheet of paper, before anything is drawn: the same sections, words and order for the page to print and for the PDF. What a
 * reader may see has been decided before: it is built from what `viewFor` gives and from nothing else.
 */
import type { Group } from '../plan/document.ts';

/** What a line says, or what stands beside it. The citizen's part is `quote`, `chosen` and `scale`: the blue pen. */
export type Block =
  /** Verbatim words. `note`: who wrote them down, where it was not the citizen. */
  | { readonly kind: 'quote'; readonly text: string; readonly note?: string }
  | { readonly kind: 'chosen'; readonly text: string }
  /** A number from 0 to 10; `text` has it in words. */
  | { readonly kind: 'scale'; readonly value: number; readonly text: string; readonly note?: string }
  /** How a question was passed by, or a caseworker's wording that stands where the choice stood. */
  | { readonly kind: 'plain'; readonly text: string; readonly quiet: boolean }
  /** Something short with what it is about, in one line: "Fylder lige nu 7 af 10". */
  | { readonly kind: 'fact'; readonly label: string; readonly text: string; readonly own: boolean }
  /** What does not come from the citizen: a suggestion, a caseworker's own line. `label` says so. */
  | { readonly kind: 'idea'; readonly label: string; readonly text: string }
  | ChangeBlock;

/** A caseworker's change: what it was or what it is to be, why, and what the citizen says to it. It stays with its line. */
export interface ChangeBlock {
  readonly kind: 'change';
  readonly fields: readonly { readonly label: string; readonly text: string; readonly own: boolean }[];
  readonly answer?: string;
  /** The citizen's own words to it. */
  readonly comment?: string;
}
/** One line under its heading; without one where the section's heading says it. */
export interface SheetEntry {
  readonly heading?: string;
  readonly blocks: readonly Block[];
}
/** One barrier: its name, then own words and weight on one side and what helps on the other. */
export interface Pair {
  readonly name: readonly Block[];
  readonly left: readonly SheetEntry[];
  readonly right: readonly SheetEntry[];
}
/** A chosen offer, with its place in the citizen's order. */
export interface Offer {
  readonly order?: number;
  readonly blocks: readonly Block[];
  readonly entries: readonly SheetEntry[];
}

/** A part of the sheet. `lines` is every group that is drawn line by line; the job goal is the largest text there is. */
export type Section =
  | {
      readonly kind: 'job-goal' | 'lines' | 'step';
      readonly group: Group;
      readonly heading: string;
      readonly entries: readonly SheetEntry[];
    }
  | { readonly kind: 'barriers'; readonly group: Group; readonly heading: string; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'offers';
      readonly group: Group;
      readonly heading: string;
      readonly note?: string;
      readonly offers: readonly Offer[];
      readonly entries: readonly SheetEntry[];
    };

/** Somebody to call. Without a number there is a line to write it on, with `blank` under it. */
export interface Person {
  readonly role: string;
  readonly name: string;
  readonly phone?: string;
  /** `tel:` address and what a screen reader says of it. */
  readonly call?: { readonly to: string; readonly says: string };
  readonly hours?: string;
  readonly blank?: string;
}

/** A whole sheet. All words are in `language`; lines may hold words in others, and keep their own direction. */
export interface Sheet {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Quotation marks of the language, opening and closing. */
  readonly marks: readonly [string, string];
  readonly title: string;
  /** How far the plan has come, with its date. */
  readonly status: string;
  /** It does not count, or counts no longer: said in a frame, so that nobody takes it for the plan. */
  readonly counts: boolean;
  readonly reason?: { readonly label: string; readonly text: string };
  /** In the order of the plan: job goal, goals, what works, barriers, offers, contact, mentor, the small step. */
  readonly sections: readonly Section[];
  readonly people: { readonly heading: string; readonly list: readonly Person[] };
  readonly foot: readonly string[];
  /** Where the plan is found on the web. */
  readonly online?: { readonly text: string; readonly url: string };
  /** Said once where a character could not be printed. */
  readonly unknown: string;
  /** "Side 1 af 2", by page. */
  readonly page: (page: number, pages: number) => string;
}

/** Stands for a character that no letters are there for. */
export const unknownMark = '\u25a1';

/** Quotation marks by language; where it is not known, those of the house's first language. */
export function marksOf(language: string): readonly [string, string] {
  const marks: Readonly<Record<string, readonly [string, string]>> = {
    da: ['\u00bb', '\u00ab'],
    en: ['\u201c', '\u201d'],
    ar: ['\u201c', '\u201d'],
    uk: ['\u00ab', '\u00bb'],
  };
  return marks[language.split('-')[0] ?? ''] ?? ['\u00bb', '\u00ab'];
}

/** `tel:+4512345678` for `12 34 56 78`: eight digits are a Danish number. */
export function telephone(number: string): string {
  const digits = number.replaceAll(/[^\d+]/g, '');
  return `tel:${digits.length === 8 ? `+45${digits}` : digits}`;
}

const neighbours: readonly (readonly [Group, Group])[] = [
  ['goal', 'strength'],
  ['contact', 'mentor'],
];

/** Rows of sections: two that belong together stand side by side where there is room, and are read one after the other. */
export function sideBySide(sections: readonly Section[]): readonly (readonly Section[])[] {
  const rows: Section[][] = [];
  for (const section of sections) {
    const last = rows.at(-1);
    const beside = last?.length === 1 && neighbours.some(([one, other]) => last[0]?.group === one && section.group === other);
    if (beside) last.push(section);
    else rows.push([section]);
  }
  return rows;
}

/** How large the job goal is written: the largest text there is, unless it is long. `length` in characters. */
export function goalSize(length: number): 'large' | 'medium' | 'small' {
  if (length <= 80) return 'large';
  return length <= 200 ? 'medium' : 'small';
}

/** A text with the telephone numbers in it told apart: they are written from left to right, whatever stands around them. */
export function withNumbers(text: string): readonly { readonly text: string; readonly number: boolean }[] {
  return text
    .split(/(\+?\d[\d -]{5,}\d)/)
    .map((part, index) => ({ text: part, number: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
