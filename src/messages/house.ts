/** The texts of `app.yaml`: what the engine, the conversation and the plan say in every dialogue, with the parameters of each. */
import { commands, dangers } from '../engine/input.ts';
import { groups } from '../plan/document.ts';
import type { Form } from './forms.ts';

/** Parameters that any text may use; `conversation/standing.ts` gives them. */
export const standingNames = [
  'municipality',
  'caseworker',
  'phone',
  'hours',
  'emergency',
  'suicide',
  'violence',
  'medical',
  'readers',
  'consequences',
] as const;

/** Kinds of question that a citizen answers, and so may have to be asked again. */
const askedKinds = ['text', 'choice', 'choices', 'yes-no', 'scale', 'number', 'date', 'summary'] as const;

const withParams: Readonly<Record<string, readonly string[]>> = {
  recap: ['done', 'of', 'minutes'],
  'recap-words': ['heading', 'words'],
  'portion.begun': ['count'],
  more: ['minutes'],
  'confirm.ask': ['text', 'answer'],
  progress: ['at', 'of'],
  'readings.ask': ['text'],
  'out-of-range': ['min', 'max'],
  'too-many': ['max'],
  'too-few': ['min'],
  'plan.not-now': ['reason'],
  'paper.submitted': ['date'],
  'paper.confirmed': ['date'],
  'paper.superseded': ['date'],
  'paper.handed': ['date'],
  'paper.scale': ['value'],
  'paper.anchors': ['low', 'high'],
  'paper.own': ['open', 'close'],
  'paper.call': ['name', 'phone'],
  'paper.unknown': ['mark'],
  'paper.page': ['page', 'pages'],
};

/**
 * Said in place of others where whoever writes has not signed in: nobody reads along, so none may say that somebody is told. `readers` takes
 * the place of the parameter, `send` answers whoever would send.
 */
const anonymous = [
  'readers',
  'send',
  'plan.here',
  'person.contact',
  'stuck',
  'noted',
  'held',
  ...dangers.map((about) => `danger.${about}`),
];

/** What stands on the plan on paper, beside the plan itself. */
const paper = [
  'title',
  'title-mentor',
  'draft',
  'reason',
  'in-order',
  'said',
  'suggestion',
  'from-staff',
  'before',
  'changed',
  'wording',
  'grounds',
  'agreed',
  'disagreed',
  'commented',
  'unanswered',
  'not-now',
  'people',
  'caseworker',
  'mentor',
  'blank',
  'for-mentor',
  'online',
];

const plain: readonly string[] = [
  'person.contact',
  'stuck',
  'paused',
  'resumed',
  'recap-next',
  'portion.done',
  'more-first',
  'more-none',
  'confirm.no',
  'expired',
  'aside',
  'elsewhere',
  'withdrawn',
  'held',
  'help',
  'language-changed',
  'stale',
  'noted',
  'nothing-to-change',
  'nothing-back',
  'nothing-open',
  'none-chosen',
  'changed',
  'reopened',
  'change.ask',
  'date-past',
  'date-future',
  'free',
  'other.label',
  'plan.here',
  'joined',
  ...anonymous.map((name) => `anonymous.${name}`),
  'plan.edited',
  'plan.asked',
  'plan.confirmed',
  'plan.answered',
  'yes.label',
  'no.label',
  'send.label',
  ...['skipped', 'unknown', 'declined'].map((why) => `without.${why}.label`),
  ...commands.map((command) => `commands.${command}.label`),
  ...dangers.map((about) => `danger.${about}`),
  ...askedKinds.flatMap((kind) => [`again.${kind}`, `again2.${kind}`]),
  ...[...askedKinds, 'readings', 'confirm', 'change'].map((kind) => `submit.${kind}`),
  ...groups.map((group) => `plan.heading.${group}`),
  ...['none', 'draft', 'submitted', 'returned', 'confirmed', 'superseded'].map((status) => `plan.status.${status}`),
  ...['caseworker', 'mentor'].map((role) => `plan.role.${role}`),
  ...paper.map((key) => `paper.${key}`),
];

/** What may stand in `app.yaml`, and is left out where it does not. */
const optional: readonly string[] = [
  'thanks',
  'readings.why',
  'readings.free',
  'confirm.why',
  'confirm.free',
  'change.why',
  'change.free',
  ...['skipped', 'unknown', 'declined'].map((why) => `without.${why}.line`),
];

/** Every text of `app.yaml` but for the lists. */
export const houseForms: readonly Form[] = [
  ...plain.map((name) => ({ key: `app.${name}`, required: true, params: [] })),
  ...Object.entries(withParams).map(([name, params]) => ({ key: `app.${name}`, required: true, params })),
  ...optional.map((name) => ({ key: `app.${name}`, required: false, params: [] })),
];
