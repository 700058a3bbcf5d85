import { describe, expect, it } from 'vitest';
import { goalSize, marksOf, sideBySide, telephone, withNumbers, type Block, type Section } from '../../src/paper/sheet.ts';
import { groups } from '../../src/plan/document.ts';
import type { LineView, PlanView } from '../../src/plan/view.ts';
import { change, line, lines, reader, sheetIn, view } from './fixture.ts';

const only = (...few: readonly LineView[]): PlanView => ({ ...view, lines: few });
const blocksOf = (one: LineView): readonly Block[] => {
  const [section] = sheetIn('da', only(one)).sections;
  return section !== undefined && 'entries' in section ? section.entries.flatMap(({ blocks }) => blocks) : [];
};
const section = (kind: Section['kind']): Section => sheetIn('da').sections.find((one) => one.kind === kind)!;

describe('the sheet', () => {
  it('has its sections in the order that never changes, whatever the order of the lines', () => {
    const found = sheetIn('da').sections.map(({ group }) => group);
    expect(found).toEqual(groups.filter((group) => found.includes(group)));
    expect(sheetIn('da', only(...lines.toReversed())).sections.map(({ group }) => group)).toEqual(found);
    expect(found[0]).toBe('job-goal');
    expect(found.at(-1)).toBe('step');
  });

  it('has the offers in the order that the citizen chose, and says so', () => {
    const offers = section('offers');
    expect(offers).toMatchObject({ note: '(i min rækkefølge)', offers: [{ order: 1 }, { order: 2 }, { order: 3 }] });
  });

  it('has a barrier with its words and weight on one side and what helps on the other', () => {
    const barriers = section('barriers');
    expect(barriers).toMatchObject({
      pairs: [
        {
          name: [{ kind: 'chosen', text: 'Søvn' }],
          left: [
            { blocks: [{ kind: 'quote', text: 'Jeg vågner klokken tre og falder ikke i søvn igen.' }] },
            { blocks: [{ kind: 'fact', label: 'Fylder lige nu:', text: '7 af 10' }] },
          ],
          right: [{ heading: 'Det har hjulpet før', blocks: [{ kind: 'quote' }] }],
        },
        { name: [{ text: 'Smerter' }] },
      ],
    });
  });

  it('does not say the name of a barrier again in every heading', () => {
    const told = sheetIn(
      'da',
      only(
        line('barrier[a]', 'barrier', { text: 'Gæld' }),
        line('barrier[a].helped', 'barrier', { heading: 'Gæld: det har hjulpet før', quote: 'x' }),
        line('barrier[a].more', 'barrier', { heading: 'Gæld: mere', quote: 'y' }),
      ),
    );
    expect(told.sections[0]).toMatchObject({ pairs: [{ right: [{}, { heading: 'Mere' }] }] });
  });

  it.each([
    ['draft', 'Udkast. Gælder ikke endnu.', false],
    ['submitted', 'Udkast, sendt den 27. november 2026. Gælder ikke endnu.', false],
    ['returned', 'Udkast, sendt den 27. november 2026. Gælder ikke endnu.', false],
    ['confirmed', 'Bekræftet den 27. november 2026', true],
    ['superseded', 'Tidligere plan, bekræftet den 27. november 2026. Gælder ikke længere.', false],
  ] as const)('says how far a plan has come that is %s', (status, told, counts) => {
    const { at, confirmed: _confirmed, ...rest } = view;
    expect(sheetIn('da', { ...rest, status, ...(status !== 'draft' && { at: at! }) })).toMatchObject({ status: told, counts });
  });

  it('says who gave it to whom, once it was handed over', () => {
    expect(sheetIn('da').foot).toEqual([
      'Det blå kommer fra mig. I »...« står mine egne ord.',
      'Givet til mig af min sagsbehandler den 27. november 2026.',
    ]);
    expect(sheetIn('da', { ...view, confirmed: { staff: 'Kirsten Krog' } }).foot).toHaveLength(1);
  });

  it('has a line to write on where a number is not known', () => {
    expect(sheetIn('da').people.list).toEqual([
      {
        role: 'Min sagsbehandler',
        name: 'Kirsten Krog',
        phone: '12 34 56 78',
        call: { to: 'tel:+4512345678', says: 'Ring til Kirsten Krog på 12 34 56 78' },
        hours: 'Hverdage kl. 9-15',
      },
      { role: 'Min mentor', name: 'Anna Ask', blank: 'Skriv nummeret her' },
    ]);
  });

  it('tells the mentor that there is more, and does not speak of a hand-over', () => {
    const { confirmed: _confirmed, ...released } = only(lines[3]!);
    const sheet = sheetIn('da', released, { audience: 'mentor', people: reader.people.slice(0, 1) });
    expect(sheet).toMatchObject({ title: 'Fra min plan til min mentor', sections: [{ group: 'job-goal' }] });
    expect(sheet.foot.at(-1)).toBe('Her står kun det, jeg har valgt at vise min mentor.');
  });
});

describe('a changed line', () => {
  it('keeps own words as they are, with the wording, the reason and the disagreement beside them', () => {
    expect(blocksOf(line('goal', 'goal', { quote: 'Ro på', change }))).toEqual([
      { kind: 'quote', text: 'Ro på' },
      {
        kind: 'change',
        fields: [
          { label: 'Min sagsbehandler foreslår:', text: change.text, own: false },
          { label: 'Grunden:', text: change.reason, own: false },
        ],
        answer: 'Jeg er uenig.',
        comment: change.comment,
      },
    ]);
  });

  it('tells what was chosen before, in blue, beside what it is now', () => {
    expect(blocksOf(line('contact', 'contact', { text: 'Hver uge', change }))).toMatchObject([
      { kind: 'plain', text: change.text },
      {
        kind: 'change',
        fields: [{ label: 'Før:', text: 'Hver uge', own: true }, { label: 'Ændret af min sagsbehandler.' }, { text: change.reason }],
      },
    ]);
  });

  it.each([
    ['agreed', 'Jeg er enig.'],
    ['disagreed', 'Jeg er uenig.'],
    ['commented', 'Jeg skriver til det'],
    ['unanswered', 'Jeg har ikke svaret. Det tæller ikke som et ja.'],
  ] as const)('that is %s says so', (agreement, answer) => {
    expect(blocksOf(line('goal', 'goal', { quote: 'Ro', change: { ...change, agreement } })).at(-1)).toMatchObject({ answer });
  });
});

describe('what a line says', () => {
  it.each([
    ['words said on the phone', { quote: 'Ro', by: 'said' }, { kind: 'quote', note: 'Sagt af mig, skrevet ned af min sagsbehandler' }],
    ['a suggestion', { text: 'En idé', by: 'suggested' }, { kind: 'idea', label: 'Forslag' }],
    ["a caseworker's line", { text: 'En aftale', by: 'staff' }, { kind: 'idea', label: 'Fra min sagsbehandler' }],
    ['a question passed by', { text: 'Sprunget over', none: 'skipped' }, { kind: 'plain', quiet: true }],
    ['not now', { text: 'Kursus', notNow: { reason: 'Venteliste', staff: 'K' } }, { kind: 'chosen' }],
  ] as const)('%s', (_name, more, block) => {
    expect(blocksOf(line('goal', 'goal', more as Partial<LineView>))[0]).toMatchObject(block);
  });

  it('keeps the reason of "not now" beside the wish', () => {
    const wish = line('goal', 'goal', { text: 'Kursus', notNow: { reason: 'Venteliste', staff: 'K' } });
    expect(blocksOf(wish).at(-1)).toMatchObject({ kind: 'change', fields: [{ label: 'Ikke nu. Grunden:', text: 'Venteliste' }] });
  });
});

describe('small rules', () => {
  it('of the sheet', () => {
    expect(telephone('12 34 56 78')).toBe('tel:+4512345678');
    expect(telephone('+46 8 123')).toBe('tel:+468123');
    expect(telephone('112')).toBe('tel:112');
    expect(marksOf('uk')).toEqual(['«', '»']);
    expect(marksOf('fo')).toEqual(['»', '«']);
    expect(goalSize(40)).toBe('large');
    expect(goalSize(90)).toBe('medium');
    expect(goalSize(900)).toBe('small');
    expect(withNumbers('Ring 12 34 56 78 nu')).toEqual([
      { text: 'Ring ', number: false },
      { text: '12 34 56 78', number: true },
      { text: ' nu', number: false },
    ]);
    expect(sideBySide(sheetIn('da').sections).map((row) => row.map(({ group }) => group).join('+'))).toEqual([
      'job-goal',
      'goal+strength',
      'barrier',
      'offer',
      'contact+mentor',
      'step',
    ]);
  });
});
