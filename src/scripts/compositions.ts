/** Compositions: one line of a script that stands for several steps over the municipality's data. */
import type { RawStep } from './shape.ts';

/** Lists of the house, worded in `locales/<language>/app.yaml` under `lists`. In a script they are named `app.<list>`. */
export const builtinLists: Readonly<Record<string, readonly string[]>> = {
  'rhythm-forms': ['in-person', 'phone', 'video', 'message'],
  'rhythm-every': ['weekly', 'fortnightly', 'monthly', 'when-needed'],
  'mentor-wishes': ['named', 'qualities', 'known', 'not-yet'],
  'offer-tempos': ['start-soon', 'one-at-a-time', 'slowly', 'not-yet'],
};

/** The steps that a step of a script stands for, by id; itself, where it is no composition. */
export function expand(id: string, raw: RawStep): readonly (readonly [string, RawStep])[] {
  switch (raw.ask) {
    case 'rhythm':
      return [
        part(id, 'form', raw, { ask: 'choice', options: 'app.rhythm-forms' }),
        part(id, 'every', raw, { ask: 'choice', options: 'app.rhythm-every' }),
      ];
    case 'mentor':
      return [
        part(id, 'wish', raw, { ask: 'choice', options: 'app.mentor-wishes' }),
        part(id, 'who', raw, { ask: 'choice', options: 'mentors', when: wished(id, 'named') }),
        part(id, 'qualities', raw, { ask: 'text', when: wished(id, 'qualities') }),
        part(id, 'known', raw, { ask: 'text', when: wished(id, 'known') }),
      ];
    case 'offer': {
      const { max, ...rest } = raw;
      const which = { ask: 'choices', options: 'offers', ordered: true, other: true, min: 0, max: max ?? 5 } as const;
      const slot = raw.plan === undefined ? {} : { plan: `${raw.plan}[each]` };
      return [
        [`${id}-which`, { ...shared(rest), ...slot, ...which } as RawStep],
        part(id, 'tempo', rest, { ask: 'choice', options: 'app.offer-tempos', when: `size(${written(id)}_which) > 0` }),
      ];
    }
    case 'say':
    case 'text':
    case 'choice':
    case 'choices':
    case 'yes-no':
    case 'scale':
    case 'number':
    case 'date':
    case 'summary':
    case 'handover':
      return [[id, raw]];
    default:
      return raw satisfies never;
  }
}

type Common = Omit<Extract<RawStep, { ask: 'rhythm' }>, 'ask'>;

/** What every part has of the composition itself. */
function shared(raw: Common): Common {
  const { when, sensitive, skippable, unknown, declinable, needs, shows, short, tells } = raw;
  const all = { when, sensitive, skippable, unknown, declinable, needs, shows, short, tells };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Common;
}

function part(id: string, name: string, raw: Common & { readonly plan?: string | undefined }, own: object): readonly [string, RawStep] {
  const common = shared(raw);
  const when = 'when' in own && common.when !== undefined ? { when: `(${common.when}) && ${String(own.when)}` } : {};
  const slot = raw.plan === undefined ? {} : { plan: `${raw.plan}.${name}` };
  return [`${id}-${name}`, { ...common, ...slot, ...own, ...when } as RawStep];
}

function wished(id: string, wish: string): string {
  return `${written(id)}_wish == "${wish}"`;
}

function written(id: string): string {
  return id.replaceAll('-', '_');
}
