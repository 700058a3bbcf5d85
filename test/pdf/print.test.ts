import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts, type Fonts } from '../../src/pdf/fonts.ts';
import { pdfPrinter } from '../../src/pdf/print.ts';
import { settable } from '../../src/pdf/type.ts';
import type { Printer } from '../../src/ports.ts';
import type { Sheet } from '../../src/paper/sheet.ts';
import type { LineView } from '../../src/plan/view.ts';
import { change, line, lines, reader, sheetIn, view } from '../paper/fixture.ts';
import { all, readPdf, type Element, type Read } from './reader.ts';

let printer: Printer;
let fonts: Fonts;
beforeAll(async () => {
  printer = await pdfPrinter();
  fonts = await readFonts();
});

const printed = async (sheet: Sheet): Promise<Read> => readPdf(await printer.pdf(sheet));
const withQuotes = (quotes: Readonly<Record<string, string>>): readonly LineView[] =>
  lines.map((one) => (quotes[one.id] === undefined ? one : { ...one, quote: quotes[one.id]! }));
const texts = (read: Read, role: string): readonly string[] => all(read.root, role).map(({ text }) => text);
const quotes = (read: Read): readonly string[] => all(read.root, 'BlockQuote').map(({ text }) => text);

describe('the plan as a PDF', () => {
  it('is tagged, in a language, under its title, by the standard for documents that everybody can read', async () => {
    const read = await printed(sheetIn('da'));
    expect(read).toMatchObject({ marked: true, language: 'da', title: 'Min plan', showsTitle: true, pages: 1 });
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(read.loose).toEqual([]);
  });

  it('has its headings in order, and none without a higher one before it', async () => {
    const read = await printed(sheetIn('da'));
    const levels = headings(read.root).map(({ role }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(true);
    expect(texts(read, 'H2').map((text) => text.trim())).toEqual([
      'Mit jobmål',
      'Det vil jeg gerne',
      'Det går allerede godt',
      'Det gør det svært, og det hjælper',
      'Det har jeg valgt (i min rækkefølge)',
      'Sådan holder vi kontakt',
      'Min mentor',
      'Mit næste lille skridt',
      'Mennesker, jeg kan ringe til',
    ]);
  });

  it('has own words as quotations, the chosen offers as a list, and every child where it belongs', async () => {
    const read = await printed(sheetIn('da'));
    expect(quotes(read)).toContain('»Jeg vil gerne have mere ro på, så jeg kan arbejde igen. Helst ude.«');
    expect(texts(read, 'Lbl')).toEqual(['1', '2', '3']);
    const items = all(read.root, 'L').flatMap(({ kids }) => kids.map(({ role }) => role));
    expect(new Set(items)).toEqual(new Set(['LI']));
    expect(all(read.root, 'LBody')[0]?.text).toContain('Jeg er uenig.»Jeg kan godt klare 10 timer. Men jeg vil gerne prøve.«');
  });

  it.each(['da', 'en', 'ar', 'uk'])('has every letter of "%s" in the file, with what it means', async (language) => {
    const read = await printed(sheetIn(language));
    expect(read.fonts.length).toBeGreaterThan(1);
    expect(read.fonts.filter(({ embedded, meaning }) => !embedded || !meaning)).toEqual([]);
    expect(read.root.text).not.toContain('\ufffd');
  });

  it.each([
    ['da', 'Æblegrød på en ø, »siger« jeg: 3½ år – så går det'],
    ['ar', 'أريد هدوءاً أكثر كي أعمل من جديد (في الخارج)، ورقمي 12 34 56 78.'],
    ['uk', 'Хочу більше спокою: ґудзик, їжа, єдність, обʼєкт'],
    ['da', 'Min ven siger سلام og привіт i samme sætning'],
  ])('is read out of it as it was written, in "%s": %s', async (language, words) => {
    const sheet = sheetIn(language, { ...view, lines: withQuotes({ goal: words }) });
    expect(quotes(await printed(sheet)).some((quote) => quote.slice(1, -1) === words)).toBe(true);
  });

  it('mirrors the sheet where the language runs from right to left', async () => {
    const read = await printed(sheetIn('ar'));
    expect(read).toMatchObject({ language: 'ar', title: 'خطتي', pages: 1 });
    expect(texts(read, 'H1')).toEqual(['خطتي']);
  });

  it('dials when a number is tapped, and opens the page where the plan is', async () => {
    const read = await printed(sheetIn('da', view, { ...reader, url: 'https://plan.example/' }));
    const links = all(read.root, 'Link').map(({ text, link }) => [text, link?.to, link?.says]);
    expect(links).toEqual([
      ['12 34 56 78', 'tel:+4512345678', 'Ring til Kirsten Krog på 12 34 56 78'],
      ['https://plan.example/', 'https://plan.example/', 'Planen findes også her: https://plan.example/'],
    ]);
  });
});

const story = 'Det er en lang historie om alt det, der er sket, og om hvordan det hele hænger sammen. ';
const own = lines.filter(({ quote }) => quote !== undefined).length;
const written = (text: string): readonly LineView[] => lines.map((one) => (one.quote === undefined ? one : { ...one, quote: text }));

describe('a long plan', () => {
  it('takes up to three pages, numbered, with every word', async () => {
    const read = await printed(sheetIn('da', { ...view, lines: written(story.repeat(8).trim()) }));
    expect(read.pages).toBeGreaterThan(1);
    expect(read.pages).toBeLessThanOrEqual(3);
    expect(quotes(read).filter((quote) => quote === `»${story.repeat(8).trim()}«`)).toHaveLength(own);
  });

  it('runs on to more pages rather than lose a word', async () => {
    const read = await printed(sheetIn('da', { ...view, lines: written(story.repeat(45).trim()) }));
    expect(read.pages).toBeGreaterThan(3);
    expect(quotes(read).filter((quote) => quote === `»${story.repeat(45).trim()}«`)).toHaveLength(own);
    expect(read.loose).toEqual([]);
  });

  it('breaks a word that is wider than the sheet', async () => {
    const read = await printed(sheetIn('da', { ...view, lines: withQuotes({ 'job-goal': 'ord'.repeat(200) }) }));
    expect(quotes(read)).toContain(`»${'ord'.repeat(200)}«`);
  });
});

describe('letters', () => {
  it('that there are none for stand as empty boxes, are read as what they are, and are told of', async () => {
    const read = await printed(sheetIn('da', { ...view, lines: withQuotes({ step: 'Plante en 🌱 og lære 漢字' }) }));
    expect(quotes(read)).toContain('»Plante en 🌱 og lære 漢字«');
    expect(read.root.text).toContain('Et tegn, der ikke kan trykkes, står som □.');
    expect((await printed(sheetIn('da'))).root.text).not.toContain('kan trykkes');
  });

  it('mean the same in every document, also one that was a part of another letter in the one before', async () => {
    for (const words of ['åäé', 'a', 'a e']) {
      const read = await printed(sheetIn('da', { ...view, lines: [line('goal', 'goal', { quote: words })] }));
      expect(all(read.root, 'BlockQuote')[0]?.drawn).toBe(`»${words}«`);
    }
  });

  it('stop nothing, whatever is written: every letter that there is comes out of the file again', async () => {
    const known = (text: string): string =>
      Array.from(settable(text), (sign) =>
        fonts.byWeight[500].some(({ has }) => has.has(sign.codePointAt(0)!)) && /[\p{L}\p{N}]/u.test(sign) ? sign : '',
      ).join('');
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('aå«»()12 -\n‏‎‍‌ابتثي٣،؟їґєЖѣșßαή🙂漢\ud800')) }),
      fc.string({ unit: 'grapheme', minLength: 20, maxLength: 400 }),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom('da', 'ar'), async (text, language) => {
        const told = {
          ...view,
          lines: [line('goal', 'goal', { quote: text }), line('offer[x]', 'offer', { text, change: { ...change, text, comment: text } })],
        };
        const read = await printed(sheetIn(language, told));
        expect(known(quotes(read)[0] ?? '')).toBe(known(text));
        // What is drawn are the same letters, in the order in which they are seen.
        const drawn = all(read.root, 'BlockQuote')[0]?.drawn ?? '';
        expect(sorted(known(drawn))).toBe(sorted(known(text.replaceAll('\u02bc', ''))));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

function headings(element: Element): readonly Element[] {
  return [...(/^H\d$/.test(element.role) ? [element] : []), ...element.kids.flatMap(headings)];
}

function sorted(text: string): string {
  return Array.from(text.normalize('NFKD')).toSorted().join('');
}
