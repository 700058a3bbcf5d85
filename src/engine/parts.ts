/** How far along a dialogue is: the sections on the path, and the minutes they take on the way that is taken. */
import type { Dialogue } from './dialogue.ts';
import { holds } from './live.ts';
import { currentAnswer, isSilent, places } from './path.ts';
import type { Section } from './script.ts';
import { isShort } from './short-way.ts';
import type { Answers } from './state.ts';

/** The sections on the path, in their order. On the short way those that it has a part of, and those where something was told. */
function sectionsOn(dialogue: Dialogue, answers: Answers): readonly Section[] {
  const { sections, fixedSections, gates } = dialogue.program;
  const short = isShort(dialogue, answers);
  if (fixedSections && !short) return sections;
  return sections.filter((section) => {
    const gate = gates.get(section);
    if (gate !== undefined && !holds(dialogue, answers, gate, undefined)) return false;
    return !short || section.intro === true || section.short !== undefined || Object.keys(answers[section.id] ?? {}).length > 0;
  });
}

/** "3 af 8": the section at hand among those on the path. What only leads in is no part; while it is asked, the first one is still to come. */
export function partAt(dialogue: Dialogue, answers: Answers, section: Section): { readonly at: number; readonly of: number } {
  const parts = sectionsOn(dialogue, answers).filter(({ intro }) => intro !== true);
  return { at: Math.max(1, parts.indexOf(section) + 1), of: Math.max(1, parts.length) };
}

/** Expected minutes from a section to the end, that section whole. */
export function minutesFrom(dialogue: Dialogue, answers: Answers, from: Section): number {
  const short = isShort(dialogue, answers);
  const ahead = sectionsOn(dialogue, answers).filter((section) => section === from || isAfter(dialogue, section, from));
  return ahead.reduce((sum, section) => sum + (short ? (section.short ?? 0) : section.minutes), 0);
}

/** Expected minutes of the sections in which something is still open, on the whole way; less what they took on the short one. */
export function minutesLeft(dialogue: Dialogue, answers: Answers): number {
  const open = new Set<Section>();
  for (const place of places(dialogue, answers)) {
    if (!isSilent(place.entry) && currentAnswer(dialogue, answers, place) === undefined) open.add(place.entry.section);
  }
  return [...open].reduce((sum, { minutes, short = 0 }) => sum + minutes - short, 0);
}

function isAfter({ program }: Dialogue, section: Section, other: Section): boolean {
  return program.sections.indexOf(section) > program.sections.indexOf(other);
}
