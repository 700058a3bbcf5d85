import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, pause, unconnected } from '../../../src/web/pages/widget/connection.ts';
import type { Connection, Happening } from '../../../src/web/pages/widget/connection.ts';

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>({ kind: 'reached' }, { kind: 'stream-opened' }, { kind: 'failed' }, { kind: 'offline' }),
  fc.boolean().map((opened) => ({ kind: 'stream-closed', opened }) as const),
);
const history = fc.array(happening, { maxLength: 60 }).map((all) => all.reduce(after, unconnected));

function failed(times: number): Connection {
  return Array.from({ length: times }).reduce<Connection>((connection) => after(connection, { kind: 'failed' }), unconnected);
}

describe('the connection', () => {
  it('is quiet about a stream that drops, and speaks when coming back fails', () => {
    const online = after(unconnected, { kind: 'stream-opened' });
    const dropped = after(online, { kind: 'stream-closed', opened: true });
    expect(dropped.phase).toBe('connecting');
    expect(after(dropped, { kind: 'failed' }).phase).toBe('away');
  });

  it('goes over to asking after two streams that never opened, and back when one opens', () => {
    const dead: Happening = { kind: 'stream-closed', opened: false };
    expect(after(unconnected, dead).transport).toBe('stream');
    const asking = after(after(unconnected, dead), dead);
    expect(asking.transport).toBe('poll');
    expect(after(asking, { kind: 'stream-closed', opened: true }).transport).toBe('stream');
  });

  it('waits longer after every failure, up to half a minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((times) => pause(failed(times), 0.999));
    expect(waits.slice(0, 6)).toEqual(waits.slice(0, 6).toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(waits.at(-2));
    expect(pause(failed(30), 0.999)).toBeLessThanOrEqual(30_000);
  });

  it('never waits forever and never hammers, whatever has happened', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 0.999, noNaN: true }), (connection, random) => {
        const wait = pause(connection, random);
        expect(wait).toBeGreaterThanOrEqual(250);
        expect(wait).toBeLessThanOrEqual(30_000);
      }),
    );
  });

  it('is online again after any history as soon as the server is reached', () => {
    fc.assert(fc.property(history, (connection) => after(connection, { kind: 'reached' }).phase === 'online'));
  });

  it('says that it is away only after something failed', () => {
    fc.assert(fc.property(history, (connection) => connection.phase !== 'away' || connection.failures > 0));
  });

  it('spreads the attempts of many', () => {
    expect(pause(failed(4), 0)).toBe(4000);
    expect(pause(failed(4), 0.5)).toBe(6000);
  });
});
