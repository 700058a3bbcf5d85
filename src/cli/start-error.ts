/** Why the product did not start, in lines for people: what is wrong and what to do. */
import type { Config } from '../config.ts';

/**
 * A fault that whoever starts the product can mend, so it is shown as `lines` and without a stack. Anything else that stops the start is
 * thrown as it is. `lines` hold no value of a secret.
 */
export class StartError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[], options?: ErrorOptions) {
    super(lines.join('\n'), options);
    this.name = 'StartError';
    this.lines = lines;
  }
}

/** Puts words to what adapters and the system say. What nobody thought of is thrown as it is, with its stack. */
export function startErrorOf(error: unknown, { port, host }: Pick<Config, 'port' | 'host'>): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  if (error.code.startsWith('store-')) return new StartError([error.message], { cause: error });
  const said = linesOf(error.code, { port, host, path: 'path' in error ? String(error.path) : '' });
  return said === undefined ? error : new StartError([said], { cause: error });
}

function linesOf(code: string, at: { readonly port: number; readonly host: string; readonly path: string }): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${at.port} is in use by another program. Stop that one, or set PORT to another number (0 takes a free one).`;
    case 'EACCES':
    case 'EPERM':
      return at.path === ''
        ? `PORT: ${at.port} may not be used by this user. Set PORT to a number from 1024 up.`
        : `${at.path} may not be read or written by this user. Give this user the right to it.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${at.host} is no address of this machine. Leave HOST out, or set it to 127.0.0.1.`;
    case 'ENOENT':
      return `${at.path} is not there. The pages are built by \`npm start\`; run that.`;
    default:
      return undefined;
  }
}
