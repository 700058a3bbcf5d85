/** What may be said of an error: its class and the first place in our own code. The message may hold somebody's words, and so may the stack. */
export function placeOf(error: unknown): { readonly error: string; readonly where?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const where = /\/(src\/[\w./-]+:\d+)/.exec(error.stack ?? '')?.[1];
  return { error: error.name, ...(where !== undefined && { where }) };
}
