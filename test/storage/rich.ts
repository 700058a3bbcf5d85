/** A document with something in every part, as a conversation leaves it. */
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Card } from '../../src/messages/card.ts';
import type { Plan } from '../../src/plan/document.ts';
import { after, at, documentOf, entry } from '../contract/fixture.ts';

const plan: Plan = {
  schema: 1,
  id: 'conversation-rich:plan:1',
  revision: 1,
  language: 'da',
  status: 'submitted',
  submitted: after(60),
  lines: [
    {
      id: 'goal',
      slot: 'goal',
      group: 'goal',
      heading: 'Mit mål',
      content: { kind: 'words', text: 'Have mere ro på' },
      provenance: { by: 'written', key: 'goal.own-goal', turn: 2 },
      released: [],
      hash: 'a1b2',
    },
  ],
  decisions: { goal: { kind: 'ask', question: 'Hvornår er der ro?', lineHash: 'a1b2', staff: 'mette', at: after(90) } },
  agreements: {},
};

const card: Card = {
  token: 'conversation-rich:3:0',
  key: 'goal.why',
  kind: 'text',
  tries: 0,
  question: 'Hvorfor betyder det noget?',
  free: 'Du kan springe over.',
  progress: { at: 2, of: 7, text: '2 af 7' },
  options: [],
  ordered: false,
  passes: [],
  lines: [],
  submit: 'Send dit svar',
  sensitive: false,
};

export const rich: CitizenDocument = documentOf('rich', {
  name: 'Åse Ærø',
  state: {
    schema: 2,
    script: 'intake',
    structure: 'f00d',
    conversation: 'conversation-rich',
    language: 'da',
    turn: 2,
    status: 'open',
    answers: { goal: { 'own-goal': { value: 'Have mere ro på', turn: 2 } }, barriers: { 'each[sleep].weight': { value: 7, turn: 2 } } },
    cursor: { step: 'goal.why' },
    open: { kind: 'step', token: 'conversation-rich:3:0', tries: 0 },
    at,
  },
  card: { position: 4, card },
  segments: [{ id: '1-2', first: 1, last: 2 }],
  transcript: [
    { ...entry(3), clientId: 'client-3', reply: { token: 'conversation-rich:2:0', value: 'Have mere ro på' } },
    { ...entry(4), from: 'bot', key: 'goal.why.ask', textHash: 'c0de', asks: 'conversation-rich:3:0' },
    { ...entry(5), from: 'staff', staff: 'mette', plan: true },
  ],
  plans: [plan],
  tasks: [{ id: 't1', kind: 'danger', at, position: 3, about: 'self-harm', closed: { at: after(9), staff: 'mette' } }],
  matters: [{ id: 'm1', script: 'question', line: 'goal', staff: 'mette', given: { question: 'Hvornår er der ro?' }, at: after(90) }],
  events: [
    { at, kind: 'answered', key: 'goal.own-goal' },
    { at: after(60), kind: 'submitted' },
  ],
});
