/**
 * Sets of words that signs of danger share, and the words by which a sign is turned round. Folded: `å` is `aa`, `æ` is `ae`, `ø` is
 * `oe`. Danish and English stand side by side, because people mix them; common slips of the keys stand among the words.
 */
import { words, type WordSets } from './danger-form.ts';

/** What `#name` in a sign stands for, by name. Words only: `?` and `..` mean nothing inside a set. */
export const sets: WordSets = {
  // Danish: who may hurt, how, a child, somebody that a threat may be about.
  who: words(`han hun de nogen mand manden kone konen kaeresten kaereste far faren mor moren stedfar stedmor papfar eks eksen ex
    exen exmand eksmand ekskone ekskaereste ekskaeresten samlever bror storebror soester soen datter onkel fyren naboen svigerfar
    aegtefaelle partner`),
  near: words(`ham hende mand kone kaereste kaeresten eks eksen ex exen exmand eksmand ekskone ekskaereste far stedfar mor bror storebror
    soen samlever papfar aegtefaelle partner manden konen faren`),
  hits: words(`slaar slar sloer slog slaaet slaet slaa sla banker bankede banket taever taevede taevet taesker sparker sparkede sparket kvaeler
    kvalte mishandler mishandlede mishandlet voldtager voldtog voldtaget truer truede truet overfaldt overfalder stalker`),
  hit: words('slaaet slaet slaat banket taevet sparket mishandlet voldtaget truet overfaldet kvalt stalket misbrugt kraenket'),
  kids: words(`boern boernene barn barnet soen soennen soenner datter datteren doetre unge unger ungerne baby babyen drengen pigen drengene
    pigerne dreng pige stedbarn barnebarn boernebarn`),
  my: words('min mit mine vores hans hendes deres sin sit sine den det'),
  relatives: words(`mors fars mands kones brors soesters soens datters mormors farmors kaerestes naboens hunds`),
  games: words(`ludo skak kort tennis fodbold bordtennis badminton dart backgammon wordfeud fifa matador bowling pool haandbold`),
  them: words('ham hende dem dig jer nogen folk alle andre sagsbehandleren chefen naboen'),
  doe: words('doe doee do'),
  pills: words(`piller pillerne pilerne pillene tabletter tabletterne panodiler panodil sovepiller sovepillerne ipren medicin medicinen
    kodimagnyl morfin benzoer stesolider`),
  // From ten up: so many tablets are never a dose.
  many: [
    ...Array.from({ length: 191 }, (_, index) => String(index + 10)),
    ...words('ti femten tyve tredive fyrre halvtreds ten fifteen twenty thirty forty fifty'),
  ],
  took: words('tog taget taaget spist spiste slugte slugt aad indtaget'),
  take: words('tage tager sluge sluger spise spiser'),
  // English.
  he: words(`he she they husband wife boyfriend girlfriend partner ex father dad mother mum mom stepfather stepdad brother uncle son
    somebody someone`),
  him: words('him her them husband wife boyfriend girlfriend partner ex father dad mother stepfather stepdad brother son'),
  beats: words(`hits hit beats beat kicks kicked punches punched slaps slapped chokes choked strangles strangled rapes raped abuses abused
    threatens threatened stalks attacks attacked hitting beating stalking hurting threatening abusing assaulted`),
  beaten: words('hit beaten abused raped threatened choked strangled stalked assaulted molested punched kicked'),
  children: words('kids kid children child son daughter baby toddler sons daughters'),
  his: words('my our his her the their'),
  tablets: words('pills tablets painkillers paracetamol meds medication xanax'),
  anyone: words('him her them you someone somebody everyone everybody people'),
};

/** Short forms and slips of small words, which slips of a letter are not looked for in. */
export const spellings: ReadonlyMap<string, string> = new Map([
  ['ik', 'ikke'],
  ['ikk', 'ikke'],
  ['ikek', 'ikke'],
  ['ike', 'ikke'],
  ['mej', 'mig'],
  ['aldri', 'aldrig'],
  ['aldig', 'aldrig'],
  ['jge', 'jeg'],
  ['jg', 'jeg'],
  ['dnot', 'dont'],
]);

/** Words that turn a sign round when they stand before it, or in its middle. */
export const not: ReadonlySet<string> = new Set(
  words(`ikke aldrig ingen hverken not never no dont doesnt didnt wont havent hasnt isnt arent wasnt`),
);

/** Words that end a gap beside those: another one begins to act. */
export const turns: ReadonlySet<string> = new Set(words('jeg men fordi but because'));

/**
 * Words over which a "not" reaches forward: "jeg har IKKE lyst til at tage mit eget liv". At any other word it stops, so that "jeg kan
 * ikke mere, vil bare dø" stays a sign.
 */
export const links: ReadonlySet<string> = new Set(
  words(`at til lyst om paa taenkt taenker tanker planer haft har have kunne ville vil behov for nogensinde nogle blevet er begaa
    to of want wanted going gonna thoughts about thinking thought any had ever feel feeling like plans planning been am a an commit was`),
);

/** After a sign these turn it round, where the clause ends with them or goes on with a "but". */
export const notAfter: ReadonlySet<string> = new Set(words('ikke aldrig not'));
/** Words that may come right after such a "not" for it still to turn the sign round; before any other word it belongs to what follows. */
export const goesOn: ReadonlySet<string> = new Set(words('men og but and overhovedet'));
