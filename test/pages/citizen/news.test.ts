import { describe, expect, it } from 'vitest';
import { beat, newsOf } from '../../../src/web/pages/widget/news.ts';
import type { Said, Talk } from '../../../src/web/pages/widget/talk.ts';

const said = (position: number, how: Said['how'], text = `${how} ${position}`): Said => ({ position, how, text });
const talk = (all: readonly Said[], open?: number): Talk => ({
  said: all,
  waiting: false,
  ...(open !== undefined && { open: { position: open, card: {} as never } }),
});

describe('What a screen reader is told', () => {
  const whole = talk([said(1, 'asked'), said(2, 'wrote'), said(3, 'said'), said(4, 'said'), said(5, 'asked')], 5);

  it('is that the answer has come, then what was said to it; the open question gets the focus instead', () => {
    expect(newsOf(whole, 1)).toEqual([
      { key: '2', page: 'received' },
      { key: '3', text: 'said 3' },
      { key: '4', text: 'said 4' },
    ]);
  });
  it('is nothing that was told already', () => {
    expect(newsOf(whole, 3)).toEqual([{ key: '4', text: 'said 4' }]);
    expect(newsOf(whole, 5)).toEqual([]);
  });
  it('is told once for several own messages in a row, and never with their words', () => {
    const burst = talk([said(1, 'wrote', 'Gæld'), said(2, 'wrote', 'og ryggen'), said(3, 'said'), said(4, 'chose', 'Pause')]);
    expect(newsOf(burst, 0)).toEqual([
      { key: '1', page: 'received' },
      { key: '3', text: 'said 3' },
      { key: '4', page: 'received' },
    ]);
  });
  it('is a question that is closed again before it was heard', () => {
    expect(newsOf(talk([said(1, 'chose'), said(2, 'asked')]), 1)).toEqual([{ key: '2', text: 'asked 2' }]);
  });
  it('carries the language that it was said in', () => {
    expect(newsOf(talk([{ ...said(1, 'said'), language: 'ar' }]), 0)).toEqual([{ key: '1', text: 'said 1', language: 'ar' }]);
  });
});

describe('The focus', () => {
  it('waits for as long as the words before the question take, within limits', () => {
    const after = (words: string): number => beat(talk([said(1, 'wrote'), said(2, 'said', words), said(3, 'asked', 'x'.repeat(500))], 3));
    expect(after('')).toBe(150);
    expect(after('x'.repeat(36))).toBe(2000);
    expect(after('x'.repeat(500))).toBe(3000);
  });
});
