import { expect, test } from 'vitest';
import { LocalChanges } from '../../src/storage/changes.ts';
import { documentOf, memoryLog, municipality } from '../contract/fixture.ts';

function heard() {
  const log = memoryLog();
  const changes = new LocalChanges(log);
  const got: string[] = [];
  const note = (who: string) => (citizen?: string) => void got.push(citizen === undefined ? who : `${who}:${citizen}`);
  return { log, changes, got, note };
}

test("a citizen's page and the caseworker's page hear of a commit, and nobody else", () => {
  const { changes, got, note } = heard();
  changes.onCitizen(municipality, 'a', note('a'));
  changes.onCitizen(municipality, 'b', note('b'));
  changes.onCitizen('sydby', 'a', note('other municipality'));
  changes.onCaseworker(municipality, 'mette', note('mette'));
  changes.onCaseworker(municipality, 'a', note('a caseworker called a'));
  changes.committed(municipality, documentOf('a'));
  expect(got).toEqual(['a', 'mette:a']);
});

test('who has stopped hears nothing, also when stopping twice or while being told', () => {
  const { changes, got, note } = heard();
  const stops: (() => void)[] = [];
  stops.push(
    changes.onCitizen(municipality, 'a', () => stops.forEach((stop) => stop())),
    changes.onCitizen(municipality, 'a', note('second')),
  );
  changes.committed(municipality, documentOf('a'));
  stops.forEach((stop) => stop());
  const stop = changes.onCitizen(municipality, 'a', note('third'));
  stops[0]!();
  changes.committed(municipality, documentOf('a'));
  stop();
  expect(got).toEqual(['third']);
  expect(changes.size).toBe(0);
});

test('a listener that throws takes nothing from the others and is logged without words', () => {
  const { changes, got, note, log } = heard();
  changes.onCitizen(municipality, 'a', () => {
    throw new TypeError('hemmelig');
  });
  changes.onCitizen(municipality, 'a', note('next'));
  changes.committed(municipality, documentOf('a'));
  expect(got).toEqual(['next']);
  expect(log.lines).toEqual([{ level: 'error', code: 'change-listener-failed', facts: { error: 'TypeError' } }]);
});
