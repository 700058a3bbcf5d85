import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports.ts';

/** Ids of the product: 128 random bits as 22 letters, digits, `-` and `_`. */
export const randomIds: Ids = { next: () => randomBytes(16).toString('base64url') };
