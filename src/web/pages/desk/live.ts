/** Reading what the server holds, and reading it again when it says that something has changed. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './api.ts';

/** The latest change that was told: whose, or `all` when anything may have changed, as after a time without a connection. */
export interface Beat {
  readonly n: number;
  readonly citizens: 'all' | ReadonlySet<string>;
}
/** Changes that come close together are one. */
const together = 150;
/** After this long without a connection it is tried anew, in milliseconds. */
const retry = 5_000;

/** Listens to `/api/staff/changes` while `on`. `away`: the connection is gone, and is being tried again. */
export function useChanges(on: boolean): { readonly beat: Beat; readonly away: boolean } {
  const [beat, setBeat] = useState<Beat>({ n: 0, citizens: new Set() });
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    return listen(
      (citizens) => setBeat((before) => ({ n: before.n + 1, citizens })),
      (gone) => setAway(gone),
    );
  }, [on]);
  return { beat, away };
}

function listen(changed: (citizens: Beat['citizens']) => void, setAway: (away: boolean) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let gathered = new Set<string>();
  let lost = false;
  const tell = (): void => {
    timer = undefined;
    changed(gathered);
    gathered = new Set();
  };
  const connect = (): void => {
    source = new EventSource('/api/staff/changes');
    source.addEventListener('open', () => {
      setAway(false);
      if (lost) changed('all');
      lost = false;
    });
    source.addEventListener('change', (event: MessageEvent<string>) => {
      gathered.add(event.data);
      timer ??= setTimeout(tell, together);
    });
    source.addEventListener('error', () => {
      lost = true;
      setAway(true);
      // The browser tries again by itself, save after an answer that was no stream: then what is shown is read again too (401).
      if (source.readyState !== EventSource.CLOSED) return;
      changed('all');
      again = setTimeout(connect, retry);
    });
  };
  connect();
  return () => {
    source.close();
    clearTimeout(timer);
    clearTimeout(again);
  };
}

/** Something read from the server. `answer` is the last one, also when it failed; absent until the first. `again` reads anew. */
export interface Reading<T> {
  readonly answer: Answer<T> | undefined;
  /** The newest that could be read; it stays while the connection is gone. */
  readonly value: T | undefined;
  readonly again: () => void;
  /** Puts in what a command answered with. */
  readonly put: (answer: Answer<T>) => void;
}

/** Reads when `key` changes, and on `again`. An answer to an older request never replaces that to a newer one. */
export function useReading<T>(key: string | undefined, read: () => Promise<Answer<T>>): Reading<T> {
  const [held, setHeld] = useState<{ readonly key: string | undefined; readonly answer?: Answer<T>; readonly value?: T }>({ key });
  const sent = useRef(0);
  const shown = useRef(0);
  const reader = useRef(read);
  reader.current = read;
  const take = useCallback(
    (answer: Answer<T>, number: number): void => {
      if (number < shown.current) return;
      shown.current = number;
      setHeld((before) => {
        const value = answer.kind === 'ok' ? answer.value : before.key === key ? before.value : undefined;
        return { key, answer, ...(value !== undefined && { value }) };
      });
    },
    [key],
  );
  const again = useCallback((): void => {
    if (key === undefined) return;
    sent.current += 1;
    const number = sent.current;
    void reader.current().then((answer) => take(answer, number));
  }, [key, take]);
  const put = useCallback(
    (answer: Answer<T>): void => {
      sent.current += 1;
      take(answer, sent.current);
    },
    [take],
  );
  useEffect(again, [again]);
  const current = held.key === key ? held : undefined;
  return { answer: current?.answer, value: current?.value, again, put };
}
