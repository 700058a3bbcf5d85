/** The small script that the conversation in the doc comment of `transcript.ts` is held in. */
import { subjectOf, type Subject } from '../engine/generated/subject.ts';

const script = `id: generated
purpose: example
owner: test
lists:
  areas: [sleep, pain, money]
given:
  step: { is: text }
sections:
  goal:
    steps:
      own-goal: { ask: text, plan: goal, shows: { step: given.step } }
      job-goal: { ask: text, unknown: true, plan: job-goal }
  barriers:
    steps:
      which: { ask: choices, options: areas, other: text, plan: "barrier[each]" }
      each:
        repeat: which
        steps:
          weight: { ask: scale, skippable: true, plan: "barrier[each].weight" }
  contact:
    steps:
      rhythm: { ask: rhythm, plan: contact }
  send:
    steps:
      read-back: { ask: summary }
`;

/** The script, ready to run. */
export function exampleSubject(): Subject {
  const words = { 'lists.areas.sleep': ['Søvn', 'sover dårligt'], 'lists.areas.money': ['Penge'] };
  return subjectOf(script, { brought: 2, wordy: true, words });
}
