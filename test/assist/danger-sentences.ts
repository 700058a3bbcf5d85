/** What people write, with what it warns of. */
import type { Danger } from '../../src/engine/input.ts';

/** One sentence a line. */
export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Sentences by what they warn of. */
export const dangerous: Readonly<Record<Danger, readonly string[]>> = {
  'self-harm': lines(`
    jeg vil ikke leve mere
    Jeg har lyst til at tage mit eget liv
    jeg kan ikke mere og vil bare dø
    tage livet af mig
    JEG VIL BARE DØ
    jeg vil bare doe
    jeg vil ik leve mere
    jeg gider ikke at leve længere
    Jeg orker ikke at leve
    jeg tænker på selvmord hver dag
    har selvmordstanker igen
    jeg har selvmorstanker
    jeg har planlagt selvmrod
    jeg tænker meget på selv mord
    det ville være bedst hvis jeg ikke var her
    I har det bedre uden mig
    jeg vil ikke være her mere
    jeg ønsker bare at dø
    gid jeg var død
    jeg ville ønske at jeg var død
    jeg vil hellere være død
    Jeg har ingen grund til at leve.
    der er ikke noget at leve for
    jeg er træt af livet
    jeg har mistet lysten til livet
    ville ønske jeg ikke fandtes
    min datter siger hun vil dø
    jeg skærer i mig selv om aftenen
    jeg skaerer mig selv
    jeg har skåret mig i armen igen
    skære i mig selv
    jeg gør skade på mig selv
    jeg er bange for at skade mig selv
    jeg har lavet selvskade siden jeg var 14
    jeg hænger mig selv hvis de tager min bolig
    har tænkt på at hoppe ud foran toget
    jeg vil springe ud fra broen
    jeg vil gøre en ende på det hele
    jeg vil afslutte mit liv
    jeg orker ikke mere vil bare dø
    jeg kan ikke holde det ud vil tage mit eget liv
    jeg håber ikke jeg vågner igen, jeg vil dø
    jeg vil slå mig selv ihjel
    har skrevet et afskedsbrev
    jeg kan ikke klare at leve mere
    jeg ved ikke om jeg overlever natten
    i want to kill myself
    I want to die
    i dont want to live anymore
    I don't want to live
    I’m thinking about ending my life
    feeling suicidal
    i think about suicide a lot
    everyone is better off without me
    I would be better off dead
    i cut myself at night
    i keep hurting myself
    there is no reason to live
    i cant go on i want to die
    I have nothing to live for
    I wish I was dead
    i want to end it all
    jeg skærer mig
    jeg er begyndt at skære mig igen
    jeg er begyndt at cutte igen
    jeg orker ikke livet
    jeg gider ikke livet længere
    jeg orker ikke at være her mere
    jeg magter ikke livet mere
    kunne lige så godt være død
    jeg kunne ligeså godt være død
    så hænger jeg mig
    så kan jeg lige så godt hænge mig
    gøre det af med mig selv
    jeg har planlagt hvordan jeg skal dø
    jeg tænker på hvordan jeg kan dø
    gid jeg aldrig var blevet født
    jeg ville ønske at jeg aldrig var blevet født
    jeg kan ikke se nogen grund til at leve
    jeg kan ikke se meningen med livet
    jeg ønsker ikke at vågne i morgen
    jeg håber ikke jeg vågner i morgen
    lettere for alle hvis jeg ikke var her
    det var nemmere for mine børn hvis jeg forsvandt
    jeg gør noget dumt i nat
    jeg er bange for at jeg gør noget dumt
    jeg har købt et reb
    jeg har sagt farvel til min familie
    jeg har sagt farvel til dem alle
    ønsker ik at vågne imorgen
    kunne lige sågodt være død
    jeg har købt reb
    jeg gør noget dumt inat
    orker ikke mit liv mere
  `),
  violence: lines(`
    min mand slår mig
    min mand slar mig
    Min kæreste slår mig når han er fuld
    han slår mig ikke når han er ædru
    min mand slår mig ikke længere, han sparker mig
    han har slået mig mange gange
    min eks truer mig
    min søn truer mig med en kniv
    jeg bliver slået derhjemme
    jeg er blevet voldtaget
    min kæreste tog kvælertag på mig
    jeg er bange for min mand
    bange for min eks
    jeg tør ikke gå hjem
    toer ikke tage hjem
    jeg er udsat for vold
    der er vold hjemme
    min far er voldelig
    jeg faar taesk hver uge
    hun slog mig i hovedet
    han laaser mig inde
    han siger at han vil slå mig ihjel
    jeg modtager trusler
    jeg blev slået af min mand
    min mand har kastet mig ned ad trappen
    min kæreste holder mig indespærret
    jeg slår ham ihjel
    jeg har lyst til at slå nogen
    jeg har lyst til at dræbe min sagsbehandler
    jeg kommer ned med en kniv
    jeg vil skade min chef nu, jeg vil slå ham
    my husband beats me
    he hits me
    my boyfriend threatened me, he threatened to kill me
    I am afraid of my partner
    my ex is stalking me
    i'm scared of my ex
    i am being abused
    he choked me last night
    i was raped
    scared to go home
    I will kill him
    i want to hurt someone
    I'm bringing a knife tomorrow
    jeg blir slået derhjemme
    jeg bliver slåt derhjemme
    jeg får bank derhjemme
    hun kaster ting efter mig og slår mig
    han smed en stol efter mig
    jeg kommer ned på kommunen med en kniv
    så kommer jeg ned på jobcentret med et bat
    jeg smadrer min sagsbehandler
    så smadrer jeg min sagsbehandler
    jeg har et gevær
    i skal dø alle sammen
    I skal fandeme alle sammen dø
  `),
  overdose: lines(`
    jeg tog alle pillerne
    jeg har taget alle mine piller
    jeg har lige taget for mange piller
    jeg har slugt hele pakken med piller
    har taget en overdosis
    jeg tog alle de piller jeg kunne finde
    tog alle pilerne
    jeg vil tage alle mine piller
    nu tager jeg alle pillerne
    jeg tog 30 panodiler
    I took all the pills
    i took thirty pills
    i have taken too many pills
    i swallowed a whole bottle
    I overdosed
    lige slugt et helt glas piller
    jeg har slugt en hel pakke panodiler
    taget for mange af min mors piller
    jeg har taget alle min mors piller
  `),
  child: lines(`
    han slår børnene
    min mand slår boernene
    min eks slår min datter
    mit barn er i fare
    mit barn bliver slået
    børnene bliver slået af deres far
    jeg er bange for at gøre mit barn ondt
    min kæreste rører ved min datter
    jeg rystede babyen
    børnene er bange for deres far
    jeg slog min søn
    børnene er alene hjemme om natten
    han er voldelig over for børnene
    min datter skærer i sig selv
    he hits the kids
    my stepdad hits my little brother
    my boyfriend touches my daughter
    my child is in danger
    the children are being abused
    min dreng har blå mærker efter at have været hos sin far
    min pige har fået store blå mærker
    min dreng er bange for sin far
  `),
};
