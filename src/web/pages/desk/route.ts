/** Which page an address stands for. */
export type Route = { readonly page: 'inbox' } | { readonly page: 'review'; readonly citizen: string };

/** `/staff/citizens/<id>` is the review of that citizen; everything else under `/staff` is the inbox. */
export function routeOf(pathname: string): Route {
  const id = /^\/staff\/citizens\/([^/]+)\/?$/.exec(pathname)?.[1];
  return id === undefined ? { page: 'inbox' } : { page: 'review', citizen: decoded(id) };
}

/** The address of a citizen's review. */
export function reviewPath(citizen: string): string {
  return `/staff/citizens/${encodeURIComponent(citizen)}`;
}

/** An id that was cut in the middle of an escape is taken as it stands: the server then knows no such citizen. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
