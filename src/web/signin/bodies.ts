/** What stands on each sign-in page, below its heading. Pure. */
import { html, type Html } from './html.ts';
import type { Visit } from './page.ts';

/** Where a sign-in comes from and leads home to. */
export interface Way {
  /** Absolute address, checked by `readReturn`. */
  readonly home: string;
  readonly challenge: string;
}
/** What the ways in depend on. */
export interface Choices {
  /** MitID is set up. */
  readonly mitid: boolean;
  /** Absent: the page's script makes one, for a page of our own. */
  readonly way?: Way;
  /** What was typed last and did not do. */
  readonly typed?: { readonly code: string; readonly problem: string };
}

/** `GET /signin`: MitID where it is set up, a code, or the telephone. */
export function waysIn(visit: Visit, { mitid, way, typed }: Choices): Html {
  const { w } = visit;
  return html`<p>${w('lead')}</p>
    ${mitid ? mitidLink(visit, way) : undefined} ${codeForm(visit, { way, typed, go: !mitid })}
    <p>${w('no-code')}</p>
    ${noScript(visit, way)}`;
}

/** `GET /invitation`. The script shows the door where the address holds a secret, and the form for a code where it does not. */
export function invitationDoor(visit: Visit, mitid: boolean): Html {
  const { w } = visit;
  return html`<div
      id="door"
      class="stack"
      hidden
      data-away="${w('invitation.away')}"
      data-storage="${w('invitation.storage')}"
      data-opening="${w('invitation.opening')}"
      data-over-title="${w('over.title')}"
      data-over="${w('over.text')}"
    >
      <p>${w('invitation.lead')}</p>
      <p>${w('invitation.once')}</p>
      <p><button class="btn btn--go" type="button" id="open">${w('invitation.open')}</button></p>
      ${
        mitid
          ? html`<div class="or">
              <p><button class="btn" type="button" id="mitid">${w('invitation.mitid')}</button></p>
              <p class="hint">${w('invitation.mitid-why')}</p>
            </div>`
          : undefined
      }
    </div>
    <p class="note" id="problem" role="alert" hidden></p>
    ${codeForm(visit, { go: true })} ${noScript(visit, undefined)}`;
}

/** One thing that happened, and the way on: again by the same way, a code, or both. */
export function happened(visit: Visit, text: string, { again, code }: { readonly again?: string; readonly code?: Html } = {}): Html {
  return html`<p>${text}</p>
    ${again === undefined ? undefined : html`<p><a class="btn btn--go" href="${again}">${visit.w('again')}</a></p>`} ${code}`;
}

/** The form in which a code is typed. Without a way it is hidden until the script has made one. */
export function codeForm(
  { w, language }: Visit,
  { way, typed, go }: { readonly way?: Way | undefined; readonly typed?: Choices['typed'] | undefined; readonly go: boolean },
): Html {
  const described = typed === undefined ? 'code-hint' : 'code-problem code-hint';
  return html`<form
    class="code stack"
    method="post"
    action="/signin/code"
    id="typing"
    ${way === undefined ? html` hidden data-begin` : undefined}
  >
    <h2><label for="code">${w('code-title')}</label></h2>
    <p class="from" id="code-hint">${w('code-hint')}</p>
    ${typed === undefined ? undefined : html`<p class="note" id="code-problem" role="alert">${typed.problem}</p>`}
    <p>
      <textarea
        class="pen"
        id="code"
        name="code"
        rows="2"
        required
        maxlength="500"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        aria-describedby="${described}"
        ${typed === undefined ? undefined : html`aria-invalid="true"`}
      >
${typed?.code}</textarea>
    </p>
    <input type="hidden" name="return" value="${way?.home}" /><input type="hidden" name="challenge" value="${way?.challenge}" /><input
      type="hidden"
      name="lang"
      value="${language}"
    />
    <p><button class="btn${go ? ' btn--go' : ''}" type="submit">${w('code-open')}</button></p>
  </form>`;
}

function mitidLink({ w, language }: Visit, way: Way | undefined): Html {
  const link = way === undefined ? '/signin/mitid' : mitidPath(way, language);
  return html`<div${way === undefined ? html` hidden data-begin` : undefined}><p><a class="btn btn--go" href="${link}">${w('mitid')}</a></p><p class="hint">${w('mitid-then')}</p></div>`;
}

/** Address that begins with MitID. `invitation`: the one that this browser has shown goes with it. */
export function mitidPath({ home, challenge }: Way, language: string, invitation = false): string {
  const query = new URLSearchParams({ return: home, challenge, lang: language, ...(invitation && { invitation: '1' }) });
  return `/signin/mitid?${query.toString()}`;
}

/** Whoever has a way already came by a script; the rest of the page needs none. */
function noScript({ w }: Visit, way: Way | undefined): Html | undefined {
  return way === undefined ? html`<noscript><p class="note">${w('script')}</p></noscript>` : undefined;
}
