/** Different citizens: what each does when a question is before them. */
import type { Command } from '../../engine/input.ts';
import { sameValue } from '../../engine/answers.ts';
import type { Value } from '../../engine/state.ts';
import { answersTo, type Answering } from './answers.ts';
import { atLength, inShort, tapped, type View } from './saying.ts';

/** The citizens there are: few words; many words; lost; changes mind; away for days; passes everything by. */
export const citizenKinds = ['terse', 'chatty', 'lost', 'changes-mind', 'silent', 'skips-all'] as const;
/** Wire word of a citizen. */
export type CitizenKind = (typeof citizenKinds)[number];

/**
 * What a citizen does next. `pieces`: written as several messages, one right after the other. `away`: closes the page and comes back after
 * so many days.
 */
export type Act =
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'pieces'; readonly texts: readonly string[] }
  | { readonly kind: 'tap'; readonly answering: Answering }
  | { readonly kind: 'command'; readonly command: Command; readonly target?: string }
  | { readonly kind: 'away'; readonly days: number };

/** One citizen in one conversation. What is remembered of it lies in the function. */
export type Citizen = (view: View) => Act;

/** Detours of one conversation: everybody comes to an end of being lost, or of changing their mind. */
const mostDetours = 8;

/** A citizen at the beginning of a conversation. */
export function citizenOf(kind: CitizenKind): Citizen {
  const behaviour = behaviourOf(kind);
  // Whoever was not understood twice looks at the buttons.
  return (view) => (view.question.tries >= 2 || view.question.kind === 'change' ? tap(view) : behaviour(view));
}

function behaviourOf(kind: CitizenKind): Citizen {
  switch (kind) {
    case 'terse':
      return (view) => write(passing(view, 0.15) ?? inShort(view));
    case 'chatty':
      return (view) => inPieces(view, passing(view, 0.05) ?? atLength(view));
    case 'lost':
      return detouring(0.35, lose, (view) => write(inShort(view)));
    case 'changes-mind':
      return wavering();
    case 'silent':
      return detouring(0.25, leave, (view) => (view.chance.maybe(0.5) ? tap(view) : write(inShort(view))));
    case 'skips-all':
      return (view) => write(passing(view, 1) ?? inShort(view));
    default:
      return kind satisfies never;
  }
}

function write(text: string): Act {
  return { kind: 'write', text };
}

/** A story comes as one message or as several. */
function inPieces({ question, chance }: View, text: string): Act {
  const texts = text.split(/(?<=\.) /);
  return question.kind === 'text' && texts.length > 1 && chance.maybe(0.4) ? { kind: 'pieces', texts } : write(text);
}

function tap(view: View): Act {
  const answering = tapped(view);
  return answering === undefined ? { kind: 'command', command: 'resume' } : { kind: 'tap', answering };
}

/** The words on the button of a way past, where there is one. */
function passing({ card, chance }: View, share: number): string | undefined {
  return card.passes.length > 0 && chance.maybe(share) ? chance.pick(card.passes).label : undefined;
}

/** One behaviour now and then, another otherwise. */
function detouring(share: number, detour: Citizen, usual: Citizen): Citizen {
  let left = mostDetours;
  return (view) => {
    if (left === 0 || !view.chance.maybe(share)) return usual(view);
    left -= 1;
    return detour(view);
  };
}

/** Asks for help, to hear it again or for a person, in words; says what is no answer; answers in the wrong kind. */
function lose({ vocabulary, phrases, chance, question }: View): Act {
  const words = [vocabulary.commands.help, vocabulary.commands.repeat, vocabulary.commands.person, vocabulary.without.unknown];
  const wrongKind =
    question.kind === 'scale' || question.kind === 'number' ? chance.pick(phrases.short) : chance.pick(['42', '7-8', '12/3']);
  return write(chance.pick([chance.pick(chance.pick(words)), chance.pick(phrases.unclear), wrongKind]));
}

/** Takes only a portion where one is offered, pauses in words, or is gone for days without a word. */
function leave({ vocabulary, chance, question }: View): Act {
  if (question.portion === true && chance.maybe(0.5)) return { kind: 'command', command: 'portion' };
  if (chance.maybe(0.4)) return write(chance.pick(vocabulary.commands.pause));
  return { kind: 'away', days: 1 + Math.floor(chance.next() * 40) };
}

/** Goes back, changes an answer, and later changes it back to what it was. */
function wavering(): Citizen {
  let left = mostDetours;
  let regretted: { readonly key: string; readonly was: Value } | undefined;
  return (view) => {
    const { question, chance } = view;
    const { key, standing } = question;
    if (standing !== undefined) {
      const restored = regretted?.key === key ? regretted.was : undefined;
      regretted = restored === undefined ? { key, was: standing } : undefined;
      return restored === undefined ? another(view, standing) : back(view, restored);
    }
    if (left === 0 || !chance.maybe(0.3)) return chance.maybe(0.5) ? tap(view) : write(inShort(view));
    left -= 1;
    if (regretted !== undefined && chance.maybe(0.6)) return { kind: 'command', command: 'change', target: regretted.key };
    return { kind: 'command', command: chance.pick(['back', 'change']) };
  };
}

/** Any answer but the one that stands. */
function another(view: View, standing: Value): Act {
  const others = answersTo(view.question, view.at).filter(({ value }) => !sameValue(value as Value, standing));
  return others.length === 0 ? tap(view) : { kind: 'tap', answering: view.chance.pick(others) };
}

/** The answer that stood before. */
function back(view: View, was: Value): Act {
  const answering = answersTo(view.question, view.at).find(({ value }) => sameValue(value as Value, was));
  if (answering !== undefined) return { kind: 'tap', answering };
  return typeof was === 'string' && view.question.kind === 'text' ? write(was) : tap(view);
}
