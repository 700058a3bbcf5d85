/**
 * Everyday phrases that look like danger and are none, one a line, in the form of the signs. They are taken out of a text before it is
 * looked at. Every line was written because a sign would otherwise be seen in it.
 */
export const harmless = `
  det slaar|slog|slaet mig
  tanken slog mig
  slaa|slaar|slog|slaaet mig loes|igennem|fri
  slaar|slog mig som
  slaar|slog|slaa mig|os|ham|hende|dem|dig|jer|ungerne|boernene|nogen ?altid|tit|nemt ?altid i|til #games
  slaar|slog|slaa #my #near|#kids ?altid|tit|nemt i|til #games
  slaaet|slaet ?stort|igen|tit|altid i|til #games
  slaar|slog|slaa dem|det|ham|hende|dig op|fast|fra
  slaar|slog|slaa det sammen|til|ihjel|paa
  slaaet|slaet ?helt ?fuldstaendig op|fra|til|fast|sammen|ud|hjem|om|rod|hul|stort|sig
  fik|faar|faaet taesk|taev|bank i #games
  fik|faar|faaet bank paa|id|konto
  slaar|slog|slaa|slaaet mig til ridder|taals
  slaa|draebe|myrde ?ihjel for ?lidt|en|et ?god|kold|ordentlig ?kop|stykke|nats kaffe|kage|is|chokolade|cigaret|smoeg|oel|cola|te|soevn
  doe|do|doer|doede|doeende|doed|doee af grin|latter|kedsomhed|varme|sult|skam|nysgerrighed|toerst|kulde|traethed|utaalmodighed|laengsel|generthed|stolthed|glaede|spaending|misundelse|grineren|nervoesitet|flovhed
  doe for ?et|en ?kop ?stykke is|kaffe|kage|chokolade|cigaret
  tager|tage|tog|taget alle mine piller|medicin ?hver ?om|som dag|morgen|aften|aftenen|morgenen|jeg|laegen
  overdoserer|overdosere|overdoseret|overdosis ?lidt paa|af|i|med kaffe|sukker|slik|chokolade|arbejde|serier|kage|cola|te|sol|motion
  mit ?eget liv op|tilbage|alvorligt|serioest
  ende|slutte mit liv lykkeligt
  haenge|haenger ?jeg mig ?ikke i|op|ud|paa|fast|med
  haender mig
  skyde|skyder mig selv i foden|benet
  skaere|skaerer|skar mig selv ?en ?et skive|stykke|fra
  skaere|skaerer|skaaret mig igennem|gennem|ned|fra|ud|til|en|et
  skaere|skaerer|skaaret ?jeg mig ?tit|altid|nemt|let|ofte|lige|lidt paa|i|med ?en|et|min fingeren|fingrene|tommelfingeren|kniv|kniven|papir|papiret|glas|glasskaar|koekkenet|daase
  skaerme|skaermer|skaermet mig ?selv
  begyndt|begynder|startet|til at cutte ned|ud|video|film|haar|kaffe|sukker
  jeg ?har cutter|cuttet ned|ud|video|film|haar|kaffe|sukker
  skar mig selv paa|i ?en ?paa fingeren|tommelfingeren|kniven|papir
  braende|braender|braendt mig selv ud|af|inde
  traet af at leve paa|af|fra|i
  traet af livet paa|som|i
  orker|magter|gider|overskuer ikke ?mere livet paa kontanthjaelp|su|dagpenge|landet|sygedagpenge|ydelse
  noget dumt|drastisk paa|til|ved|i ?mit|min|en|et arbejde|arbejdet|samtalen|samtale|praktikken|praktik|moedet|moede
  reb til ?en|et|min|mit baad|baaden|gyngen|gynge|hunden|hund|teltet|telt|haven|hesten|traileren
  gevaer|haglgevaer til jagt|jagten
  farvel til alle paa|fra
  vaere her hele|paa|saa|alene|uden
  er her saa laenge|tit|ofte
  bange for at gaa|tage|cykle|koere ?alene hjem ?alene fra
  bange for at gaa|tage|cykle|koere ?alene hjem ?alene i moerke|moerket
  #kids .. bange for sin|hans|hendes ?lille|store bror|lillebror|storebror|soester|lillesoester|storesoester
  leve|lever op til
  doede|dode af ?en overdosis
  begik selvmord
  mistede|mistet .. til selvmord
  ville doe hvis
  ikke ?laengere|mere leve|lever af|sammen|fra
  ikke ?laengere|mere leve|lever paa|i en|et|kontanthjaelp|su|dagpenge|byen|fattigdom|gaeld
  ikke leve uden ?min|mit|mine kaffe|cigaretter|telefon|mobil|musik|hund|kat|kage
  ikke ?at leve af
  vaagner|vaagne aldrig ?op til|foer
  truer|truede|truet ?mig|os med ?at ?en ?mine|min sanktion*|tage|fyring|fyreseddel|inkasso|fogeden|opsigelse|stoppe|traekke|fratage|lukke|fyre|smide
  kvalt i|af papir|regler|arbejde|opgaver|post|breve
  foeler mig indespaerret
  nu sparker babyen|barnet|soen|datter
  sparker babyen|barnet|den i|meget|saa|om
  slaar|slog boernene|ungerne|min|drengene|barnet ?datter|soen graesset|til|sig|koldboetter|rod|alarm|hul
  slaar graes*
  stikke|stikker ham|hende|dem|dig|jer ?lige en|et haand|haanden|plade|tilbud|hilsen|af
  skyder|skyde ham|hende|dem|dig|jer ?lige en|et|skylden besked|mail|paa
  sagen er doed
  selvmordsrate|selvmordsforebyggelse|selvmordslinjen|selvmordslinien
  kill|killing|killed time|for|it
  killing it
  killing me softly
  kill two birds
  hit|hits|hitting the road|gym|sack|spot|roof
  hit me up
  beat|beats me at|in chess|cards|football|tennis|fifa|pool|ludo|darts|badminton
  beat|beats|beating me to it|that
  beat|beats|beating him|her|them|you|us|me at|in chess|cards|football|tennis|fifa|pool|ludo|darts|badminton
  it|that|this hits|hit|beats|kicked|strikes me
  want|wanted|rather|wanna|just ?to ?just die of|laughing|from|for boredom|laughter|embarrassment|shame|curiosity|heat|hunger|of|cuteness|a
  die|dying|died of|from laughing|laughter|boredom|embarrassment|shame|hunger|thirst|curiosity|heat
  want|dont|not want|wanna ?to live on|off|in|here|there|near|together|alone|at|by
  dont|not want|wanna ?to live with my|him|her|them|people|others
  dont want to be here all
  dont want to wake up at|so|early|late|too|my|the
  cut|cutting myself some|a|shaving|cooking|off|on ?slack|piece
  burn|burning|burned myself out|on
  hurt|hurting myself lifting|playing|training|running|gardening
  hurt|hurting myself at work|football|training|practice
  shoot you|him|her|them an|a message|email|text|mail|line
  shoot myself in the foot
  kick myself
  hang myself on|up
  tired of living on|off|in|with|like|at|alone|here
  took|take my own life in
  take my life back|in|forward|one
  all my pills every|as
  overdose of sugar|work|cake
  threatened with sanctions|eviction|dismissal|fines
  got|get|was|been hit by ?a ?the car|bus|bike|truck|lorry|bill|bills|tax|fee|cold|flu|price
  child abuse prevention
  suicide prevention|squad
`;
