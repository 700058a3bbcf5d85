/** Whether the page that holds the widget stands inside a page that may show a conversation. Denied unless it is known to be well. */

/** What is looked at, as `window` has it. */
export interface Surroundings {
  readonly top: unknown;
  readonly self: unknown;
  /** Origins of the pages around, the nearest first; not every browser tells. */
  readonly ancestors: readonly string[] | undefined;
  /** Origin of the page itself. */
  readonly own: string;
  /** True where the page around, and all around it, can be looked into: they are of the page's own origin. */
  readonly familiar: () => boolean;
}

/** The surroundings of this page. */
export function surroundings(): Surroundings {
  const { ancestorOrigins, origin } = location;
  return {
    top: window.top,
    self: window.self,
    ancestors: ancestorOrigins === undefined ? undefined : [...ancestorOrigins],
    own: origin,
    familiar,
  };
}

function familiar(): boolean {
  try {
    for (let one: Window = window; one !== one.parent; one = one.parent) if (one.parent.location.origin !== location.origin) return false;
    return true;
  } catch {
    return false;
  }
}

/**
 * True where the conversation may be shown. A page that stands in no frame has passed already: the server answers only listed ones.
 *
 * @param server origin of the server, whose own pages may be around too
 * @param listed asks the server for the listed origins; only where there is a frame of another origin
 */
export async function mayShow(around: Surroundings, server: string, listed: () => Promise<readonly string[]>): Promise<boolean> {
  if (around.top === around.self) return true;
  if (around.ancestors === undefined) return around.familiar();
  const strange = around.ancestors.filter((origin) => origin !== around.own && origin !== server);
  if (strange.length === 0) return true;
  const known = await listed();
  return strange.every((origin) => known.includes(origin));
}

/** The listed origins; none where they cannot be had. */
export async function listedOrigins(base: string): Promise<readonly string[]> {
  try {
    const response = await fetch(`${base}/api/citizen/frames`, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as { readonly origins: readonly string[] }).origins : [];
  } catch {
    return [];
  }
}
