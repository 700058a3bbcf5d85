/** A small dialogue with every kind of step, and a Danish and an English vocabulary, for the engine's own tests. */
import type { Dialogue, DialogueData } from '../../src/engine/dialogue.ts';
import type { Vocabulary } from '../../src/engine/vocabulary.ts';
import { prepare } from '../../src/engine/prepare.ts';
import type { Condition, GivenStep, Script, Section, Step, StepBase } from '../../src/engine/script.ts';

const base: Omit<StepBase, 'id'> = { sensitive: false, skippable: false, unknown: false, declinable: false, needs: [], shows: {} };

type OwnFields<S> = Omit<S, keyof StepBase> & Partial<StepBase> & { readonly id: string };
type AnyStep = Step extends infer S ? (S extends Step ? OwnFields<S> : never) : never;

/** A step with every default filled. */
export function stepOf(step: AnyStep): Step {
  return { ...base, ...step } as Step;
}

export function sectionOf(id: string, steps: readonly AnyStep[], when?: Condition): Section {
  return { id, minutes: 2, steps: steps.map(stepOf), ...(when !== undefined && { when }) };
}

export function scriptOf(...sections: readonly Section[]): Script {
  return { id: 'small', purpose: 'test', owner: 'test', given: [], sections, migrate: [], structure: 'fixture' };
}

export function when(source: string, ...reads: readonly string[]): Condition {
  return { source, reads };
}

export const danish: Vocabulary = {
  commands: {
    back: ['tilbage', 'jeg fortrød'],
    change: ['ret', 'jeg vil ændre', 'jeg vil ændre noget'],
    repeat: ['gentag'],
    pause: ['pause', 'vi tager den en anden dag'],
    resume: ['videre', 'fortsæt'],
    portion: ['tre spørgsmål i dag'],
    more: ['jeg vil fortælle mere'],
    person: ['kan jeg tale med et menneske', 'tal med et menneske'],
    help: ['hjælp'],
    plan: ['min plan'],
    language: ['english', 'sprog'],
  },
  yes: ['ja', 'jo', 'jep', 'gerne', 'det vil jeg gerne'],
  no: ['nej', 'næ', 'det tror jeg ikke', 'ikke rigtig'],
  without: {
    skipped: ['spring over'],
    unknown: ['det ved jeg ikke', 'ved ikke', 'aner det ikke'],
    declined: ['det vil jeg ikke svare på', 'vil ikke svare'],
  },
  send: ['send', 'det passer'],
  numbers: { nul: 0, en: 1, et: 1, første: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6, syv: 7, otte: 8, ni: 9, ti: 10, 'en halv': 0.5 },
  days: { 'i dag': 0, 'i morgen': 1, 'i overmorgen': 2, 'i går': -1 },
  weekdays: [['mandag'], ['tirsdag'], ['onsdag'], ['torsdag'], ['fredag', 'fre'], ['lørdag'], ['søndag']],
  months: [
    ['januar'],
    ['februar'],
    ['marts'],
    ['april'],
    ['maj'],
    ['juni'],
    ['juli'],
    ['august'],
    ['september'],
    ['oktober'],
    ['november'],
    ['december'],
  ],
  fillers: ['tak', 'mange tak', 'nok', 'vist', 'jeg vil gerne', 'det', 'på', 'tror jeg'],
  and: ['og', 'samt'],
  or: ['eller', 'til', 'måske'],
  nothing: ['ingen', 'intet af det'],
  not: ['ikke', 'aldrig'],
  within: ['om'],
  units: { dag: 'day', dage: 'day', uge: 'week', uger: 'week', måned: 'month', måneder: 'month' },
  next: ['næste'],
  decimal: ',',
  languages: {},
  options: {
    'lists.areas.sleep': ['Søvn', 'sover dårligt'],
    'lists.areas.pain': ['Smerter', 'ondt i ryggen'],
    'lists.areas.money': ['Økonomi', 'gæld', 'regninger'],
    'lists.areas.housing': ['Bolig', 'hjemløs'],
    'app.lists.rhythm-every.weekly': ['Hver uge', 'en gang om ugen'],
    'app.lists.rhythm-every.fortnightly': ['Hver anden uge', 'hver 14. dag'],
    'app.lists.rhythm-every.monthly': ['Hver måned'],
  },
};

const english: Vocabulary = {
  ...danish,
  commands: { ...danish.commands, back: ['back'], person: ['talk to a person'], language: ['dansk'] },
  languages: {},
  yes: ['yes', 'yes please'],
  no: ['no'],
  decimal: '.',
};

export const data: DialogueData = {
  offers: [
    { id: 'coping-course', label: { da: 'Kursus i at håndtere smerter', en: 'Coping course' }, also: { da: ['mestring'] } },
    { id: 'finances', label: { da: 'Hjælp til økonomi', en: 'Help with money' } },
  ],
  mentors: [
    { id: 'anna', label: { da: 'Anna Ask', en: 'Anna Ask' } },
    { id: 'bo', label: { da: 'Bo Birk', en: 'Bo Birk' } },
  ],
  vocabulary: { da: danish, en: english },
};

export const areas = { from: 'list', list: 'areas', ids: ['sleep', 'pain', 'money', 'housing'] } as const;

/** Every kind of step in a few sections. */
export const small: Script = scriptOf(
  sectionOf('welcome', [
    { ask: 'say', id: 'hello' },
    { ask: 'yes-no', id: 'ready' },
  ]),
  sectionOf('goal', [
    { ask: 'text', id: 'own', sensitive: true, plan: 'goal' },
    { ask: 'text', id: 'why', skippable: true, sensitive: true, plan: 'goal.why', shows: { goal: 'goal.own' }, needs: ['goal.own'] },
    { ask: 'text', id: 'job', unknown: true, plan: 'job-goal' },
  ]),
  sectionOf('barriers', [
    { ask: 'yes-no', id: 'any', declinable: true },
    {
      ask: 'choices',
      id: 'which',
      options: areas,
      other: true,
      ordered: false,
      min: 1,
      max: 8,
      when: when('any == "yes"', 'barriers.any'),
      plan: 'barrier[each]',
    },
    {
      ask: 'repeat',
      id: 'each',
      over: 'barriers.which',
      max: 3,
      steps: [
        stepOf({ ask: 'scale', id: 'weight', plan: 'barrier[each].weight' }),
        stepOf({ ask: 'text', id: 'helped', skippable: true, when: when('weight >= 4', 'barriers.weight'), plan: 'barrier[each].helped' }),
      ],
    },
    {
      ask: 'choice',
      id: 'first',
      options: { from: 'answers', of: 'barriers.which' },
      other: false,
      skippable: true,
      when: when('any == "yes"', 'barriers.any'),
    },
  ]),
  sectionOf('contact', [
    {
      ask: 'choice',
      id: 'every',
      options: { from: 'list', list: 'app.rhythm-every', ids: ['weekly', 'fortnightly', 'monthly'] },
      other: false,
      plan: 'contact.every',
    },
    { ask: 'choices', id: 'offers', options: { from: 'offers' }, other: false, ordered: true, min: 0, max: 5, plan: 'offer[each]' },
    { ask: 'choice', id: 'mentor', options: { from: 'mentors' }, other: true, unknown: true, plan: 'mentor.who' },
    { ask: 'number', id: 'hours', min: 0, max: 2000, skippable: true },
    { ask: 'date', id: 'start', past: false, future: true, skippable: true, plan: 'step.when' },
  ]),
  sectionOf('send', [{ ask: 'summary', id: 'read-back' }]),
);

export const dialogue: Dialogue = prepare(small, data);

function given(id: string): GivenStep {
  return { ...base, sensitive: true, id, ask: 'given', is: 'text' };
}

/** The caseworker's question: one answer in own words. */
export const question: Dialogue = prepare(
  {
    ...scriptOf(
      sectionOf('answer', [{ ask: 'text', id: 'answer', sensitive: true, skippable: true, shows: { question: 'given.question' } }]),
    ),
    id: 'question',
    given: [given('question')],
  },
  data,
);

/** A changed line: agreed, disagreed, or to be talked about. */
export const agreement: Dialogue = prepare(
  {
    ...scriptOf(
      sectionOf('change', [
        {
          ask: 'choice',
          id: 'answer',
          options: { from: 'list', list: 'answers', ids: ['agreed', 'disagreed', 'commented'] },
          other: false,
          skippable: true,
        },
        {
          ask: 'text',
          id: 'comment',
          sensitive: true,
          skippable: true,
          when: when('answer == "disagreed" || answer == "commented"', 'change.answer'),
        },
      ]),
    ),
    id: 'agreement',
    given: [given('heading'), given('before'), given('now'), given('reason')],
  },
  data,
);
export const at = '2026-11-24T10:00:00Z';

/** How it goes with what was agreed; closes by itself after two weeks. */
export const checkIn: Dialogue = prepare(
  {
    ...scriptOf(
      sectionOf('news', [
        {
          ask: 'text',
          id: 'how',
          sensitive: true,
          skippable: true,
          when: when('answered(given.goal)', 'given.goal'),
          shows: { goal: 'given.goal' },
        },
        { ask: 'text', id: 'next', sensitive: true, skippable: true, plan: 'step' },
      ]),
      sectionOf('send', [{ ask: 'summary', id: 'read-back' }]),
    ),
    id: 'check-in',
    expires: 14,
    given: [given('goal')],
  },
  data,
);
