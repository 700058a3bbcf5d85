/** The client's world in a browser. */
import type { Socket, World } from './client.ts';

/** Ids that cannot be guessed. `randomUUID` is missing on plain http. */
function id(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const browser: World = {
  fetch: (url, init) => fetch(url, init),
  socket: (url) => new WebSocket(url) as Socket,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
  id,
  now: () => Date.now(),
};
