/** When to be online, when to try again and over what: a pure state machine. The client drives it and waits as long as it says. */

/** How the connection is at the moment. Change it only by `after`. */
export interface Connection {
  /** `connecting` is quiet: the citizen sees that the connection is away only when an attempt has failed. */
  readonly phase: 'connecting' | 'online' | 'away';
  /** Attempts that failed in a row. */
  readonly failures: number;
  /** How new messages come in. After two streams that never opened, by asking every other second. */
  readonly transport: 'stream' | 'poll';
  readonly deadStreams: number;
}

/** What the client has noticed, by which `after` finds the next state. */
export type Happening =
  /** A request was answered, or the stream opened. */
  | { readonly kind: 'reached' }
  | { readonly kind: 'stream-opened' }
  /** `opened` tells whether it ever was open. */
  | { readonly kind: 'stream-closed'; readonly opened: boolean }
  /** A request failed on the way or the server is not well. */
  | { readonly kind: 'failed' }
  /** The device says that it has no network. */
  | { readonly kind: 'offline' };

/** The state before the first attempt. */
export const unconnected: Connection = { phase: 'connecting', failures: 0, transport: 'stream', deadStreams: 0 };

/** The connection after something has happened. */
export function after(connection: Connection, happening: Happening): Connection {
  switch (happening.kind) {
    case 'reached':
      return { ...connection, phase: 'online', failures: 0 };
    case 'stream-opened':
      return { phase: 'online', failures: 0, transport: 'stream', deadStreams: 0 };
    case 'stream-closed': {
      const deadStreams = happening.opened ? 0 : connection.deadStreams + 1;
      const transport = deadStreams >= 2 ? 'poll' : 'stream';
      return { ...connection, phase: connection.phase === 'away' ? 'away' : 'connecting', transport, deadStreams };
    }
    case 'failed':
      return { ...connection, phase: 'away', failures: connection.failures + 1 };
    case 'offline':
      return { ...connection, phase: 'away', failures: Math.max(1, connection.failures) };
    default: {
      const never: never = happening;
      return never;
    }
  }
}

const longest = 30_000;

/**
 * Milliseconds to wait before the next attempt: a second, doubled with every failure up to half a minute, and spread by half
 * so that a whole town does not come back in the same moment. `random` is from 0 up to 1.
 */
export function pause(connection: Connection, random: number): number {
  if (connection.failures === 0) return Math.round(250 * (1 + random));
  const full = Math.min(longest, 1000 * 2 ** (connection.failures - 1));
  return Math.round(full * (0.5 + random / 2));
}
