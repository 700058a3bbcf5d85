import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirm } from '../../src/plan/confirm.ts';
import { decide } from '../../src/plan/decide.ts';
import type { Line, Plan } from '../../src/plan/document.ts';
import { draftHash } from '../../src/plan/hash.ts';
import { lineText, viewFor } from '../../src/plan/view.ts';
import { anyLines, done, last, line, sent, staff } from './fixture.ts';

const chosen = { by: 'chosen' as const, key: 'k', turn: 1, offered: ['A', 'B'] };
const seen = (one: Line): ReturnType<typeof viewFor>['lines'][number] => viewFor(last(sent([one])), 'citizen').lines[0]!;

describe('a reader', () => {
  it('sees own words as a quotation, verbatim', () => {
    expect(seen(line('goal', ' Ro på 🙂'))).toMatchObject({ quote: ' Ro på 🙂', by: 'written' });
    expect(seen(line('goal', ' Ro på'))).not.toHaveProperty('text');
  });

  it.each([
    [
      { kind: 'choice', id: 'a', label: 'Telefon', order: 2 },
      { text: 'Telefon', order: 2 },
    ],
    [{ kind: 'choices', ids: ['a', 'b'], labels: ['Mod', 'Humor'], words: 'venner' }, { text: 'Mod, Humor, venner' }],
    [
      { kind: 'scale', value: 7, anchors: ['lav', 'mellem', 'høj'] },
      { text: '7 / 10', scale: { value: 7, anchors: ['lav', 'mellem', 'høj'] } },
    ],
    [{ kind: 'number', value: 1200.5 }, { text: '1.200,5' }],
    [{ kind: 'date', value: '2026-12-01' }, { text: '1. december 2026' }],
    [
      { kind: 'none', why: 'unknown', label: 'Det ved jeg ikke endnu' },
      { text: 'Det ved jeg ikke endnu', none: 'unknown' },
    ],
  ] as const)('sees what was chosen as words that are no quotation: %o', (content, expected) => {
    const view = seen(line('goal', '', { content: content as unknown as Line['content'], provenance: chosen }));
    expect(view).toMatchObject({ ...expected, by: 'chosen' });
    expect(view).not.toHaveProperty('quote');
  });

  it('still gets the date where the language is unknown to the runtime', () => {
    const date = line('goal', '', { content: { kind: 'date', value: '2026-12-01' }, provenance: chosen });
    expect(lineText(date, 'not a language')).toBe('2026-12-01');
  });

  it('sees a change beside the words, with its reason and who made it', () => {
    const goal = line('goal', 'Ro på');
    const plan = done(
      decide(last(sent([goal])), { kind: 'edit', line: 'goal', hash: goal.hash, text: 'Ro i april', reason: 'Aftalt' }, staff),
    );
    const view = viewFor(plan, 'citizen', (id) => `Navn på ${id}`).lines[0];
    expect(view).toMatchObject({
      quote: 'Ro på',
      change: { text: 'Ro i april', reason: 'Aftalt', staff: 'Navn på kirsten', agreement: 'unanswered' },
    });
  });

  it('sees "not now" with its reason', () => {
    const goal = line('goal', 'Ro på');
    const plan = done(decide(last(sent([goal])), { kind: 'not-now', line: 'goal', hash: goal.hash, reason: 'Venteliste' }, staff));
    expect(viewFor(plan, 'citizen').lines[0]?.notNow).toEqual({ reason: 'Venteliste', staff: 'kirsten' });
  });
});

/** A confirmed plan in which every line was changed and the reason given. */
function changedAndConfirmed(lines: readonly Line[], mark: string): Plan {
  let plan = last(sent(lines));
  for (const one of lines) {
    plan = done(
      decide(
        plan,
        { kind: 'edit', line: one.id, hash: one.hash, text: `${mark} tekst ${one.id}`, reason: `${mark} grund ${one.id}` },
        staff,
      ),
    );
  }
  const facts = { openMessages: 0, thanksOnly: false };
  return last(done(confirm([plan], { ...staff, draft: draftHash(plan), reason: `${mark} samlet grund` }, facts)));
}

describe('a mentor', () => {
  it('sees nothing that the citizen has not released', () => {
    expect(viewFor(last(sent([line('goal', 'Ro på')])), 'mentor').lines).toEqual([]);
  });

  it('sees no text that is not on a released line', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const plan = changedAndConfirmed(lines, '§');
        const shown = JSON.stringify(viewFor(plan, 'mentor'));
        const released = new Set(lines.filter((one) => one.released.includes('mentor')).map((one) => one.id));
        expect(viewFor(plan, 'mentor').lines.map((one) => one.id)).toEqual([...released]);
        for (const one of lines) expect(shown.includes(`§ grund ${one.id}"`)).toBe(released.has(one.id));
        expect(shown).not.toContain('samlet grund');
      }),
    );
  });
});

describe('citizen and caseworker', () => {
  it('see every line and why the plan was confirmed', () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom('citizen' as const, 'caseworker' as const), (lines, audience) => {
        const view = viewFor(changedAndConfirmed(lines, '§'), audience);
        expect(view.lines.map((one) => one.id)).toEqual(lines.map((one) => one.id));
        expect(view.confirmedReason).toBe('§ samlet grund');
      }),
    );
  });
});
