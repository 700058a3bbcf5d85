import { describe, expect, test } from 'vitest';
import { shownOn } from '../../src/conversation/showing.ts';
import { newCitizen, testContext, write } from '../review/fixture.ts';

describe('what may be shown where', () => {
  test.each([
    ['sms', true, 'app.elsewhere'],
    ['mail', true, 'app.elsewhere'],
    ['web', true, 'words'],
    ['teams', true, 'words'],
    ['sms', undefined, 'words'],
  ] as const)('on %s, sensitive: %s', (channel, sensitive, shown) => {
    expect(shownOn(testContext(), channel, { text: 'words', language: 'da', ...(sensitive && { sensitive }) })).toBe(shown);
  });

  test('what asks for a sensitive answer, or repeats one, is marked: question, recap, list of answers, read-back', async () => {
    const context = testContext();
    const citizen = await newCitizen(context);
    const marked = (): readonly string[] =>
      context.store.document(citizen).transcript.flatMap(({ sensitive, key }) => (sensitive === true ? [key ?? ''] : []));
    await write(context, citizen, 'hej');
    expect(marked()).toEqual([]);
    await write(context, citizen, 'ja', 'Have mere ro på');
    expect(marked()).toEqual(['goal.own.ask', 'goal.why.ask']);
    await write(context, citizen, 'pause');
    context.pass(86_400);
    await write(context, citizen, 'videre');
    expect(marked().slice(2)).toEqual(['app.recap-words', 'goal.why.ask']);
    await write(context, citizen, 'ret');
    expect(marked().at(-1)).toBe('app.change.ask');
  });
});
