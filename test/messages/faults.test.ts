import { describe, expect, test } from 'vitest';
import { checkSources } from '../../src/scripts/check.ts';
import { appYaml, script, sources, visitDa } from '../scripts/fixture.ts';

const da = 'locales/da/visit.yaml';
const en = 'locales/en/visit.yaml';
const app = 'locales/da/app.yaml';

function found(changes: Readonly<Record<string, string>>, code?: string): readonly string[] {
  const all = checkSources(sources(changes)).map((fault) => ({ ...fault, told: `${fault.code} ${fault.file}:${fault.line}` }));
  return all.filter((fault) => code === undefined || fault.code === code).map(({ told }) => told);
}

function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

function lineOf(text: string, fragment: string): number {
  expect(text).toContain(fragment);
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}

describe('words that mean two things', () => {
  /** Danish house texts with other words for something. */
  const danish = (name: string, words: string): Readonly<Record<string, string>> => {
    const from = name === 'skipped' ? 'label: Spring over' : name === 'yes' ? 'label: Ja' : 'label: Tilbage';
    return { [app]: changed(appYaml('da'), from, words) };
  };

  test.each<[why: string, name: string, words: string]>([
    ['a command and an option', 'back', 'label: Penge'],
    ['a command and another word for an option', 'back', 'label: Sover dårligt!'],
    ['a command and a reply of another language', 'back', 'label: Yeah'],
    ['a command and a way past a question', 'back', 'label: Aner det ikke'],
    ['skipping and an option', 'skipped', 'label: Penge'],
    ['skipping and yes', 'skipped', 'label: Jo'],
    ['skipping and yes of another language', 'skipped', 'label: Yeah'],
    ["skipping and a step's own words for not knowing", 'skipped', 'label: Aner det ikke'],
    ['yes and no of another language', 'yes', 'label: "No"'],
  ])('%s', (_why, name, words) => {
    const changes = danish(name, words);
    const [first] = found(changes, 'word-collision').filter((told) => told.includes(app));
    expect(first).toBe(`word-collision ${app}:${lineOf(changes[app]!, words)}`);
  });

  test('two commands in two languages are told in both', () => {
    const both = { [app]: changed(appYaml('da'), 'label: Tilbage', 'label: commands.pause.label-en') };
    expect(found(both).map((told) => told.split(':')[0])).toEqual([`word-collision ${app}`, 'word-collision locales/en/app.yaml']);
  });

  test('one command may be the same word in two languages, and two options may share one', () => {
    const both = { [app]: changed(appYaml('da'), 'label: Tilbage', 'label: Back') };
    expect(found(both, 'word-collision')).toEqual([]);
    expect(found({ [da]: changed(visitDa, 'also: [sover dårligt]', 'also: [Penge]') }, 'word-collision')).toEqual([]);
  });
});

describe('what may go by SMS', () => {
  test('is measured with its numbered options, or by its own text for SMS', () => {
    const label = `sleep: { label: ${'Søvn '.repeat(11)}`;
    const long = changed(changed(visitDa, 'sleep: { label: Søvn', label), 'ask: Hvad fylder?', `ask: ${'Hvad fylder? '.repeat(33)}`);
    expect(found({ [da]: long }, 'sms-parts')).toEqual([`sms-parts ${da}:${lineOf(long, 'which:')}`]);
    const short = changed(long, 'ask: Hvad fylder? Hvad', 'sms: Hvad fylder?, ask: Hvad fylder? Hvad');
    expect(found({ [da]: short, [en]: short }, 'sms-parts')).toEqual([]);
  });

  test('has no character that halves its length, in Danish and English', () => {
    const curly = changed(visitDa, 'ask: Hvad fylder?', 'ask: Hvad “fylder”… nu');
    expect(found({ [en]: curly })).toEqual([`sms-characters ${en}:${lineOf(curly, 'which:')}`]);
    const [fault] = checkSources(sources({ [da]: curly, [en]: curly }));
    expect(fault).toMatchObject({ level: 'warning', mend: expect.stringContaining('Write """ for "“" (U+201C).') as string });
  });

  test('is not what is sensitive: nothing of that is measured', () => {
    expect(found({ [da]: changed(visitDa, 'Hvad vil du gerne opnå?', 'Hvad vil du – helst?') })).toEqual([]);
  });

  test('is not what repeats a sensitive answer either', () => {
    const asked = script.replaceAll(/(which|weight|helped|worst):( +)\{ /g, '$1:$2{ sensitive: true, ');
    const round = 'worst: { ask: Hvad fylder mest?,';
    const text = changed(visitDa, round, `${round} sms: Hvad fylder mest?,`);
    expect(found({ 'dialogs/visit.yaml': asked, [da]: text, [en]: text }, 'sms-sensitive')).toEqual([
      `sms-sensitive ${da}:${lineOf(text, 'worst:')}`,
      `sms-sensitive ${en}:${lineOf(text, 'worst:')}`,
    ]);
  });

  test('house texts are measured too, but for what stands on the plan', () => {
    const paused = changed(appYaml('da'), 'paused: paused-da', `paused: ${'Vi holder pause. '.repeat(30)}`);
    expect(found({ [app]: paused })).toEqual([`sms-parts ${app}:${lineOf(paused, 'paused:')}`]);
    const heading = changed(appYaml('da'), 'goal: plan.heading.goal-da', 'goal: Mit mål – nu');
    expect(found({ [app]: heading })).toEqual([]);
  });
});

describe('a button', () => {
  const label = (length: number): string =>
    'abcd '
      .repeat(20)
      .slice(0, length - 1)
      .trimEnd()
      .padEnd(length, 'x');

  test.each<[what: string, from: string, to: (text: string) => string]>([
    ['of the house', 'label: Ja', (text) => `label: ${text}`],
    ['of a command', 'label: Tilbage', (text) => `label: ${text}`],
    ['that sends', 'summary: submit.summary-da', (text) => `summary: ${text}`],
    ['of a choice of few', 'label: rhythm-forms phone da', (text) => `label: ${text}`],
  ])('%s has 30 characters at most', (_what, from, to) => {
    expect(found({ [app]: changed(appYaml('da'), from, to(label(30))) }, 'long-button')).toEqual([]);
    const text = changed(appYaml('da'), from, to(label(31)));
    expect(found({ [app]: text }, 'long-button')).toEqual([`long-button ${app}:${lineOf(text, label(31))}`]);
  });

  test('of several choices is a line of a list, and may be longer', () => {
    // The same list is offered by a choice of few: "worst" takes its options from answers, so that only "which" counts.
    expect(found({ [da]: changed(visitDa, 'money: Penge', `money: ${label(60)}`) })).toEqual([]);
    expect(found({ [da]: changed(visitDa, 'money: Penge', `money: ${label(61)}`) }, 'long-button')).toHaveLength(1);
  });
});

describe('how texts read', () => {
  test('is looked at where citizens read, and not on the desk', () => {
    const page = 'brand: Din sag er hos os\n';
    const both = { 'locales/da/page.yaml': page, 'locales/da/desk.yaml': page };
    expect(found(both)).toEqual(['avoid-word locales/da/page.yaml:1']);
  });

  test('is measured with short forms written out', () => {
    const words = 'Vi ses f.eks. hos dig eller i byen kl. 9, og så kan vi gå en lille tur sammen';
    expect(found({ [da]: changed(visitDa, 'ask: Hvad fylder?', `ask: "${words}."`) }, 'long-sentence')).toEqual([]);
    expect(found({ [da]: changed(visitDa, 'ask: Hvad fylder?', `ask: "${words} mv. mv."`) }, 'long-sentence')).toHaveLength(1);
  });

  test('hard words are counted in Danish only, and against the length of the text', () => {
    const hard = 'ask: "Progression understøtter beskæftigelse gennem tværfagligt samarbejde."';
    const text = changed(visitDa, 'ask: Hvad fylder?', hard);
    expect(found({ [en]: text })).toEqual([]);
    expect(found({ [da]: text })).toHaveLength(1);
    const longer = hard.replace('."', '. Det er til at forstå, og du kan sige nej til det hele, hvis du vil."');
    expect(found({ [da]: changed(visitDa, 'ask: Hvad fylder?', longer) })).toEqual([]);
  });

  test('what stands on the plan may be harder than a question', () => {
    const line = 'line: Her i planen er der altid noget at arbejde videre på for dig og kommunen sammen';
    const many = Array.from({ length: 8 }, (_, number) => `  extra-${number}: { ask: Ja?, ${line} }`).join('\n');
    const steps = Array.from({ length: 8 }, (_, number) => `      extra-${number}: { ask: text, sensitive: true }`).join('\n');
    const changes = {
      'dialogs/visit.yaml': changed(script, '      day:', `${steps}\n      day:`),
      [da]: changed(visitDa, '  day:', `${many}\n  day:`),
      [en]: changed(visitDa, '  day:', `${many}\n  day:`),
    };
    expect(found(changes)).toEqual([]);
  });
});
