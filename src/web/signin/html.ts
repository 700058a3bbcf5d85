/** HTML that is put together on the server: whatever is put in is escaped, unless it is HTML of this kind already. Pure. */

/** A piece of HTML that is safe to show. Only `html` makes one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may be put in: words, pieces of HTML, several of them, or nothing. */
export type Piece = string | Html | readonly Html[] | undefined;

/** @example html`<p>${'<b>'}</p>`.text // '<p>&lt;b&gt;</p>' */
export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(texts.map((text, index) => (index === 0 ? text : shown(pieces[index - 1]) + text)).join(''));
}

function shown(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escaped(piece);
  return piece instanceof Html ? piece.text : piece.map((one) => one.text).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
