/** Where a browser comes home to with its code. Pure. */

/** The longest address that is taken. */
const longest = 2000;

/** The address, where it is of our own pages or of a listed site's; absent for any other, so that nobody is led astray. */
export function readReturn(given: string | undefined, origins: readonly string[]): URL | undefined {
  if (given === undefined || given.length > longest || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain && origins.includes(url.origin) ? url : undefined;
}

/**
 * The address with the code in its fragment, which no server sees. What stood in the fragment stays after it; an older code goes.
 *
 * @example withCode(new URL('https://k.example/a?b#c'), 'x') // 'https://k.example/a?b#medspil=x&c'
 */
export function withCode(url: URL, code: string): string {
  const kept = url.hash
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('medspil='));
  const home = new URL(url);
  home.hash = [`medspil=${code}`, ...kept].join('&');
  return home.href;
}
