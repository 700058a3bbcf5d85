import { anchorsOf, headingOf, optionLabel, withoutLabel } from '../messages/words.ts';
import type { RenderContext } from '../messages/types.ts';
import type { PlanWords } from '../plan/build.ts';

/** The words of a plan in the citizen's language, as they stand in the catalogue now. */
export function planWords(rendering: RenderContext): PlanWords {
  return {
    heading: (item) => headingOf(item, rendering),
    option: (option) => optionLabel(option, rendering),
    yesNo: (id) => rendering.catalogue.text(rendering.language, `app.${id}.label`, rendering.standing),
    without: (why, item) => withoutLabel(why, item.text, rendering),
    anchors: (item) => anchorsOf(item.text, rendering),
  };
}
