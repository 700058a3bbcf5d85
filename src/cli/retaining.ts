/** Applies the rules of retention while the product runs. */
import type { Context } from '../conversation/context.ts';
import { applyRetention, type Retention } from '../identity/retention.ts';
import type { Hourly } from './hourly.ts';

/** Every hour, and at the start. */
export function hourlyRetention(context: Context, rules: Retention): Hourly {
  const { log } = context;
  return {
    async look() {
      const { noticed, erased } = await applyRetention(context, rules);
      if (noticed + erased > 0) log.info('retention.applied', { waiting: noticed, removed: erased });
    },
    failed: (kind) => log.error('retention.failed', { kind }),
  };
}
