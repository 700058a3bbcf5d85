import type { Dialogue, PathItem } from './dialogue.ts';
import { pathItems } from './path.ts';
import type { Answers } from './state.ts';

/**
 * The path taken: every step on it in order, answered or not. It defines what feeds the plan; a normal turn only moves a
 * cursor along it. Answers of steps that are off the path are kept in the state but do not appear here.
 */
export function walk(dialogue: Dialogue, answers: Answers): readonly PathItem[] {
  return pathItems(dialogue, answers);
}
