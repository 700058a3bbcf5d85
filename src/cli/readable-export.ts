/** All that is held of a citizen, for people to read: in Danish, as the pages are. */
import type { CitizenExport } from '../identity/export.ts';
import type { Plan } from '../plan/document.ts';
import { type LineView, viewFor } from '../plan/view.ts';

const who = { citizen: 'Borger', bot: 'Medspil', staff: 'Sagsbehandler' } as const;
const statuses: Readonly<Record<Plan['status'], string>> = {
  draft: 'udkast, ikke sendt',
  submitted: 'sendt til sagsbehandleren',
  returned: 'venter på svar fra borgeren',
  confirmed: 'bekræftet',
  superseded: 'afløst af en nyere',
};
const answers = { unanswered: 'ikke besvaret', agreed: 'enig', disagreed: 'uenig', commented: 'svaret med egne ord' } as const;

/** What each record of the audit says, by its action. A test holds that none of the product's is missing. */
export const deeds: Readonly<Record<string, string>> = {
  'citizen.created': 'oprettede borgeren',
  'citizen.exported': 'skrev alt ud, der er gemt om borgeren',
  'citizen.erased': 'slettede borgeren',
  'file.listed': 'så borgeren i listen over sine borgere',
  'file.read': 'læste borgerens side: plan, samtale og opgaver',
  'danger.read': 'læste et muligt tegn på fare',
  'review.opened': 'åbnede det udkast, som borgeren har sendt',
  'review.accept': 'sagde ja til en linje i planen',
  'review.edit': 'rettede en linje i planen',
  'review.ask': 'stillede et spørgsmål til en linje',
  'review.not-now': 'sagde ikke nu til en linje',
  'review.confirm': 'bekræftede planen',
  'review.hand-over': 'overrakte planen',
  'review.close-task': 'lukkede en opgave',
  'review.resume': 'satte samtalen i gang igen',
  'review.start': 'begyndte en samtale',
  'plan.printed.citizen': 'skrev planen ud til borgeren',
  'plan.printed.mentor': 'skrev planen ud til mentoren',
  'plan.released': 'valgte, hvem der må se en linje',
  'plan.agreed': 'sagde sig enig i en rettelse',
  'plan.disagreed': 'sagde sig uenig i en rettelse',
  'plan.commented': 'svarede på en rettelse med egne ord',
  'thread.joined': 'lagde en tidligere samtale sammen med sin egen',
  'session.remembered': 'bad om at blive husket på sin egen enhed',
  'invitation.made': 'lavede en invitation',
  'invitation.opened': 'brugte en invitation',
  'invitation.tried-again': 'prøvede en invitation, der var brugt',
  'invitation.superseded': 'prøvede en invitation, der var afløst af en nyere',
  'invitation.expired': 'prøvede en invitation, der var udløbet',
  'mitid.signed-in': 'loggede ind med MitID',
  'mitid.linked': 'knyttede sit MitID til samtalen',
  'mitid.other': 'prøvede et MitID, der hører til en anden',
};

/** The lines of the file. What is no running text stands at the end as it is kept. */
export function readable({ at, document, transcript, accounts, outbox, due, registry, audit }: CitizenExport): readonly string[] {
  const { name, caseworker, segments: _segments, transcript: _end, ...rest } = document;
  return [
    `Alt, hvad Medspil har om ${name}`,
    `Skrevet ud ${at}. Sagsbehandler: ${caseworker === '' ? 'ingen' : caseworker}.`,
    '',
    'SAMTALEN',
    ...transcript.map((entry) => `${entry.at}  ${who[entry.from]}: ${entry.text}`),
    '',
    'PLANEN',
    ...(document.plans.length === 0 ? ['Der er ingen plan endnu.'] : document.plans.flatMap(planLines)),
    '',
    'KONTAKTVEJE',
    ...(accounts.length === 0 ? ['Ingen.'] : accounts.map(({ channel, account }) => `${channel}: ${account}`)),
    '',
    'HVEM HAR SET OG ÆNDRET HVAD',
    ...audit.map((record) => `${record.at}  ${record.actor} ${deeds[record.action] ?? record.action} (${record.object})`),
    '',
    'SVAR, OPGAVER OG ALT ANDET, SOM DET STÅR',
    JSON.stringify({ ...rest, outbox, due, registry }, undefined, 2),
  ];
}

function planLines(plan: Plan): readonly string[] {
  const { revision, lines, confirmed, confirmedReason } = viewFor(plan, 'citizen');
  return [
    `Udgave ${revision}: ${statuses[plan.status]}`,
    ...(confirmed === undefined
      ? []
      : [`  Bekræftet af ${confirmed.staff}.${confirmedReason === undefined ? '' : ` Grund: ${confirmedReason}`}`]),
    ...lines.flatMap(lineLines),
  ];
}

function lineLines({ heading, quote, text, scale, change, notNow, release }: LineView): readonly string[] {
  const value = scale === undefined ? [] : [`${scale.value}, hvor 0 er ${scale.anchors[0]} og 10 er ${scale.anchors.at(-1)}`];
  const said = [...(quote === undefined ? [] : [`»${quote}«`]), ...(text === undefined ? [] : [text]), ...value];
  const changed =
    change === undefined
      ? []
      : [
          `    Rettet af ${change.staff} til: ${change.text} (${change.reason}). Borgeren: ${answers[change.agreement]}${change.comment === undefined ? '' : `, »${change.comment}«`}`,
        ];
  const refused = notNow === undefined ? [] : [`    Ikke nu, sagde ${notNow.staff}: ${notNow.reason}`];
  const shown = release === undefined || release.to.length === 0 ? [] : [`    Må også ses af: ${release.to.join(', ')}`];
  return [`  ${heading}: ${said.join(' ')}`, ...changed, ...refused, ...shown];
}
