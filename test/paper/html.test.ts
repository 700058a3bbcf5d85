import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPage, sheetHtml } from '../../src/paper/html.ts';
import { paperCss } from '../../src/paper/style.ts';
import { line, reader, sheetIn, view } from './fixture.ts';

/** Texts of all elements of a name, without what is in them. */
const textsIn = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 'gs'))].map((found) => found[1]!.replaceAll(/<[^>]*>/g, ''));

describe('the plan as HTML for print', () => {
  const html = printPage(sheetIn('da', view, { ...reader, url: 'https://plan.example/' }));

  it('is whole by itself: no script, one style, nothing fetched', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(| on\w+=| style=/);
    expect(html).toContain(`<style>${paperCss}</style>`);
  });

  it('has language, direction, title, and its headings in order', () => {
    expect(html).toContain('<html lang="da" dir="ltr">');
    expect(html).toContain('<title>Min plan</title>');
    expect(printPage(sheetIn('ar'))).toContain('<html lang="ar" dir="rtl">');
    expect(textsIn(html, 'h1')).toEqual(['Min plan']);
    expect(textsIn(html, 'h2').at(0)).toBe('Mit jobmål');
    expect(textsIn(html, 'h2').at(-1)).toBe('Mennesker, jeg kan ringe til');
    const levels = [...html.matchAll(/<h(\d)/g)].map((found) => Number(found[1]));
    expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(true);
  });

  it('has own words as quotations, the order as a list, and the disagreement beside its line', () => {
    expect(textsIn(html, 'blockquote')[0]).toBe('Noget med planter. Måske i en planteskole.');
    const offers = /<ol class="offers">.*?<\/ol>/s.exec(html)?.[0] ?? '';
    expect(offers).toContain('<li value="1">');
    expect(offers).toMatch(
      /Jeg er uenig\.<\/b><\/p><blockquote[^>]*><p dir="auto">Jeg kan godt klare 10 timer\. Men jeg vil gerne prøve\./,
    );
  });

  it('dials, and leads to the page', () => {
    expect(html).toContain(
      '<a href="tel:+4512345678" aria-label="Ring til Kirsten Krog på 12 34 56 78"><bdi dir="ltr">12 34 56 78</bdi></a>',
    );
    expect(html).toContain('<a href="https://plan.example/">');
  });

  it('takes any words for words', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<script>', '"><img src=x onerror=1>', '&lt;', '</style>')),
        (text) => {
          const told = sheetHtml(sheetIn('da', { ...view, lines: [line('goal', 'goal', { heading: text, quote: text })] }));
          const inside = /<blockquote class="own"><p dir="auto">(.*?)<\/p><\/blockquote>/s.exec(told)?.[1] ?? '';
          const read = inside
            .replaceAll(/<\/?bdi[^>]*>/g, '')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&');
          return read === text;
        },
      ),
    );
  });
});
