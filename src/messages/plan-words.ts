/** The words of a plan, as they stand in the catalogue now. */
import type { PlanWords } from '../plan/build.ts';
import type { RenderContext } from './types.ts';
import { anchorsOf, headingOf, optionLabel, textOf, withoutLabel } from './words.ts';

/** Headings, labels and anchors in the language of the context, for `build()`. */
export function planWords(context: RenderContext): PlanWords {
  return {
    heading: (item) => headingOf(item, context),
    option: (option) => optionLabel(option, context),
    yesNo: (id) => textOf(`app.${id}.label`, context),
    without: (why, item) => withoutLabel(why, item.text, context),
    anchors: (item) => anchorsOf(item.text, context),
  };
}
