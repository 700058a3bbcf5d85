/** The code that the browser brings home from signing in, behind the page's own address: `#medspil=<code>`. */

const carried = /^#medspil=([\w.~-]{1,2048})(?:&(.*))?$/;

/** The code in the part of an address after `#`. */
export function codeIn(hash: string): string | undefined {
  return carried.exec(hash)?.[1];
}

/** Takes the code out of the address at once, so that it is in no history, bookmark or shared link. What else stood there stays. */
export function takeCode(): string | undefined {
  const [, code, rest] = carried.exec(location.hash) ?? [];
  if (code === undefined) return undefined;
  history.replaceState(history.state, '', `${location.pathname}${location.search}${rest === undefined ? '' : `#${rest}`}`);
  return code;
}
