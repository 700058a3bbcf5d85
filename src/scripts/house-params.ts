import { standingNames } from '../messages/house.ts';
import type { TextParams } from '../messages/types.ts';

/** Stand-ins for the standing parameters, `<caseworker>`: for showing texts where there is no municipality. */
export function houseParams(): TextParams {
  return Object.fromEntries(standingNames.map((name) => [name, `<${name}>`]));
}
