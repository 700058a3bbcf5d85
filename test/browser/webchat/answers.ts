/** The same answers for every page: what is done about each question of the first conversation, by its key, and by its kind where it is new. */
import type { Card } from '../../../src/messages/card.ts';
import { text } from '../words.ts';

/** What a person does about a question, whatever the page looks like. */
export type Act =
  | { readonly do: 'write'; readonly words: string }
  /** One of the buttons. */
  | { readonly do: 'tap'; readonly label: string }
  /** Several, in this order, with own words where there is something else. */
  | { readonly do: 'pick'; readonly labels: readonly string[]; readonly other?: string }
  | { readonly do: 'rate'; readonly notch: number };

/** A page that a person answers on. Each act is done to the question that is open. */
export interface Answering {
  /** Waits until the question stands there to be answered. */
  shows(card: Card): Promise<void>;
  act(card: Card, act: Act): Promise<void>;
}

const write = (words: string): Act => ({ do: 'write', words });

const known: Readonly<Record<string, Act>> = {
  'goal.own-goal': write('Jeg vil gerne have *mere* ro på\nog komme ud'),
  'goal.why': write('Så kan jeg være der for min datter'),
  'goal.job-goal': write('Noget med dyr'),
  'strengths.works': write('Jeg går tur med hunden hver morgen'),
  'contact.mentor-qualities': write('En der er rolig og ærlig'),
  'step.small': write('Ringe til min gamle kollega'),
  'step.day': write('i morgen'),
};

/** The answer to a question, or undefined for the read-back, which is sent. */
export function answerTo(card: Card): Act | undefined {
  const [first, second] = card.options;
  switch (card.kind) {
    case 'yes-no':
      return { do: 'tap', label: text('app.yes.label') };
    case 'choices':
      return { do: 'pick', labels: [first!.label, second!.label], ...(card.other !== undefined && { other: 'Larm, om natten' }) };
    case 'scale':
      return { do: 'rate', notch: 7 };
    case 'choice':
      // Wishes have a first answer; what way to go is asked in its own tests, and passed by here.
      return /^(offers|contact)\./.test(card.key) ? { do: 'tap', label: first!.label } : passing(card);
    case 'text':
    case 'date':
    case 'number':
      return known[card.key] ?? (card.kind === 'text' ? write(`Mit svar på ${card.key}`) : passing(card));
    case 'summary':
      return undefined;
    case 'readings':
    case 'confirm':
    case 'change':
    case 'caseworker-question':
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      throw new Error(`No answer is known to a question of the kind ${card.kind}`);
    default:
      return card.kind satisfies never;
  }
}

function passing({ passes, options }: Card): Act {
  return { do: 'tap', label: (passes[0] ?? options[0])!.label };
}
