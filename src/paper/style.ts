/**
 * How the sheet looks, on paper first and on a screen as well: the blue pen for what comes from the citizen, with a bar and quotation marks,
 * a wide inner margin with a mark for the hole punch, a box to tick by pen. Logical properties only, so that it mirrors by itself.
 */
export const paperCss = `
.a4, .a4 * { box-sizing: border-box; }
.a4 { --ink: #1a1a1a; --ink-2: #454545; --own: #1b3a8c; --rule: #bfbfbf; --edge: #707070; color-scheme: light; background: #fff; color: var(--ink); font: 400 1.125rem/1.5 "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif; overflow-wrap: break-word; }
.a4 :is(h1, h2, h3, h4, p, ol, ul, blockquote) { margin: 0; padding: 0; list-style: none; }
.a4 :is(h1, h2, h3, h4) { font-size: 1em; font-weight: 600; line-height: 1.3; }
.a4 h1 { font-size: 1.35em; }
.a4 h2 { margin-block-end: .35em; }
.a4 h2 span { font-weight: 400; }
.a4 :is(h3, h4), .a4 .from { font-weight: 400; color: var(--ink-2); line-height: 1.35; }
.a4 b { font-weight: 600; }
.a4 a { color: inherit; }
.a4 header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1em; }
.a4 .status--not { border: 1.5px solid var(--edge); border-radius: 4px; padding: .15em .6em; font-weight: 600; }
.a4 .why { margin-block-start: .5em; }
.a4 section { margin-block-start: 1.5em; min-inline-size: 0; }
.a4 .entry + .entry { margin-block-start: .45em; }
.a4 .own { color: var(--own); font-size: 1.05em; line-height: 1.35; font-weight: 500; border-inline-start: 3px solid currentColor; padding-inline-start: .7em; }
.a4 .own > p { white-space: pre-line; padding-inline-start: .56em; text-indent: -.56em; }
.a4 [dir="auto"] { text-align: -webkit-match-parent; text-align: match-parent; }
.a4 .now { font-weight: 600; }
.a4 .own > p::before { content: open-quote; }
.a4 .own > p::after { content: close-quote; }
.a4:lang(da) { quotes: "\\00bb" "\\00ab"; }
.a4:is(:lang(en), :lang(ar)) { quotes: "\\201c" "\\201d"; }
.a4:lang(uk) { quotes: "\\00ab" "\\00bb"; }
.a4 .own + .own { margin-block-start: .45em; }
.a4 .chosen { color: var(--own); font-weight: 500; }
.a4 .jobgoal .own { font-size: 1.6em; line-height: 1.15; font-weight: 600; border-inline-start-width: 5px; }
.a4 .differ .own { font-size: 1.05em; line-height: 1.35; font-weight: 500; border-inline-start-width: 3px; margin-block-start: .25em; }
.a4 .jobgoal--small .own { font-size: 1.2em; line-height: 1.3; }
.a4 .two { display: grid; gap: 0 2em; }
.a4 .row3 { border-block-start: 1px solid var(--rule); padding-block: .5em; display: grid; gap: .3em 1em; }
.a4 .name .chosen { font-weight: 600; color: var(--own); }
.a4 .offers > li { display: grid; grid-template-columns: auto 1fr; gap: 0 .8em; padding-block: .45em; border-block-start: 1px solid var(--rule); }
.a4 .offers > li:first-child { border: 0; }
.a4 .offers .num + div { padding-block-start: .2em; min-inline-size: 0; }
.a4 .num { inline-size: 1.7em; block-size: 1.7em; border: 2px solid var(--own); border-radius: 50%; color: var(--own); font-weight: 600; display: grid; place-items: center; line-height: 1; }
.a4 .differ { border: 1.5px solid var(--edge); border-radius: 4px; padding: .5em .8em; margin-block-start: .4em; line-height: 1.4; }
.a4 .idea { border: 1.5px dashed var(--edge); border-radius: 4px; padding: .4em .8em; }
.a4 .step { border: 2.5px solid var(--own); border-radius: 8px; padding: .6em .9em; display: grid; grid-template-columns: auto 1fr; gap: 0 .9em; }
.a4 .step .box { inline-size: 1.8em; block-size: 1.8em; border: 2px solid var(--own); border-radius: 4px; }
.a4 .step h2 { margin: 0; }
.a4 .step .own { font-size: 1.25em; border: 0; padding: 0; }
.a4 .call3 { display: grid; gap: .8em 1.5em; }
.a4 .call3 > li { display: grid; justify-items: start; align-content: start; }
.a4 .call3 a { font-size: 1.3em; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; line-height: 1.3; text-decoration: none; }
.a4 .blank { inline-size: 42mm; max-inline-size: 100%; block-size: 1.69em; border-block-end: 1px solid currentColor; margin-block-end: .2em; }
.a4 footer { border-block-start: 1px solid var(--rule); padding-block-start: .5em; margin-block-start: 1.6em; color: var(--ink-2); line-height: 1.35; }
@media screen {
  body:has(> main > .a4) { margin: 0; background: #f1f0eb; }
  .a4 { max-inline-size: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
  .a4 .call3 a { text-decoration: underline; padding-block: .3em; }
}
@media print, (min-width: 64rem) {
  .a4 { padding-inline: 26mm 15mm; }
  .a4 .two { grid-template-columns: 1fr 1fr; }
  .a4 .row3 { grid-template-columns: 5.2em 1fr 1fr; }
  .a4 .row3 > div:first-child:nth-last-child(2) { grid-column: 1 / 3; }
  .a4 .call3 { grid-template-columns: repeat(3, 1fr); }
}
@page { size: A4; margin: 12mm 0 10mm; }
@media print {
  body:has(> main > .a4) { margin: 0; }
  .a4 { font-size: 10.8pt; line-height: 1.38; print-color-adjust: exact; }
  .a4 .jobgoal--large .own { font-size: 2em; }
  .a4 section { margin-block-start: 5mm; break-inside: avoid; }
  .a4 :is(h1, h2, h3, h4) { break-after: avoid; }
  .a4 :is(.row3, .offers > li, .differ, .entry) { break-inside: avoid; }
  .a4 footer { margin-block-start: 6mm; break-inside: avoid; }
  .a4::before { content: ""; position: fixed; inset-inline-start: 4mm; inset-block-start: calc(148.5mm - 12mm); inline-size: 5mm; border-block-start: .35mm solid var(--edge); }
}
`;
