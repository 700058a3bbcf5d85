/** Errors of the store that a use case goes on from, told by their permanent codes: what adapters throw is no type of ours. */

/** A document or file that cannot be read. */
export function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'store-damaged';
}

/** Another worker has the item by now. */
export function isItemGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'store-item-gone';
}

/** For `catch`: nothing where what was asked for is damaged; anything else is thrown. */
export function unlessDamaged(error: unknown): undefined {
  if (!isDamaged(error)) throw error;
}
