/** The plan of the sketch, as a reader sees it, and its sheet in any language with the real texts. */
import { fileURLToPath } from 'node:url';
import { sheetOf, type PaperFor } from '../../src/paper/build.ts';
import type { Sheet } from '../../src/paper/sheet.ts';
import type { Group } from '../../src/plan/document.ts';
import type { LineView, PlanView } from '../../src/plan/view.ts';
import { paperWords } from '../../src/review/paper.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readSources } from '../../src/storage/files.ts';

const sources = await readSources(fileURLToPath(new URL('../../', import.meta.url)));
const loaded = loadDialogue(sources, 'intake', { offers: [], mentors: [] }, { unchecked: ['ar', 'uk'] });
if (!loaded.ok) throw new Error('The shipped scripts do not load');
const { catalogue } = loaded;

/** One line, written by the citizen where it is a quotation and chosen where it is a text. */
export function line(id: string, group: Group, more: Partial<LineView> = {}): LineView {
  return { id, group, heading: id, by: more.quote === undefined ? 'chosen' : 'written', ...more };
}

const weight = (value: number): Partial<LineView> => ({ scale: { value, anchors: ['Slet ikke', 'Noget', 'Rigtig meget'] } });

/** A change of a line, as it comes to the reader. */
export const change: NonNullable<LineView['change']> = {
  text: '6 timer om ugen de første 4 uger. Derefter 10 timer.',
  reason: 'Med færre timer i starten er der plads til at hvile.',
  staff: 'Kirsten Krog',
  of: 'hash',
  agreement: 'disagreed',
  comment: 'Jeg kan godt klare 10 timer. Men jeg vil gerne prøve.',
};

/** The lines of the sketch. Not in the order of the sheet, which is the sheet's own doing. */
export const lines: readonly LineView[] = [
  line('step', 'step', { quote: 'På torsdag går jeg forbi planteskolen og ser mig omkring.' }),
  line('goal', 'goal', { heading: 'Det vil jeg gerne', quote: 'Jeg vil gerne have mere ro på, så jeg kan arbejde igen. Helst ude.' }),
  line('goal.why', 'goal', { heading: 'Hvorfor det betyder noget', quote: 'Jeg vil gerne have noget at stå op til.' }),
  line('job-goal', 'job-goal', { quote: 'Noget med planter. Måske i en planteskole.' }),
  line('strength', 'strength', { heading: 'Det går allerede godt', quote: 'Jeg går en tur med hunden hver dag. Også når det regner.' }),
  line('barrier[sleep]', 'barrier', { text: 'Søvn' }),
  line('barrier[sleep].words', 'barrier', { heading: 'Med egne ord', quote: 'Jeg vågner klokken tre og falder ikke i søvn igen.' }),
  line('barrier[sleep].weight', 'barrier', { heading: 'Fylder lige nu', ...weight(7) }),
  line('barrier[sleep].helped', 'barrier', { heading: 'Det har hjulpet før', quote: 'At komme ud med hunden om morgenen.' }),
  line('barrier[pain]', 'barrier', { text: 'Smerter' }),
  line('barrier[pain].words', 'barrier', { heading: 'Med egne ord', quote: 'Min ryg gør ondt, når jeg sidder stille længe.' }),
  line('barrier[pain].weight', 'barrier', { heading: 'Fylder lige nu', ...weight(5) }),
  line('barrier[pain].helped', 'barrier', { heading: 'Det har hjulpet før', quote: 'At skifte mellem at stå og gå.' }),
  line('offer[walk]', 'offer', { text: 'Hold om søvn, kost og motion', order: 2 }),
  line('offer[garden]', 'offer', { text: 'Praktik i det grønne, 10 timer om ugen', order: 1, change }),
  line('offer[pain]', 'offer', { text: 'Kursus i at leve med smerter', order: 3 }),
  line('contact.form', 'contact', { heading: 'Sådan', text: 'Vi mødes' }),
  line('contact.every', 'contact', { heading: 'Hvor tit', text: 'Hver anden uge' }),
  line('mentor.wish', 'mentor', { heading: 'Sådan en mentor', quote: 'En, der er rolig og siger tingene lige ud.' }),
];

/** The plan of the sketch, confirmed and handed over. */
export const view: PlanView = {
  status: 'confirmed',
  revision: 1,
  language: 'da',
  at: '2026-11-27T09:00:00.000Z',
  lines,
  confirmed: { staff: 'Kirsten Krog', handedOver: { at: '2026-11-27T10:00:00.000Z', staff: 'Kirsten Krog' } },
};

/** Who is called. */
export const reader: PaperFor = {
  audience: 'citizen',
  people: [
    { role: 'caseworker', name: 'Kirsten Krog', phone: '12 34 56 78', hours: 'Hverdage kl. 9-15' },
    { role: 'mentor', name: 'Anna Ask' },
  ],
};

/** The sheet in a language, with that language's own texts. */
export function sheetIn(language: string, plan: PlanView = view, to: PaperFor = reader): Sheet {
  return sheetOf(plan, to, paperWords({ catalogue, language, standing: {} }));
}
