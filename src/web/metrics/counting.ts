/** Counts where things happen, from outside: around the store and around the log, so that neither they nor the use cases know of it. */
import type { Committed, Log, LogFacts, Store } from '../../ports.ts';
import type { Figures } from './figures.ts';

/** The same store; conflicts, settled items and errors of any call are counted. */
export function countedStore(store: Store, figures: Figures): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, target, given);
        return result instanceof Promise ? result.then(...told(String(name), given, figures)) : result;
      };
    },
  });
}

type Told = [(result: unknown) => unknown, (error: unknown) => never];

function told(method: string, given: readonly unknown[], figures: Figures): Told {
  return [
    (result) => {
      if (method === 'commit' && (result as Committed).kind === 'conflict') figures.conflict();
      if (method === 'settle') settled(given as Parameters<Store['settle']>, figures);
      return result;
    },
    (error) => {
      figures.storageError(codeOf(error));
      throw error;
    },
  ];
}

function settled([claimed, outcome]: Parameters<Store['settle']>, figures: Figures): void {
  if (claimed.kind === 'due') figures.dueHandled(outcome.result);
  else figures.messageTried(outcome.result);
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'other';
}

/** Codes by which the storage tells of a file that it does not use. */
const damage = new Set(['store-file-damaged', 'store-file-set-aside', 'store-file-newer']);

/** The same log; events are counted by level, below its threshold too, and damaged files by name. */
export function countedLog(log: Log, figures: Figures): Log {
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (code: string, facts?: LogFacts): void => {
      figures.logged(level);
      if (damage.has(code)) figures.damaged(String(facts?.['file'] ?? ''));
      log[level](code, facts);
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
