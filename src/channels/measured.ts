/** Tells the meter how the taking of a message ended and how long it took, on every channel alike. */
import type { Received } from '../conversation/inbound.ts';
import type { Meter, TurnOutcome } from '../ports.ts';

/** Gives and throws what `take` does. The time is that of the process, not of the clock, which may be set. */
export async function measured(meter: Meter | undefined, channel: string, take: () => Promise<Received>): Promise<Received> {
  const began = performance.now();
  const tell = (outcome: TurnOutcome): void => meter?.turn(channel, outcome, (performance.now() - began) / 1000);
  try {
    const received = await take();
    tell(received.kind);
    return received;
  } catch (error) {
    tell(outcomeOf(error));
    throw error;
  }
}

function outcomeOf(error: unknown): TurnOutcome {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (code === 'too-busy') return 'crowded';
  return typeof code === 'string' && code.startsWith('store-') ? 'unkept' : 'failed';
}
