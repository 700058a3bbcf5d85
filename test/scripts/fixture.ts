/** A small script with every kind of step, and its texts in two languages, without a fault. */
import { stringify } from 'yaml';
import { houseForms } from '../../src/messages/house.ts';
import { notesOf, type SourceTexts } from '../../src/messages/translation.ts';
import { builtinLists } from '../../src/scripts/compositions.ts';
import { schemaPath, scriptSchema } from '../../src/scripts/schema.ts';
import { readLocales, type Sources } from '../../src/scripts/sources.ts';

export const script = `# yaml-language-server: $schema=./script.schema.json
id: visit
purpose: Own goals become a plan draft.
owner: staff
lists:
  areas: [sleep, pain, money]
# allow slot-unfilled: a visit asks for a part of the plan only
sections:
  goal:
    minutes: 3
    steps:
      hello:    { ask: say }
      own-goal: { ask: text, sensitive: true, plan: goal }
      why:      { ask: text, sensitive: true, skippable: true, unknown: true, declinable: true, plan: goal.why, shows: { goal: own-goal } }
  barriers:
    steps:
      any:      { ask: yes-no }
      which:    { ask: choices, options: areas, other: text, ordered: true, when: any == "yes", plan: "barrier[each]" }
      each:
        repeat: which
        max: 3
        steps:
          weight: { ask: scale, plan: "barrier[each].weight" }
          helped: { ask: text, skippable: true, when: weight >= 4, plan: "barrier[each].helped" }
      worst:    { ask: choice, options: { answers: which }, when: size(which) > 1 }
      nights:   { ask: number, min: 0, max: 7, when: '"sleep" in which' }
  contact:
    steps:
      rhythm:   { ask: rhythm, plan: contact }
      mentor:   { ask: mentor, plan: mentor }
      offer:    { ask: offer, plan: offer }
      day:      { ask: date, past: false, needs: [rhythm-form] }
      call:     { ask: handover, when: barriers.any == "no" }
  send:
    steps:
      read-back: { ask: summary, sensitive: true }
`;

type Tree = { [key: string]: Tree | string | readonly string[] };

function put(tree: Tree, path: readonly string[], value: string): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) tree[first] = value;
  else {
    tree[first] ??= {};
    put(tree[first] as Tree, rest, value);
  }
}

const understand = {
  numbers: { fem: 5 },
  days: { 'i morgen': 1 },
  weekdays: [['mandag', 'man'], ['tirsdag'], ['onsdag'], ['torsdag'], ['fredag'], ['lørdag'], ['søndag']],
  months: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'].map(
    (m) => [m],
  ),
  fillers: ['tak', 'jeg vil gerne'],
  and: ['og'],
  or: ['eller'],
  nothing: ['ingen'],
  not: ['ikke'],
  within: ['om'],
  units: { uge: 'week' },
  next: ['næste'],
  decimal: ',',
};

/** `app.yaml` of a language: every text is its own key and parameters, but for those that the tests look at. */
export function appYaml(language: 'da' | 'en'): string {
  const tree: Tree = {};
  for (const { key, params, required } of houseForms) {
    const name = key.slice('app.'.length);
    if (required) put(tree, name.split('.'), [`${name}-${language}`, ...params.map((param) => `{${param}}`)].join(' '));
  }
  for (const [list, ids] of Object.entries(builtinLists))
    for (const id of ids) put(tree, ['lists', list, id, 'label'], `${list} ${id} ${language}`);
  const words = language === 'da' ? { yes: 'Ja', no: 'Nej', back: 'Tilbage' } : { yes: 'Yes', no: 'No', back: 'Back' };
  tree['yes'] = { label: words.yes, also: language === 'da' ? ['ja tak', 'jo'] : ['yeah'] };
  tree['no'] = { label: words.no };
  put(tree, ['commands', 'back', 'label'], words.back);
  put(tree, ['without', 'skipped', 'label'], language === 'da' ? 'Spring over' : 'Skip');
  put(tree, ['without', 'skipped', 'line'], language === 'da' ? 'Sprunget over' : 'Skipped');
  return stringify({ ...tree, understand });
}

/** Texts of the script in Danish; the English ones have the same keys. */
export const visitDa = `goal:
  title: Dit mål
  hello: { ask: "Hej. Jeg er en robot for {municipality}." }
  own-goal:
    ask: Hvad vil du gerne opnå?
    why: Dine egne ord står øverst i planen.
    again: Du kan skrive helt kort.
    thanks: "Du skrev: {answer}"
    line: Mit mål
  why: { ask: "Du vil gerne {goal}. Hvorfor?", line: Hvorfor, unknown: { label: Det ved jeg ikke endnu, also: [aner det ikke] } }
barriers:
  title: Det der fylder
  any: { ask: Er der noget der fylder?, line: Fylder noget }
  which: { ask: Hvad fylder?, line: Det fylder, other: Noget helt andet }
  weight: { ask: "Hvor meget fylder {each}?", line: "{each} fylder", anchors: { low: intet, middle: noget, high: alt } }
  helped: { ask: "Hvad har hjulpet med {each}?", line: "Har hjulpet med {each}" }
  worst: { ask: Hvad fylder mest?, line: Fylder mest }
  nights: { ask: Hvor mange nætter?, line: Nætter }
contact:
  title: Kontakt
  rhythm-form: { ask: Hvordan?, line: Form }
  rhythm-every: { ask: Hvor tit?, line: Hvor tit }
  mentor-wish: { ask: Vil du have en mentor?, line: Mentor }
  mentor-who: { ask: Hvem?, line: Hvem }
  mentor-qualities: { ask: Hvordan skal mentor være?, line: Egenskaber }
  mentor-known: { ask: Hvem kender du?, line: Kender }
  offer-which: { ask: Hvilke tilbud?, line: Tilbud }
  offer-tempo: { ask: Hvilket tempo?, line: Tempo }
  day: { ask: Hvilken dag?, line: Dag }
  call: { ask: Ring til os. }
send:
  title: Send
  read-back: { ask: Passer det?, send: Send min plan }
lists:
  areas:
    sleep: { label: Søvn, also: [sover dårligt], hint: At sove og hvile }
    pain: { label: Smerter }
    money: Penge
`;

export const transcripts = `- name: Hele vejen
  language: da
  talk:
    - bot: goal.own-goal
    - citizen: Ro på
    - bot: { says: goal.own-goal.thanks }
    - bot: goal.why
    - citizen: spring over
    - bot: barriers.any
    - tap: "no"
    - bot: contact.rhythm-form
  plan:
    goal: { quote: Ro på, by: written }
    goal.why: { skipped: true }
    barrier: { absent: true }
  status: open
`;

export const translation = 'name: English\ndirection: ltr\nchecked: { by: staff, on: 2026-11-25 }\n';

/** What `npm run check -- --translated en` would write: the English texts are those of the Danish ones as they stand. */
export function notesFor(all: Sources): string {
  const { files } = readLocales(all);
  const texts = (wanted: string): readonly SourceTexts[] =>
    files.filter(({ language }) => language === wanted).map(({ name, source }) => ({ name, data: source.data }));
  return notesOf('en', texts('en'), texts('da'));
}

/** All sources; `changes` puts other texts in their place, or takes one away. */
export function sources(changes: Readonly<Record<string, string | undefined>> = {}): Sources {
  const page = 'brand: Medspil\n';
  const all: Record<string, string | undefined> = {
    'dialogs/visit.yaml': script,
    'dialogs/visit.test.yaml': transcripts,
    [schemaPath]: scriptSchema(),
    'locales/da/app.yaml': appYaml('da'),
    'locales/da/page.yaml': page,
    'locales/da/desk.yaml': page,
    'locales/da/visit.yaml': visitDa,
    'locales/en/app.yaml': appYaml('en'),
    'locales/en/page.yaml': page,
    'locales/en/desk.yaml': page,
    'locales/en/visit.yaml': visitDa,
    'locales/en/translation.yaml': translation,
    ...changes,
  };
  const there = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return { 'locales/en/sources.yaml': notesFor(there), ...there };
}

export const municipality = {
  offers: [
    { id: 'coping-course', label: { da: 'Mestringskursus', en: 'Coping course' }, hint: { da: 'Seks uger', en: 'Six weeks' } },
    { id: 'job-match', label: { da: 'Jobmatch', en: 'Job match' } },
  ],
  mentors: [{ id: 'bent', label: { da: 'Bent', en: 'Bent' } }],
};
