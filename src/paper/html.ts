/** The sheet as a page of HTML that is whole by itself: no script, one style, for a screen reader as well as for a printer. */
import { paperCss } from './style.ts';
import {
  goalSize,
  sideBySide,
  withNumbers,
  type Block,
  type ChangeBlock,
  type Offer,
  type Pair,
  type Person,
  type Section,
  type Sheet,
  type SheetEntry,
} from './sheet.ts';

/** The document that `GET .../plan/print` answers. Its style is `paperCss`, word for word, so that a content policy can name its hash. */
export function printPage(sheet: Sheet): string {
  const { language, direction, title } = sheet;
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${paperCss}</style>
</head>
<body>
<main>
${sheetHtml(sheet)}
</main>
</body>
</html>
`;
}

/** The sheet alone, one `article`. */
export function sheetHtml(sheet: Sheet): string {
  const { title, status, counts, reason, sections, people, foot, online } = sheet;
  return [
    `<article class="a4" lang="${escape(sheet.language)}" dir="${sheet.direction}">`,
    `<header><h1>${escape(title)}</h1><p class="${counts ? 'status' : 'status status--not'}">${escape(status)}</p></header>`,
    reason === undefined ? '' : `<p class="why"><b>${escape(reason.label)}</b> <span dir="auto">${escape(reason.text)}</span></p>`,
    ...sideBySide(sections).map((row) =>
      row.length === 1 ? row.map(sectionHtml).join('') : `<div class="two">${row.map(sectionHtml).join('')}</div>`,
    ),
    people.list.length === 0
      ? ''
      : `<section><h2>${escape(people.heading)}</h2><ul class="call3">${people.list.map(person).join('')}</ul></section>`,
    '<footer>',
    ...foot.map((line) => `<p>${escape(line)}</p>`),
    online === undefined
      ? ''
      : `<p>${escape(online.text)} <a href="${escape(online.url)}"><bdi dir="ltr">${escape(online.url)}</bdi></a></p>`,
    '</footer>',
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function sectionHtml(section: Section): string {
  const heading = `<h2>${escape(section.heading)}${section.kind === 'offers' && section.note !== undefined ? ` <span>${escape(section.note)}</span>` : ''}</h2>`;
  switch (section.kind) {
    case 'job-goal':
      return `<section class="jobgoal jobgoal--${goalSize(longest(section.entries))}">${heading}${entries(section.entries)}</section>`;
    case 'lines':
      return `<section class="lines">${heading}${entries(section.entries)}</section>`;
    case 'step':
      return `<section class="step"><span class="box" aria-hidden="true"></span><div>${heading}${entries(section.entries)}</div></section>`;
    case 'barriers':
      return `<section>${heading}${section.pairs.map(pair).join('')}</section>`;
    case 'offers':
      return `<section>${heading}${section.offers.length === 0 ? '' : `<ol class="offers">${section.offers.map(offer).join('')}</ol>`}${entries(section.entries)}</section>`;
    default:
      return section satisfies never;
  }
}

function longest(list: readonly SheetEntry[]): number {
  return Math.max(0, ...list.flatMap(({ blocks }) => blocks.map((one) => ('text' in one ? one.text.length : 0))));
}

function pair({ name, left, right }: Pair): string {
  const [first, ...beside] = name;
  const title = first === undefined || !('text' in first) ? '' : `<h3 class="chosen" dir="auto">${escape(first.text)}</h3>`;
  const head = title === '' ? '' : `<div class="name">${title}${beside.map(block).join('')}</div>`;
  return `<div class="row3">${head}<div>${entries(left, 'h4')}</div><div>${entries(right, 'h4')}</div></div>`;
}

function offer({ order, blocks, entries: lines }: Offer): string {
  const number = order === undefined ? '' : `<span class="num" aria-hidden="true">${order}</span>`;
  return `<li${order === undefined ? '' : ` value="${order}"`}>${number}<div>${blocks.map(block).join('')}${entries(lines)}</div></li>`;
}

function entries(list: readonly SheetEntry[], level: 'h3' | 'h4' = 'h3'): string {
  return list
    .map(
      ({ heading, blocks }) =>
        `<div class="entry">${heading === undefined ? '' : `<${level}>${escape(heading)}</${level}>`}${blocks.map(block).join('')}</div>`,
    )
    .join('');
}

function block(one: Block): string {
  switch (one.kind) {
    case 'quote':
      return `${quote(one.text)}${one.note === undefined ? '' : `<p class="from">${escape(one.note)}</p>`}`;
    case 'chosen':
      return `<p><span class="chosen" dir="auto">${escape(one.text)}</span></p>`;
    case 'scale':
      return `<p><span class="chosen">${escape(one.text)}</span></p>${one.note === undefined ? '' : `<p class="from">${escape(one.note)}</p>`}`;
    case 'plain':
      return `<p${one.quiet ? ' class="from"' : ' class="now"'} dir="auto">${escape(one.text)}</p>`;
    case 'fact':
      return `<p><span class="from">${escape(one.label)}</span> <bdi${one.own ? ' class="chosen"' : ''}>${escape(one.text)}</bdi></p>`;
    case 'idea':
      return `<div class="idea"><p class="from">${escape(one.label)}</p><p dir="auto">${escape(one.text)}</p></div>`;
    case 'change':
      return change(one);
    default:
      return one satisfies never;
  }
}

function change({ fields, answer, comment }: ChangeBlock): string {
  const told = fields.map(
    ({ label, text, own }) =>
      `<b>${escape(label)}</b>${text === '' ? '' : ` <bdi${own ? ' class="chosen"' : ''}>${escape(text)}</bdi>${/[.!?؟]$/u.test(text) ? '' : '.'}`}`,
  );
  const said = answer === undefined ? [] : [`<b>${escape(answer)}</b>`];
  return `<div class="differ"><p>${[...told, ...said].join(' ')}</p>${comment === undefined ? '' : quote(comment)}</div>`;
}

function quote(text: string): string {
  const words = withNumbers(text).map((part) => (part.number ? `<bdi dir="ltr">${escape(part.text)}</bdi>` : escape(part.text)));
  return `<blockquote class="own"><p dir="auto">${words.join('')}</p></blockquote>`;
}

function person({ role, name, phone, call, hours, blank }: Person): string {
  const number =
    phone === undefined || call === undefined
      ? `<span class="blank" aria-hidden="true"></span><span>${escape(blank ?? '')}</span>`
      : `<a href="${escape(call.to)}" aria-label="${escape(call.says)}"><bdi dir="ltr">${escape(phone)}</bdi></a>`;
  return `<li><span>${escape(role)}</span><span>${escape(name)}</span>${number}${hours === undefined ? '' : `<span>${escape(hours)}</span>`}</li>`;
}

function escape(text: string): string {
  const written: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => written[sign] ?? sign);
}
