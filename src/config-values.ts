/** What the values of settings must be, one question each. */

/** True for addresses that only this machine can reach: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return plain === 'localhost' || plain === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(plain);
}

/** An issuer may have a path. Without https whoever is on the way could answer in the broker's place. */
export function isIssuer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, search, hash, username } = new URL(url);
  const plain = search === '' && hash === '' && username === '';
  return plain && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

/** A list of scopes with spaces between, `openid` among them. */
export function isScope(scope: string): boolean {
  const asked = scope.split(' ');
  return asked.includes('openid') && asked.every((one) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(one) && !asksForCpr(one));
}

/** Names by which brokers give CPR numbers: `cpr`, `cprNumberIdentifier`, `ssn`, `nin`. They are neither asked for nor kept. */
export function asksForCpr(name: string): boolean {
  return /cpr|(^|[^a-z])(ssn|nin)([^a-z]|$)/i.test(name);
}

/** Whoever reads along on the way could change a page that comes by plain http, and with it the widget in it. */
export function isEmbedding(origin: string): boolean {
  if (!isOrigin(origin) || origin.includes('*')) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopback(hostname);
}

/** `postgres://user:password@host:5432/name`. */
export function isDatabase(url: string): boolean {
  return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol) && new URL(url).pathname.length > 1;
}

/** `https://medspil.example`, without a path. */
export function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search, hash, username } = new URL(url);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === '';
}

/** From the noisiest to the quietest. */
export const logLevels = ['info', 'warn', 'error', 'silent'] as const;
