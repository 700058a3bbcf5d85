/** A long conversation: what is hot stays small, and nothing of it is lost. */
import { expect, test } from 'vitest';
import { entriesAfter, eventsOf } from '../../src/conversation/transcript.ts';
import { citizenWhoSent, newCitizen, opened, testContext, write } from '../review/fixture.ts';

const many = Array.from({ length: 300 }, () => 'hjælp');

test('the document stays small; entries and dated events are all there, in their order', async () => {
  const [context, other] = [testContext(), testContext()];
  const [citizen, short] = [await newCitizen(context), await newCitizen(other)];
  await write(other, short, 'hej', 'hjælp');
  const once = other.store.document(short).events.length;
  await write(other, short, 'hjælp');
  const each = other.store.document(short).events.length - once;
  expect(each).toBeGreaterThan(0);
  await write(context, citizen, 'hej', ...many);
  const document = context.store.document(citizen);
  expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThan(50_000);
  expect(document.events.length).toBeLessThan(100);
  const events = await eventsOf(context, document);
  expect(events).toHaveLength(once + (many.length - 1) * each);
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  const entries = await entriesAfter(context, document, 0);
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_entry, index) => index + 1));
});

test('that a draft was opened is not forgotten over it', async () => {
  const context = testContext();
  const citizen = await citizenWhoSent(context);
  await opened(context, citizen);
  await write(context, citizen, ...many);
  await opened(context, citizen);
  const events = await eventsOf(context, context.store.document(citizen));
  expect(events.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
});
