/** The citizen's page for a browser that runs no script: whom to call, and nothing that it does not keep. */
import type { Context } from '../conversation/context.ts';
import { inLanguage, municipalityContact } from '../conversation/standing.ts';
import { makeSheet, type Sheet } from './pages.ts';
import { html, type Html } from './signin/html.ts';

const page = 'citizen/index.html';
/** Stands in the page where the words go. */
const place = '<!-- plain -->';
/** Whoever comes cannot choose a language here: each is told in its own. */
const languages = ['da', 'en'] as const;

/** The pages, with the citizen's page filled in for this municipality. Words that are published later come with the next start. */
export async function withPlainPage(pages: ReadonlyMap<string, Sheet>, context: Context): Promise<ReadonlyMap<string, Sheet>> {
  const sheet = pages.get(page);
  const body = sheet?.body.toString('utf8') ?? '';
  if (sheet === undefined || !body.includes(place)) return pages;
  const filled = body.replace(place, () => languages.map((language) => telling(context, language).text).join(''));
  return new Map([...pages, [page, await makeSheet(Buffer.from(filled), sheet.type, sheet.caching)]]);
}

function telling({ municipality, scripts }: Context, language: (typeof languages)[number]): Html {
  const { name, phone, hours } = municipalityContact(municipality);
  const digits = phone.replaceAll(/[^\d+]/g, '');
  const words = scripts.main.catalogue.text(language, 'page.plain', { municipality: name });
  return html`<section lang="${language}">
    <p>${words}</p>
    <p>
      <a class="btn call" href="tel:${digits.length === 8 ? `+45${digits}` : digits}"><bdi dir="ltr">${phone}</bdi></a>
      ${inLanguage(hours, language)}
    </p>
  </section>`;
}
