/** All that speaks and marks, in one file of its own that a page fetches after its words. It shares nothing with them: that would be a file more. */
export { mark, passagesIn, unmark } from './passages.ts';
export { browserSpeech, Reader } from './speech.ts';
