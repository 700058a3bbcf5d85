/** Tests that are the chapters of one story, each going on where the one before it ended. */
import { afterEach, beforeEach, expect } from 'vitest';

/** Called once in a `describe`: after a chapter that failed, the next ones end at once instead of waiting for what will not come. */
export function tellStory(): void {
  let broken = false;
  beforeEach(() => expect(broken, 'an earlier chapter failed').toBe(false));
  afterEach((context) => void (broken ||= context.task.result?.state === 'fail'));
}
