/** The whole first conversation, typed and tapped in turn, up to the read-back. */
import type { Citizen } from './citizen.ts';
import { text } from './words.ts';

/** What this citizen says, so that a test can find it again on the plan and on the desk. */
export const own = {
  goal: 'Jeg vil gerne have mere ro på og komme ud blandt andre',
  why: 'Så kan jeg være der for min datter',
  jobBefore: 'Noget med dyr',
  job: 'Noget med dyr eller planter',
  works: 'Jeg går tur med hunden hver morgen',
  sleep: 'Jeg vågner klokken tre og kan ikke falde i søvn igen',
  helped: 'Det hjælper at gå en tur om aftenen',
  notLower: 'Jeg har passet et lager i to år',
  mentor: 'En der er rolig og ærlig',
  step: 'Ringe til min gamle kollega',
} as const;

/** What can be looked at on the way: the name of a station, when it has just been reached. */
export type Look = (station: string) => Promise<void>;

const label = (list: string, id: string): string => text(`${list}.${id}.label`);

async function goal(citizen: Citizen, look: Look): Promise<void> {
  await look('first question');
  await citizen.tap(text('app.yes.label'));
  await citizen.isAsked('intake.goal.own-goal');
  await look('text');
  await citizen.write(own.goal);
  await citizen.isAsked('intake.goal.why');
  await citizen.write('Det skal jeg lige tænke over');
  await citizen.isAsked('intake.goal.job-goal');
  // Back once, and another answer.
  await citizen.command('back');
  await citizen.isAsked('intake.goal.why');
  await citizen.write(own.why);
  await citizen.isAsked('intake.goal.job-goal');
  await citizen.write(own.jobBefore);
  await citizen.isAsked('intake.strengths.works');
  await citizen.write(own.works);
}

async function barriers(citizen: Citizen, look: Look): Promise<void> {
  await citizen.isAsked('intake.barriers.any');
  await citizen.writeInstead('ja, det er der');
  await citizen.isAsked('intake.barriers.which');
  await look('several answers');
  await citizen.pick(label('intake.lists.barrier-areas', 'sleep'));
  await citizen.isAsked('intake.barriers.words');
  await citizen.write(own.sleep);
  await citizen.isAsked('intake.barriers.weight');
  await look('scale');
  await citizen.rate(7);
  await citizen.isAsked('intake.barriers.helped');
  await citizen.write(own.helped);
  await citizen.isAsked('intake.health.self-rated');
  await citizen.writeInstead('fem');
  await citizen.isAsked('intake.health.belief');
  await citizen.rate(4);
  await citizen.isAsked('intake.health.not-lower');
  await citizen.write(own.notLower);
}

async function wishes(citizen: Citizen, look: Look): Promise<void> {
  await citizen.isAsked('intake.offers.offer-which');
  await look('offers');
  const offers = citizen.main.getByRole('checkbox');
  await offers.nth(1).check({ force: true });
  await offers.nth(0).check({ force: true });
  await citizen.main.getByRole('button', { name: /^Send/ }).click();
  await citizen.isAsked('intake.offers.offer-tempo');
  await citizen.tap(label('app.lists.offer-tempos', 'one-at-a-time'));
  await citizen.isAsked('intake.contact.rhythm-form');
  await look('choice');
  await citizen.tap(label('app.lists.rhythm-forms', 'phone'));
  await citizen.isAsked('intake.contact.rhythm-every');
  await citizen.writeInstead('hver anden uge');
  await citizen.isAsked('intake.contact.mentor-wish');
  await citizen.tap(label('app.lists.mentor-wishes', 'qualities'));
  await citizen.isAsked('intake.contact.mentor-qualities');
  await citizen.write(own.mentor);
  await citizen.isAsked('intake.step.small');
  await citizen.write(own.step);
  await citizen.isAsked('intake.step.day');
  await look('date');
  await citizen.writeInstead('i morgen');
}

/** Changes the job goal from the read-back; only that question opens again. */
async function changeJobGoal(citizen: Citizen): Promise<void> {
  const name = new RegExp(String.raw`^${text('page.fix')}\s*: ${text('intake.goal.job-goal.line')}$`);
  await citizen.main.getByRole('button', { name }).click();
  await citizen.isAsked('intake.goal.job-goal');
  await citizen.write(own.job);
}

/** From the first question to the read-back, with one answer gone back to and one changed. */
export async function talkThrough(citizen: Citizen, look: Look): Promise<void> {
  await goal(citizen, look);
  await barriers(citizen, look);
  await wishes(citizen, look);
  await citizen.isAsked('intake.send.read-back');
  await look('read-back');
  await changeJobGoal(citizen);
  await citizen.isAsked('intake.send.read-back');
}

export async function send(citizen: Citizen): Promise<void> {
  await citizen.tap(text('intake.send.read-back.send'));
  await citizen.isTold('intake.send.read-back.thanks');
}
