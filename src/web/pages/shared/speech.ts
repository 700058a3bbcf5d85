/** Reading aloud by the device's own voice. */

/** Whether the device can. */
export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis;
}

/** Reads the texts one after the other; `ended` is called when it is over, also when it was stopped. */
export function speak(texts: readonly string[], language: string, ended: () => void): void {
  const voice = globalThis.speechSynthesis;
  voice.cancel();
  const sentences = texts.filter((text) => text.trim() !== '');
  if (sentences.length === 0) return ended();
  for (const [index, text] of sentences.entries()) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = 0.95;
    if (index === sentences.length - 1) utterance.addEventListener('end', ended);
    utterance.addEventListener('error', ended);
    voice.speak(utterance);
  }
}
/** Stops what is being read aloud. Nothing happens on a device that cannot read aloud. */
export function hush(): void {
  if (canSpeak()) globalThis.speechSynthesis.cancel();
}
