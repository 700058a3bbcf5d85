/** The log by its allow-list: what goes out, and that nothing else does whoever calls it with what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Log } from '../../src/ports.ts';
import { jsonLog, type LogThreshold } from '../../src/web/log.ts';
import { logFacts, mayBeLogged } from '../../src/web/log-facts.ts';

const time = '2026-11-23T18:00:00.000Z';
function listening(threshold: LogThreshold = 'info'): { readonly lines: string[]; readonly log: Log } {
  const lines: string[] = [];
  return { lines, log: jsonLog(threshold, { now: () => time }, (line) => lines.push(line)) };
}

describe('A line of the log', () => {
  it('is JSON with level, time of the clock, code and facts, from the threshold up', () => {
    const { lines, log } = listening('warn');
    log.info('started');
    log.warn('slow', { milliseconds: 5, citizen: 'fYk3c0sYQ2mTz0aN1x-_dQ' });
    log.error('broken');
    expect(lines).toEqual([
      `{"level":"warn","time":"${time}","code":"slow","milliseconds":5,"citizen":"fYk3c0sYQ2mTz0aN1x-_dQ"}\n`,
      `{"level":"error","time":"${time}","code":"broken"}\n`,
    ]);
  });
  it('is none at all when the log is silent', () => {
    const { lines, log } = listening('silent');
    log.error('broken', { milliseconds: 1 });
    expect(lines).toEqual([]);
  });
  it('no fact takes the place of what the line is about', () => {
    const { lines, log } = listening();
    log.info('slow', { code: 'another', level: 'none', time: 'never', milliseconds: 5 });
    expect(lines[0]).toBe(`{"level":"info","time":"${time}","code":"slow","milliseconds":5}\n`);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ code: 'log.dropped', dropped: 3, of: 'slow' });
  });
});

describe('What is not on the list', () => {
  it('is left out and counted, and the rest of the line is written', () => {
    const { lines, log } = listening();
    log.error('request-failed', { status: 500, message: 'Kirsten Holm ringer', stack: 'Error: Kirsten', error: 'TypeError' });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'error', time, code: 'request-failed', status: 500, error: 'TypeError' },
      { level: 'warn', time, code: 'log.dropped', dropped: 2, of: 'request-failed' },
    ]);
  });
  it('not even as a code', () => {
    const { lines, log } = listening();
    log.info('Kirsten said hello', { status: 200 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('Kirsten');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'log.dropped', dropped: 1 });
  });
  it.each([
    ['a name as id', 'citizen', 'Kirsten'],
    ['a name and surname as id', 'citizen', 'Kirsten Holm Andersen'],
    ['a CPR number as id', 'citizen', '010190-1234'],
    ['a CPR number inside an id', 'citizen', 'citizen-of-010190-1234'],
    ['a CPR number as file', 'file', 'demo/citizens/0101901234.json'],
    ['a telephone number as figure', 'count', 4_512_345_678],
    ['a telephone number as code', 'why', '+4512345678'],
    ['a telephone number inside a code', 'why', 'no-12345678'],
    ['a sentence as code', 'why', 'jeg er ked af det'],
    ['words as an error', 'error', 'Kirsten'],
    ['a message as an error', 'error', 'Error: Kirsten'],
    ['an address as route', 'route', '/api/citizen?name=Kirsten'],
    ['a whole path as file', 'file', '/srv/data/demo.json'],
    ['a way out of the folder', 'file', '../etc/passwd'],
    ['a token', 'citizen', `ey${'J'.repeat(120)}`],
    ['an object', 'status', { toJSON: () => 'Kirsten' }],
    ['a name of the prototype', 'toString', 'code'],
  ])('%s', (_what, name, value) => {
    expect(mayBeLogged(name, value)).toBe(false);
  });
  it.each([
    ['file', 'demo/citizens/0a/fyk3c0s_59_512m.json'],
    ['file', 'demo/citizens/0a/x.json.damaged-2026-11-23T18-00-00-000Z-2'],
    ['route', '/api/staff/citizens/:id/commands'],
    ['where', 'src/web/errors.ts:78'],
    ['key', 'app.submit.yes-no'],
    ['language', 'da'],
    ['system', 'ENOSPC'],
    ['error', 'TypeError'],
  ])('%s: %s is not refused', (name, value) => {
    expect(mayBeLogged(name, value)).toBe(true);
  });
  it.each(['a010190-1234', 'a12345678', '/a12345678', 'step.a0101901234'])('%s is refused, a number stands in it', (value) => {
    expect(Object.keys(logFacts).filter((name) => mayBeLogged(name, value))).toEqual([]);
  });
  it('holds no text with a blank, a letter of Danish or a line in it, whatever is tried', () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(logFacts)), fc.string({ maxLength: 20 }));
    const mark = fc.constantFrom('Åse mærke', 'jeg vil ikke', 'linje\nto', '"}{"', '12345678', '010190-1234', '<b>');
    const text = fc.tuple(fc.string({ maxLength: 30 }), mark, fc.string({ maxLength: 30 }));
    fc.assert(
      fc.property(names, text, fc.string({ maxLength: 10 }), (name, [head, said, tail], code) => {
        const { lines, log } = listening();
        const value = head.replaceAll(/[A-Za-z0-9]$/g, '') + said + tail.replaceAll(/^[A-Za-z0-9]/g, '');
        log.warn(`due.failed`, { [name]: value });
        log.warn(said + code, {});
        expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
        expect(lines.join('')).not.toContain(JSON.stringify(said).slice(1, -1));
      }),
    );
  });
});
