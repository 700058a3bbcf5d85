import { describe, expect, test } from 'vitest';
import { hear } from '../../src/engine/lexicon.ts';
import { understand, type Said } from '../../src/engine/kinds/index.ts';
import { optionsOf } from '../../src/engine/options.ts';
import { understandingOf } from '../../src/engine/understand/understanding.ts';
import { at, dialogue } from './fixture.ts';

/** What the step with that text key understands. Times are those of Tuesday 24 November 2026. */
function meant(text: string, said: string | { value: unknown; other?: string }, tries = 0): unknown {
  const entry = dialogue.program.byText.get(text)!;
  const answers = { barriers: { any: { value: 'yes', turn: 1 }, which: { value: ['sleep', 'money'], turn: 2 } } };
  const options = optionsOf(dialogue, answers, entry);
  const words = typeof said === 'string' ? said : 'tap';
  const now: Said = typeof said === 'string' ? { kind: 'text' } : { kind: 'reply', reply: said };
  const found = understand(
    entry.step,
    now,
    understandingOf(dialogue, 'da', { text: words, heard: hear(words, dialogue.lexicon['da']!), at, tries, options }),
  );
  if (found.kind === 'answer') return found.other === undefined ? found.value : { value: found.value, other: found.other };
  if (found.kind === 'readings') return { readings: found.values };
  if (found.kind === 'change') return found;
  return found.kind === 'refused' ? { refused: found.message.key } : 'unclear';
}

const table: Readonly<Record<string, readonly (readonly [string | { value: unknown; other?: string }, unknown])[]>> = {
  'welcome.ready': [
    ['ja', 'yes'],
    ['Ja tak!', 'yes'],
    ['jo tak, det vil jeg gerne', 'yes'],
    ['jep', 'yes'],
    ['nej, det tror jeg ikke', 'no'],
    ['det tror jeg ikke', 'no'],
    ['næ', 'no'],
    ['NEJ TAK', 'no'],
    ['ja og nej', { readings: ['yes', 'no'] }],
    ['ja, men ikke i dag', { readings: ['yes', 'no'] }],
    ['ikke noget problem', 'unclear'],
    ['måske', 'unclear'],
    ['🙂', 'unclear'],
    [{ value: 'yes' }, 'yes'],
    [{ value: 'maybe' }, 'unclear'],
  ],
  'goal.own': [
    ['  Jeg vil gerne have mere ro på  ', 'Jeg vil gerne have mere ro på'],
    ['ja', 'unclear'],
    ['?', 'unclear'],
    ['\u200B', 'unclear'],
    ['أريد أن أعمل', 'أريد أن أعمل'],
    ['🌳', '🌳'],
    [{ value: 'Have' }, 'Have'],
    [{ value: 7 }, 'unclear'],
  ],
  'goal.why': [['nej', 'unclear']],
  'barriers.weight': [
    ['5', 5],
    ['fem', 5],
    ['nok fem, tror jeg', 5],
    ["en 7'er", 7],
    ['7 ud af 10', 7],
    ['7/10', 7],
    ['7-8', { readings: [7, 8] }],
    ['7 eller 8', { readings: [7, 8] }],
    ['syv til otte', { readings: [7, 8] }],
    ['7,5', { readings: [7, 8] }],
    ['nul', 0],
    ['en', 1],
    ['11', { refused: 'app.out-of-range' }],
    ['-3', { refused: 'app.out-of-range' }],
    ['ikke 5', 'unclear'],
    ['7/8', { readings: [7, 8] }],
    ['en til to', { readings: [1, 2] }],
    ['syv en halv', { readings: [7, 8] }],
    ['under 5', 'unclear'],
    ['kun 3 timer hver nat', 'unclear'],
    ['7, fordi jeg sover dårligt', 7],
    ['et par', 'unclear'],
    ['en del', 'unclear'],
    ['en tror jeg', 1],
    ['meget', 'unclear'],
    [{ value: 10 }, 10],
    [{ value: 10.5 }, 'unclear'],
    [{ value: '5' }, 'unclear'],
  ],
  'contact.hours': [
    ['1.000', 1000],
    ['1.000,5', 1000.5],
    ['37,5', 37.5],
    ['1,000', { readings: [1, 1000] }],
    ['cirka 20', 20],
    ['to', 2],
    ['3000', { refused: 'app.out-of-range' }],
    ['mange', 'unclear'],
  ],
  'contact.start': [
    ['12/3', '2027-03-12'],
    ['12.3.2027', '2027-03-12'],
    ['d. 12. marts', '2027-03-12'],
    ['3/12', '2026-12-03'],
    ['i morgen', '2026-11-25'],
    ['i overmorgen måske', '2026-11-26'],
    ['på fredag', '2026-11-27'],
    ['næste fredag', { readings: ['2026-11-27', '2026-12-04'] }],
    ['tirsdag', { readings: ['2026-11-24', '2026-12-01'] }],
    ['om to uger', '2026-12-08'],
    ['om en måned', '2026-12-24'],
    ['2027-01-05', '2027-01-05'],
    ['i går', { refused: 'app.date-past' }],
    ['31/2', 'unclear'],
    ['12/13', 'unclear'],
    ['marts 12', '2027-03-12'],
    ['om en uge', '2026-12-01'],
    ['snart', 'unclear'],
    ['ikke i morgen', 'unclear'],
    ['i morgen eller på fredag', { readings: ['2026-11-25', '2026-11-27'] }],
    ['mandag 26/11', { readings: ['2026-11-26', '2026-11-30'] }],
    ['fredag i næste uge', { readings: ['2026-11-27', '2026-12-04'] }],
    ['fredag den 13.', 'unclear'],
    ['om 1000 måneder', 'unclear'],
    [{ value: '2027-02-30' }, 'unclear'],
    [{ value: '2026-11-24' }, '2026-11-24'],
  ],
  'contact.every': [
    ['hver anden uge', 'fortnightly'],
    ['Hver 14. dag', 'fortnightly'],
    ['helst hver uge', 'weekly'],
    ['hver anden ueg', 'fortnightly'],
    ['2', 'fortnightly'],
    ['3', 'monthly'],
    ['en gang om året', 'unclear'],
    ['hver 13. dag', 'unclear'],
    ['en ven', 'unclear'],
    ['hver uge eller hver måned', { readings: ['weekly', 'monthly'] }],
    ['ikke hver uge', 'unclear'],
    ['hver uge er ikke noget for mig', 'unclear'],
    ['banan', 'unclear'],
    [{ value: 'weekly' }, 'weekly'],
    [{ value: 'daily' }, 'unclear'],
  ],
  'contact.mentor': [
    ['bo birk', 'bo'],
    [
      { value: 'other', other: 'Min nabo' },
      { value: 'other', other: 'Min nabo' },
    ],
    [{ value: 'other' }, 'unclear'],
  ],
  'contact.offers': [
    ['ingen', []],
    ['mestring og hjælp til økonomi', ['coping-course', 'finances']],
    ['2, 1', ['finances', 'coping-course']],
    [{ value: ['finances', 'coping-course'] }, ['finances', 'coping-course']],
    [{ value: ['unknown'] }, 'unclear'],
    ['sejlads', 'unclear'],
  ],
  'barriers.which': [
    ['søvn', ['sleep']],
    ['Søvnen og gælden', ['sleep', 'money']],
    ['ondt i ryggen og gæld', ['pain', 'money']],
    ['smeter', ['pain']],
    ['skidt', { value: ['other'], other: 'skidt' }],
    ['sovn', ['sleep']],
    ['1 2', ['sleep', 'pain']],
    ['1-3', 'unclear'],
    ['99', 'unclear'],
    ['ja', 'unclear'],
    ['hm, tak', 'unclear'],
    ['penge er ikke problemet', { value: ['other'], other: 'penge er ikke problemet' }],
    ['økonomi er ikke problemet', 'unclear'],
    ['min hund er syg, søvn', { value: ['other', 'sleep'], other: 'min hund er syg' }],
    ['rygsmerter', ['pain']],
    ['1, 3 og 4', ['sleep', 'money', 'housing']],
    ['søvn, min hund er syg', { value: ['sleep', 'other'], other: 'min hund er syg' }],
    ['nej', { refused: 'app.too-few' }],
    [{ value: ['sleep', 'sleep'] }, ['sleep']],
    [
      { value: ['other'], other: 'Støj' },
      { value: ['other'], other: 'Støj' },
    ],
    [{ value: ['other'] }, 'unclear'],
    [{ value: 'sleep' }, 'unclear'],
  ],
  'barriers.first': [
    ['gæld', 'money'],
    ['smerter', 'unclear'],
  ],
  'send.read-back': [
    ['send', 'sent'],
    ['ja tak', 'sent'],
    ['Det passer', 'sent'],
    ['nej', { kind: 'change' }],
    ['hmm', 'unclear'],
    [{ value: { send: true } }, 'sent'],
    [{ value: 'send' }, 'unclear'],
  ],
  'welcome.hello': [['hej', 'unclear']],
};

describe('what people write, and what is understood', () => {
  for (const [key, rows] of Object.entries(table)) {
    test.each(rows)(`${key}: %j`, (said, expected) => {
      expect(meant(key, said)).toEqual(expected);
    });
  }

  test('a bare yes to an open question is asked about once, then it stands', () => {
    expect(meant('goal.own', 'ja', 1)).toBe('ja');
  });

  test('every kind that is asked has a table here', () => {
    const shown = new Set(Object.keys(table).map((key) => dialogue.program.byText.get(key)?.step.ask));
    expect(shown).toEqual(new Set(['choice', 'choices', 'date', 'number', 'say', 'scale', 'summary', 'text', 'yes-no']));
  });
});
