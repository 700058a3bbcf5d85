import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from '../../../src/web/signin/html.ts';

it('Whatever is put in stays words', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const { text } = html`<p title="${words}">${words}</p>`;
      expect(text.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).toMatch(/^<p title="[^<>"'&]*">[^<>"'&]*<\/p>$/);
    }),
  );
});
it('HTML, several pieces and nothing are put in as they are', () => {
  const rows = ['a', '<b>'].map((word) => html`<i>${word}</i>`);
  expect(html`${rows}${undefined}${html`<b>c</b>`}`.text).toBe('<i>a</i><i>&lt;b&gt;</i><b>c</b>');
});
