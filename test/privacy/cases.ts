/** For every route that takes something: bodies with marks in every place where words may stand, and who sends them. */
import { cpr, said, token, words, name, phone } from './marks.ts';

export type As = 'nobody' | 'citizen' | 'staff' | 'secret' | 'publisher' | 'operator';
export interface Case {
  readonly as: As;
  readonly body: unknown;
  /** Sent as a form. */
  readonly form?: true;
  /** What stands for `:id`; else the marks do. */
  readonly own?: true;
}

const line = '/v3/directline';
const client = { clientActivityID: 'canary' };
const message = { type: 'message', from: { id: said, name }, locale: 'da' };
const onLine = { line: said.slice(0, 60), hash: said.slice(0, 60) };
/** Who publishes is named in the versions; a number is no part of a name. */
const who = { by: `Redaktør ${cpr}`, note: `Efter ${cpr}` };
const step = { script: 'intake', key: 'goal.why' };
const verifier = 'verifier-of-one-browser-and-no-other-0123456789';
const challenge = 'x'.repeat(43);
const staff = (body: unknown): Case => ({ as: 'staff', own: true, body });
const citizen = (body: unknown): Case => ({ as: 'citizen', own: true, body });
const publisher = (body: unknown): Case => ({ as: 'publisher', body });
const operator = (body: unknown): Case => ({ as: 'operator', body });

/** By route. A route that takes something and is not here fails the test. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  [`POST ${line}/tokens/generate`]: [
    { as: 'nobody', body: { user: { id: said, name: said }, locale: 'da' } },
    { as: 'secret', body: { user: { id: said.slice(0, 90) } } },
  ],
  [`POST ${line}/tokens/refresh`]: [{ as: 'citizen', body: { token, said } }],
  [`POST ${line}/conversations`]: [
    { as: 'citizen', body: { user: { id: said } } },
    { as: 'nobody', body: {} },
  ],
  [`POST ${line}/conversations/:id/activities`]: [
    citizen({ ...message, text: said, channelData: client }),
    citizen({ ...message, text: said, channelData: { clientActivityID: said } }),
    citizen({ ...message, type: 'event', name: said, value: said }),
    citizen({ ...message, text: '', value: { medspil: { reply: { token: said, value: said, other: said }, label: said } } }),
    citizen({ ...message, text: said, value: { medspil: { command: 'help', target: said, label: said } } }),
    citizen({ ...message, text: said, value: { medspil: { command: said } } }),
    citizen({ ...message, type: said, text: said }),
  ],
  'POST /api/citizen/plan/agreement': [citizen({ line: said, of: said, answer: 'commented', comment: said })],
  'POST /api/citizen/plan/release': [citizen({ line: said, of: said, released: true })],
  'POST /api/citizen/join': [citizen({ thread: token })],
  'POST /api/citizen/remember': [citizen({ said })],
  'POST /api/citizen/session': [{ as: 'nobody', body: { code: said, verifier } }],
  'POST /api/citizen/invitation': [
    { as: 'nobody', body: { secret: said, challenge } },
    { as: 'nobody', body: { secret: 'A'.repeat(22), challenge } },
  ],
  'POST /signin/code': [
    { as: 'nobody', form: true, body: { code: said, return: 'OWN', challenge, lang: said.slice(0, 30) } },
    { as: 'nobody', form: true, body: { code: 'A'.repeat(22), return: 'OWN', challenge } },
    { as: 'nobody', form: true, body: { code: said, return: `https://evil.example/?${said}`, challenge } },
  ],
  'POST /signin/mitid/invitation': [
    { as: 'nobody', body: { secret: said } },
    { as: 'nobody', body: { secret: 'A'.repeat(22) } },
  ],
  'POST /api/staff/demo': [{ as: 'nobody', body: { caseworker: said } }],
  'POST /api/staff/leave': [{ as: 'nobody', body: { said } }],
  'POST /api/staff/citizens': [staff({ name: said, language: 'da' }), staff({ name: `${name} ${words} ${phone}`, language: 'da' })],
  'POST /api/staff/citizens/:id/invitation': [staff({ said })],
  'POST /api/staff/citizens/:id/commands': [
    { kind: 'accept', ...onLine },
    { kind: 'edit', ...onLine, text: said, reason: said },
    { kind: 'ask', ...onLine, question: said },
    { kind: 'not-now', ...onLine, reason: said },
    { kind: 'confirm', draft: said, reason: said },
    { kind: 'close-task', task: said },
    { kind: 'start', script: said, given: { [said.slice(0, 40)]: said } },
    { kind: 'start', script: 'check-in', given: { step: said } },
    { kind: said },
  ].map(staff),
  'POST /api/scripts/publish': [
    publisher({ ...who, sources: { 'dialogs/intake.yaml': said } }),
    publisher({ ...who, sources: { 'dialogs/intake.yaml': `id: ${words}\n` } }),
    publisher({ ...who, sources: { [said]: said } }),
  ],
  'POST /api/scripts/rollback': [publisher({ ...who, number: 1 }), publisher({ ...who, number: 99 })],
  'POST /api/scripts/withdraw': [publisher({ ...who, ...step }), publisher({ ...who, script: words, key: `${words}.${words}` })],
  'POST /api/scripts/restore': [publisher({ ...who, ...step })],
  'POST /api/scripts/list': [publisher({}), publisher({ said })],
  'POST /api/operator/citizen-export': [
    operator({ citizen: said.slice(0, 200), by: `Mette ${cpr}` }),
    publisher({ citizen: said, by: said }),
  ],
  'POST /api/operator/citizen-erase': [operator({ citizen: said.slice(0, 200), by: `Mette ${cpr}`, reason: said })],
  'POST /api/operator/audit-verify': [operator({}), operator({ said })],
  'POST /api/operator/outbox-status': [operator({}), operator({ said })],
  'POST /api/operator/outbox-release': [operator({}), operator({ said })],
  'POST /api/operator/store-dump': [operator({ said }), publisher({})],
};
