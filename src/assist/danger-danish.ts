/**
 * Danish signs of danger, one a line; `danger-form.ts` tells how they are written. In doubt a sign is kept: a calm answer that was not
 * needed is better than silence. Everyday words that look alike stand in `danger-harmless.ts`.
 */
import type { SignLists } from './danger-form.ts';

/** Read once at start by `makeDangerDetector`; `#name` is a set of `danger-words.ts`, and one that is not there throws. */
export const danish: SignLists = {
  overdose: `
    overdosis|overdosering|overdoseret
    #took alle|alt|hele ?mine|min|de|pakken|glasset|aesken ?med #pills
    #took .. alle ?mine|de|dem #pills
    #took for mange|meget #pills
    #took .. for mange #pills
    #took #many #pills
    #took en haandfuld|masse #pills
    #took ?jeg ?lige ?en|et|to|tre|hele ?hel|helt ?fuldt|fuld glas|pakke|pakker|aeske|aesker|plade ?med #pills
    #took for mange|meget af .. #pills
    #took .. for mange af .. #pills
    #took alle|hele #my ?gamle #relatives #pills
    #take ?jeg alle ?mine|de #pills
    #take for mange #pills
    #took for meget stof|heroin|kokain|morfin|ghb|metadon|fentanyl
    forgiftet mig ?selv
  `,
  'self-harm': `
    tage|tag|tager|tog ?mit eget liv
    tage|tager mit liv
    tage|tager|tag livet af mig
    slutte|ende|afslutte|afslut mit ?eget liv
    goere|goer|gjort en ende paa det|livet
    goere|goer|gjort en ende paa mit liv
    goere|goer|gjort ende paa livet|mig
    selvmord*|selmord*|sevmord*|slevmord*|selvmor
    selv|slev mord
    slaa|slaar|slar|sla mig selv ihjel|ijel
    draebe|draeber mig selv
    haenge|haenger|hange ?jeg mig ?selv
    det af med mig ?selv
    koebt|kobt|koeber|kober|fundet|bundet ?mig ?et|noget reb
    planlagt|planlaegger ?min egen doed
    hvordan|hvornaar jeg ?bare skal|vil|kan|kunne|ville #doe
    goere|goer ?jeg noget dumt|drastisk ?i nat|inat|aften|iaften|dag|idag|morgen|imorgen|weekenden
    bange for ?at ?jeg ?at goere|goer noget dumt|drastisk
    sagt|siger|sige|taget farvel|afsked til|med ?hele ?#my ?dem familie|familien|boern|boernene|verden|livet|alle|alting
    skyde|skyder mig selv
    vil ?bare skyde mig
    springe|hoppe ?ud ?ned fra|foran|ud et|en|broen|toget|bussen|taget|altanen|bro|tog
    hoppe|springe|kaste ?mig ud foran
    koere ind i et trae
    vil|gider|orker|magter|oensker|kan ikke ?at ?laengere|mere ?at leve
    ikke ?laengere|mere lyst|lysten|mod ?mere til|paa at leve
    ikke ?mere lyst til livet
    ikke leve ?livet laengere|mere
    ikke ?at vaere til|her mere|laengere
    orker|magter|gider|oensker|overskuer ikke ?at vaere her|til
    orker|magter|gider|oensker|overskuer ikke ?mere livet
    orker|magter|gider|overskuer ikke ?mere mit liv ?laengere|mere
    ikke vaere i live|verden
    ikke vaere i denne verden
    ikke|aldrig ?at vaagne ?op mere|igen
    oensker|onsker|vil ?helst|bare ikke ?at vaagne ?op ?i morgen|imorgen|nat|inat
    haaber|oensker|onsker ?bare ?ikke ?at ?jeg ?ikke|aldrig vaagner|vaagne ?op mere|igen|i|imorgen ?morgen
    aldrig vaagne
    ingen grund til at leve
    ikke ?laengere|mere ?se|finde|har ?laengere ?nogen|en|noget ?god grund|mening|meningen ?til|i|med at leve
    ikke ?laengere|mere ?se|finde ?laengere ?nogen|en grund|mening|meningen i|med|ved livet
    intet|ingenting at leve for
    ikke noget|mere at leve for
    livet er ikke vaerd
    mistet|tabt lysten til livet|at ?leve
    kan|magter ikke ?at holde livet ud
    oenske|oensker|onsker ?at jeg ikke fandtes|eksisterede
    ikke ?at klare|overskue|holde ?ud at leve
    ikke om jeg overlever ?i natten|nat|ugen|det
    mit liv er slut|forbi
    traet af ?at livet|leve
    livstraet|livstrat
    vil|ville ?jeg ?bare|gerne|hellere|helst|virkelig|egentlig ?bare|gerne|hellere #doe
    bare #doe
    kunne doe nu
    lyst til at doe|do
    oensker|onsker|haaber ?bare at doe|do
    oensker|onsker|haaber ?at jeg doer
    oenske ?at jeg ?bare var doed
    gid jeg ?bare var doed
    gid|oenske|oensker|onsker ?at jeg aldrig var|blev|havde|skulle ?have ?vaeret|vaere ?blevet foedt|fodt
    vil|ville|hellere ?gerne|hellere|bare vaere doed
    lige|ligesaa|ligesa|sagodt|saagodt ?saa|sa|saagodt|sagodt ?godt vaere|blive|vaer doed|dod|vaek
    lige|ligesaa|ligesa ?saa|sa godt #doe
    jeg ?bare var doed
    ved at doe
    bedre|bedst|lettere hvis jeg ?bare ?ikke .. doed|her|forsvandt|vaek
    bedre|bedst|lettere|nemmere .. hvis jeg ?bare ikke var|er her|til|mere|laengere
    bedre|bedst|lettere|nemmere .. hvis jeg ?bare forsvandt|doede
    bedre|bedst|lettere|nemmere .. hvis jeg ?bare ikke fandtes|eksisterede|levede
    bedre|bedst|lettere|nemmere .. hvis jeg ?bare var doed|vaek
    bedre ?stillet|tjent uden mig
    forsvinde for altid
    afskedsbrev
    skaere|skaerer|skar|skaaret|skare i mig ?selv
    skaere|skaerer|skar|skaaret|skare mig selv
    skaere|skaerer|skare|skaaret ?jeg mig
    skaere|skaerer|skar|skaaret mig i arme|armene|armen|haandleddet|haandleddene|laaret
    skaere|skaerer ?i mine arme|haandled|pulsaarer
    jeg cutter
    begyndt|begynder|startet|til at cutte
    cutte|cutter|cuttet ?jeg ?i mig|igen
    jeg har cuttet
    selvskade*
    skade|skader|skadet mig selv
    goere|goer|gjort skade paa mig selv
    goere|goer|gjort mig selv ondt|noget|skade|fortraed
    goere|goer noget ved mig selv
    braende|braender mig selv
    kvaele mig selv
  `,
  child: `
    #hits|ryster|rystede|rystet ?ogsaa ?#my ?lille|yngste|aeldste #kids
    #kids ?er bliver|blev|blevet ?ogsaa ?tit #hit
    slaa|skade|draebe|ryste #my ?lille #kids
    goere|goer|gjort #my ?lille #kids ondt|noget|fortraed
    bange for at goere|skade|slaa .. #kids ?ondt|noget
    bange for .. goer ved #my #kids
    voldelig|vold mod|over|overfor ?for ?#my #kids
    #kids ?er i fare
    #kids er ikke .. sikker|sikre|sikkert|tryg|trygge hos
    roerer|roerte|roert|roere ved|paa ?#my ?lille #kids
    misbruger|misbrugt|misbrugte|kraenker|kraenket|kraenkede ?#my ?lille #kids
    #kids .. bange for sin|deres|sine ?sted far|mor|stedfar|forael*
    #kids .. alene hjemme om|hele natten|naetterne|weekenden
    #kids sulter
    #kids faar ikke ?noget ?at mad|spise
    #kids har|fik|faar ?faaet ?altid|tit|ofte ?nogle|mange|flere ?store blaa maerker|maerke
    #kids skaerer i ?sig|sig
    tage|tager livet af mine|boernene|#my
  `,
  violence: `
    #who .. #hits mig|os
    #who .. #hits ?paa ?#my mor|soester|bror|kaereste|kone
    #hits #who mig
    #who slaar|slog|slar ham|hende
    #who .. kaster|kastede|kastet|smider|smed|smidt .. efter mig|os
    #who .. kaster|kastede|kastet|skubbede|skubbet|skubber|hev mig ned|ind|omkuld|ad|mod|rundt
    bliver|blir|blev|blevet ?jeg ?tit|ofte|ogsaa|stadig|igen #hit
    faar|fik|faaet ?jeg ?tit|ofte|stadig taesk|taev|kloe|bank
    giver|gav mig taesk|taev|lussinger|bank
    vold hjemme|derhjemme
    udsat for ?psykisk|fysisk|grov|partner vold|voldtaegt|trusler
    voldeli* mand|kaereste|mod|overfor|over|eks|far|partner
    er|var|bliver|blev ?meget|saa|ogsaa voldeli*
    voldtaegt*|voldtaget|voldtog
    bange|raed|skraemt for ?#my #near
    bange for at gaa|tage|komme|vaere ?ind hjem|hjemme
    toer|tor ikke ?at gaa|tage|komme|vaere hjem|hjemme
    laaser|laaste|laast|spaerret|spaerrer mig inde
    indespaerret af|hjemme
    holder|holdt mig indespaerret|fanget
    kvaelertag
    #who .. vil ?gerne slaa|draebe|taeve|skade mig|os
    #who .. draeber|draebte mig
    truer|truede|truet ?mig ?os med ?at ?en slaa|draebe|skyde|stikke|taeve|kniv|pistol|vold|ihjel
    truer|truede mig ?paa
    trusler fra|mod
    faar|fik|modtager trusler
    stukket mig ?med
    stalker|forfoelger mig
    haenderne om min hals
    jeg slaar|slar|draeber|taever|stikker|skyder|smadrer #them
    slaa|slaar|sla ?#them|#near ihjel
    slaa|slaar|sla #my #near|sagsbehandler|chef|nabo ihjel
    lyst til at slaa|sla|skade|skyde|draebe|stikke|taeve|kvaele|banke|smadre ?#my #them|#near|sagsbehandler|chef|nabo
    draeber|taever|smadrer|stikker|skyder|banker|kvaeler|knuser ?jeg #my sagsbehandler|chef|nabo|konsulent|jobkonsulent
    slaar|slar jeg #my sagsbehandler|chef|nabo|konsulent|jobkonsulent
    i|du skal ?sgu|fandeme|kraftedeme|bare ?alle ?sammen #doe
    har|koebt|kobt|skaffet ?mig ?et|en|mit|min ?ladt gevaer|pistol|skydevaaben|haglgevaer|revolver
    draebe|draeber|myrde ?#my #them|#near|sagsbehandler|chef|nabo
    vil|skal|kommer ?jeg ?gerne ?til ?at draebe|skade|stikke|skyde|taeve|kvaele|slaa|smadre ?#my #them|#near|sagsbehandler
    kommer|moeder|dukker ?jeg .. med ?en|et|min|mit kniv|pistol|gevaer|oekse|bat|bombe|benzin
    kommer|moeder ?jeg ?op ?ned ?forbi med ?en kniv|pistol|gevaer|oekse|bat|bombe
    tager|tage ?en kniv|pistol|gevaer|oekse|bombe med
    spraenge|braende ?hele jobcentret|jobcenteret|kommunen|raadhuset|lortet
    goere|goer #them ondt|fortraed
    skade andre|nogen
  `,
};
