/** What simulated citizens say in words of their own: goals, trouble, and what answers nothing. Everything else they take from the texts. */
import type { Language } from '../../engine/script.ts';

/** Words of one language. */
export interface Phrases {
  /** One or two words. */
  readonly short: readonly string[];
  /** Whole stories, with more than was asked for. */
  readonly long: readonly string[];
  /** Said before an answer, and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** No answer to anything. */
  readonly unclear: readonly string[];
}

const danish: Phrases = {
  short: ['ro', 'arbejde', 'noget med dyr', 'en have', 'gå tur', 'min søster', 'bedre nætter'],
  long: [
    'Jeg vil gerne have mere ro på, så jeg kan komme i gang igen. Helst noget ude, for jeg trives ikke inde hele dagen.',
    'Det begyndte sidste vinter, og siden har jeg haft svært ved det meste. Men jeg går tur med hunden, og det hjælper mig.',
    'Min nabo og jeg laver mad sammen hver tirsdag, og jeg har også ordnet haven. Det er jeg faktisk glad for.',
    'Jeg sover dårligt, og der er også nogle regninger. Men jeg vil gerne prøve noget nyt, hvis det kan være i mit eget tempo.',
  ],
  before: ['hej igen,', 'tak fordi du spørger,', 'altså,', 'jamen', 'øh,'],
  after: ['tak', 'mange tak', 'tror jeg', 'hvis det er i orden', 'og ha en god dag'],
  unclear: ['måske på tirsdag', 'banan', 'hvorfor det', 'det kommer an på', 'kan du se mig', 'asdf', '???', 'min telefon er ny'],
};

const english: Phrases = {
  short: ['calm', 'work', 'something with animals', 'a garden', 'walking', 'my sister', 'better nights'],
  long: [
    'I would like things to be calmer, so that I can get going again. Outdoors if I may choose, for I am not well inside all day.',
    'It began last winter, and since then most things have been hard. But I walk the dog, and that helps me.',
    'My neighbour and I cook together every Tuesday, and I have done the garden too. I am glad of that.',
    'I sleep badly, and there are some bills as well. But I would like to try something new, at my own pace.',
  ],
  before: ['hello again,', 'thank you for asking,', 'well,', 'oh,', 'um,'],
  after: ['thanks', 'thank you', 'I think', 'if that is all right', 'and have a nice day'],
  unclear: ['maybe on Tuesday', 'banana', 'why is that', 'it depends', 'can you see me', 'asdf', '???', 'my phone is new'],
};

/** The words of a language; English ones where there are none, for own words are kept as they are in any language. */
export function phrasesOf(language: Language): Phrases {
  return language === 'da' ? danish : english;
}
