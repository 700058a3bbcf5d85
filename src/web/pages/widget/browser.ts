/** The client's world in a browser. */
import type { Stream, StreamEvents, World } from './client.ts';
import { takeEarly } from './early.ts';

/** Ids that cannot be guessed. `randomUUID` is missing on plain http. */
function id(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `closed` is told once: a socket without network may take minutes to say so itself. */
function stream(url: string, events: StreamEvents): Stream {
  const socket = new WebSocket(url);
  let over = false;
  const close = (): void => {
    if (over) return;
    over = true;
    socket.close();
    events.closed();
  };
  socket.addEventListener('open', events.opened);
  socket.addEventListener('message', (event) => {
    if (!over && typeof event.data === 'string') events.frame(event.data);
  });
  socket.addEventListener('close', close);
  return { close };
}

/** The network, clock and chance of the browser itself. It holds nothing, so every widget on the page can share it. */
export const browser: World = {
  fetch: (url, init) => takeEarly(url, init) ?? fetch(url, init),
  stream,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
  id,
  now: () => Date.now(),
};
