/** What a script's names mean: which answer a reference stands for, and whether it may be read from where it stands. */
import type { Code } from '../messages/codes.ts';
import { didYouMean } from '../messages/fault.ts';
import { builtinLists } from './compositions.ts';
import type { Draft, DraftRepeat, Outline } from './draft.ts';
import type { Finding } from './report.ts';
import type { RawOptions } from './shape.ts';

/** An answer by its full key. */
export interface KnownAnswer {
  readonly key: string;
  /** `broken`: its shape is faulty, so that nothing is known of it. */
  readonly kind: string;
  /** Place in the order of the script. */
  readonly index: number;
  readonly loop?: string;
  /** The ids that may be answered, where the script itself says which. */
  readonly ids?: readonly string[];
}

/** Where a reference is written. */
export interface From {
  readonly section: string;
  readonly index: number;
  readonly loop?: string;
  /** The call that put the step there: its own steps are meant first. */
  readonly call?: string;
}

/** All names of one script, for checking references in it. */
export interface Names {
  readonly answers: ReadonlyMap<string, KnownAnswer>;
  /** Lists by name, those of the house as `app.<list>`. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Index of the first step of each section. */
  readonly starts: ReadonlyMap<string, number>;
}

/** Every answer of a script in its order. */
export function namesOf(outline: Outline): Names {
  const lists = new Map<string, readonly string[]>([
    ...Object.entries(outline.lists),
    ...Object.entries(builtinLists).map(([name, ids]) => [`app.${name}`, ids] as const),
  ]);
  const answers = new Map<string, KnownAnswer>();
  const starts = new Map<string, number>();
  let index = 0;
  const add = (draft: Draft): void => {
    const key = `${draft.section}.${draft.id}`;
    const ids = idsOf(draft, lists);
    if (!answers.has(key)) {
      answers.set(key, {
        key,
        kind: draft.broken === true ? 'broken' : draft.raw.ask,
        index,
        ...(draft.loop !== undefined && { loop: `${draft.section}.${draft.loop}` }),
        ...(ids !== undefined && { ids }),
      });
    }
    index += 1;
  };
  for (const { id, raw } of outline.given) {
    const ids = raw.options === undefined ? undefined : idsAmong(raw.options, lists);
    // What is given is there before the first step.
    answers.set(`given.${id}`, { key: `given.${id}`, kind: raw.is, index: -1, ...(ids !== undefined && { ids }) });
  }
  for (const section of outline.sections) {
    starts.set(section.id, index);
    for (const item of section.items) for (const draft of isRepeat(item) ? item.drafts : [item]) add(draft);
  }
  return { answers, lists, starts };
}

/** True where an answer is known not to be one of several choices. */
export function isNoChoices(answer: KnownAnswer): boolean {
  return answer.kind !== 'choices' && answer.kind !== 'broken';
}

/** True for a loop. */
export function isRepeat(item: Draft | DraftRepeat): item is DraftRepeat {
  return 'drafts' in item;
}

function idsOf(draft: Draft, lists: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const { raw } = draft;
  if (raw.ask === 'yes-no') return ['yes', 'no'];
  if (raw.ask !== 'choice' && raw.ask !== 'choices') return undefined;
  const ids = idsAmong(raw.options, lists);
  return ids === undefined ? undefined : [...ids, ...(raw.other === undefined || raw.other === false ? [] : ['other'])];
}

function idsAmong(options: RawOptions, lists: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  return typeof options === 'string' ? lists.get(options) : undefined;
}

/** The answer, or what to tell whoever wrote the reference. */
export type Resolved = { readonly ok: true; readonly answer: KnownAnswer } | { readonly ok: false; readonly finding: Finding };

/** The answer that a reference stands for. It must be an earlier one, and not one of a round outside its repeat. */
export function resolve(names: Names, reference: string, from: From): Resolved {
  const answer = found(names, reference, from);
  if (answer === undefined) return unknown(names, reference, from);
  const no = (code: Code, message: string, mend: string): Resolved => ({ ok: false, finding: { code, message, mend } });
  if (!isReadable(answer.kind)) return no('no-answer', `"${reference}" has no answer that could be read.`, 'Name a step that is answered.');
  if (answer.index >= from.index) {
    return no('later-answer', `"${reference}" is asked only after this.`, 'Move the step that it names before this one.');
  }
  if (answer.loop !== undefined && answer.loop !== from.loop) {
    const mend = 'Read it within the repeat, where it is the answer of the round.';
    return no('outside-round', `"${reference}" is answered once for each round of a repeat.`, mend);
  }
  return { ok: true, answer };
}

function found(names: Names, reference: string, { section, call }: From): KnownAnswer | undefined {
  if (reference.includes('.')) return names.answers.get(reference);
  const own = call === undefined ? undefined : names.answers.get(`${section}.${call}-${reference}`);
  return own ?? names.answers.get(`${section}.${reference}`);
}

function unknown(names: Names, reference: string, from: From): Resolved {
  const keys = [...names.answers.keys()];
  const own = keys.filter((key) => key.startsWith(`${from.section}.`)).map((key) => key.slice(from.section.length + 1));
  const mend = didYouMean(reference, reference.includes('.') ? keys : [...own, ...keys]);
  return { ok: false, finding: { code: 'unknown-answer', message: `There is no step "${reference}".`, mend } };
}

function isReadable(kind: string): boolean {
  return !['say', 'handover', 'summary'].includes(kind);
}
