/** Commands as people write them, kept apart from the lists of words: what a reader says must not end up in the plan as an answer. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../src/conversation/municipality.ts';
import type { Command } from '../src/engine/input.ts';
import { hear } from '../src/engine/lexicon.ts';
import { recogniseCommand } from '../src/engine/recognise.ts';
import { loadScripts } from '../src/scripts/load.ts';
import { readSources } from '../src/storage/files.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));
const loaded = loadScripts(await readSources(root), municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue } = loaded.scripts.get('intake')!;

const commands: Readonly<Record<'da' | 'en', Readonly<Record<Command, readonly string[]>>>> = {
  da: {
    back: [
      'Jeg fortrød',
      'kan jeg gå tilbage?',
      'jeg vil gerne gå tilbage',
      'Hov, det var en fejl',
      'jeg trykkede forkert',
      'gå lige tilbage',
      'kan vi gå tilbage',
    ],
    change: [
      'kan jeg ændre mit svar?',
      'jeg vil lave et svar om',
      'jeg vil gerne rette et svar',
      'jeg har ombestemt mig',
      'jeg skrev forkert',
      'må jeg ændre noget',
    ],
    repeat: [
      'hvad sagde du?',
      'Hvad siger du?',
      'kan du gentage det?',
      'kan du sige det igen',
      'sig det lige en gang til',
      'hvad skrev du',
      'gentag lige',
      'hvad var det du spurgte om',
    ],
    pause: [
      'jeg orker ikke mere i dag',
      'kan vi holde pause?',
      'kan vi tage en pause',
      'nok for i dag',
      'det er nok for i dag',
      'ikke flere spørgsmål i dag',
      'jeg vil gerne holde en pause',
      'kan vi tage det en anden dag?',
      'vi stopper her',
      'resten i morgen',
      'jeg skal lige have en pause',
    ],
    resume: ['jeg er klar igen', 'lad os fortsætte', 'kan vi fortsætte?', 'vi fortsætter', 'lad os komme videre'],
    portion: ['kan vi tage lidt ad gangen?', 'kan vi nøjes med tre', 'kun et par spørgsmål i dag'],
    more: ['Jeg vil gerne fortælle mere', 'kan jeg fortælle mere?', 'jeg har mere at sige', 'jeg vil gerne tage resten'],
    person: [
      'kan jeg tale med et menneske?',
      'jeg vil hellere tale med et menneske',
      'kan jeg få et menneske',
      'kan jeg blive ringet op?',
      'vil du ringe til mig',
      'jeg har brug for at tale med nogen',
      'jeg vil have et menneske',
      'kan du ringe mig op',
      'jeg vil tale med en rigtig person',
      'må jeg snakke med nogen',
    ],
    help: [
      'hvad skal jeg skrive?',
      'hvad skal jeg gøre',
      'hvad skal jeg svare',
      'hvad betyder det?',
      'jeg forstår ikke spørgsmålet',
      'kan du hjælpe mig?',
      'kan du forklare det',
    ],
    plan: ['kan jeg se min plan?', 'hvordan ser min plan ud', 'hvad står der i min plan?', 'vis mig min plan'],
    language: ['kan vi tale engelsk?', 'english please', 'do you speak english?', 'can we speak english'],
  },
  en: {
    back: ['I changed my mind', 'can I go back?', 'can we go back', 'I made a mistake', 'I pressed the wrong button'],
    change: [
      'can I change my answer?',
      'I want to change my answer',
      'I wrote it wrong',
      'can I change something',
      'I want to change an answer',
    ],
    repeat: ['what did you say?', 'can you repeat that?', 'can you say that again', 'say that again', 'repeat that please', 'come again'],
    pause: [
      'can we take a break?',
      'that is enough for today',
      'enough for today',
      'no more questions today',
      'can we do it another day?',
      'I want to take a break',
      'the rest tomorrow',
    ],
    resume: ['I am ready to go on', 'can we continue?', 'let us continue', "let's continue", 'ready to continue'],
    portion: ['can we take a little at a time?', 'can we do just three', 'only a few questions today'],
    more: ['More', 'I would like to tell you more', 'can I tell you more?', 'I have more to say'],
    person: [
      'can I talk to a real person?',
      'I would rather talk to a person',
      'I need to talk to someone',
      'can you give me a call',
      'I want a real person',
    ],
    help: [
      'what should I write?',
      'what should I do',
      'what does that mean?',
      'I do not understand the question',
      'can you help me?',
      'can you explain',
    ],
    plan: ['show me my plan', 'can I see my plan?', 'what is in my plan', 'what does my plan say'],
    language: ['kan vi tale dansk?', 'dansk tak', 'can we speak danish', 'do you speak danish?'],
  },
};

/** Much like a command, and yet what someone wants or has to tell. */
const answers: Readonly<Record<'da' | 'en', readonly string[]>> = {
  da: [
    'Jeg vil tilbage på arbejde',
    'tilbage til lageret',
    'at kunne holde pauser på jobbet',
    'hjælp til min gæld',
    'jeg vil tale med min datter igen',
    'stoppe med at ryge',
    'jeg er træt',
    'ændre mit liv',
    'jeg vil gerne ændre min hverdag',
    'få mit liv tilbage',
    'mere ro',
    'jeg vil gerne have mere overskud',
    'fortælle mine børn at jeg har fået et job',
    'et menneske der lytter',
    'en person jeg kan stole på',
    'lære engelsk',
    'Hvad jeg vil er at arbejde',
    'jeg har brug for hjælp til at komme op',
  ],
  en: [
    'I want to go back to work',
    'back to the warehouse',
    'to be able to take breaks at work',
    'help with my debt',
    'I want to talk to my daughter again',
    'to stop smoking',
    'I am tired',
    'change my life',
    'get my life back',
    'more peace and quiet',
    'tell my children that I have a job',
    'a person who listens',
    'learn Danish',
    'What I want is to work',
  ],
};

describe.each(['da', 'en'] as const)('in "%s"', (language) => {
  const lexicon = dialogue.lexicon[language]!;
  const heard = (words: string): Command | undefined => recogniseCommand(hear(words, lexicon), lexicon)?.command;

  test.each(Object.entries(commands[language]))('%s is heard in the words of people', (command, phrases) => {
    expect(phrases.filter((phrase) => heard(phrase) !== command)).toEqual([]);
  });
  test('what only resembles a command stays an answer', () => {
    expect(answers[language].filter((words) => heard(words) !== undefined)).toEqual([]);
  });
});
