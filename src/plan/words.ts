import type { PathItem } from '../engine/dialogue.ts';
import type { OfferedOption } from '../engine/output.ts';
import type { RenderContext, TextParams } from '../messages/types.ts';
import type { PlanWords } from './build.ts';

/**
 * The words of a plan from the texts: headings at `<step>.line`, the ways past a question at `<step>.<why>` or
 * `app.without.<why>.label`, anchors at `<step>.anchors.low|middle|high`, `app.yes.label`, and options by their own key.
 */
export function planWords(context: RenderContext): PlanWords {
  const { catalogue, language, standing } = context;
  const text = (key: string, params: TextParams = {}): string => catalogue.text(language, key, { ...standing, ...params });
  const option = ({ id, label, text: key }: OfferedOption): string => {
    if (label !== undefined) return label[language] ?? label['da'] ?? id;
    return key === undefined ? id : optionText(key);
  };
  // An option of `lists` is either a text of its own or has its label beside the other words for it.
  const optionText = (key: string): string => text(catalogue.has(language, `${key}.label`) ? `${key}.label` : key);
  const params = (item: PathItem): TextParams => (item.each === undefined ? {} : { each: option(item.each) });
  return {
    heading: (item) => text(`${item.text}.line`, params(item)),
    option,
    yesNo: (id) => text(`app.${id}.label`),
    without: (why, item) => {
      const own = `${item.text}.${why}`;
      return catalogue.has(language, own) ? text(own, params(item)) : text(`app.without.${why}.label`);
    },
    anchors: (item) => {
      const anchor = (place: string): string => text(`${item.text}.anchors.${place}`, params(item));
      return [anchor('low'), anchor('middle'), anchor('high')];
    },
  };
}
