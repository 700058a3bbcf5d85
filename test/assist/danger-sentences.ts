/** What people write, with what it warns of; and what looks like it and is none. */
import type { Danger } from '../../src/engine/input.ts';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

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
    jeg slår ham ihjel
    jeg har lyst til at slå nogen
    jeg har lyst til at dræbe min sagsbehandler
    jeg kommer ned med en kniv
    jeg vil skade min chef nu, jeg vil slå ham
    my husband beats me
    he hits me
    my boyfriend threatened me, he threatened to kill me
    I am afraid of my partner
    i'm scared of my ex
    i am being abused
    he choked me last night
    i was raped
    scared to go home
    I will kill him
    i want to hurt someone
    I'm bringing a knife tomorrow
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
    jeg tog 30 panodiler
    I took all the pills
    i took thirty pills
    i have taken too many pills
    i swallowed a whole bottle
    I overdosed
  `),
  child: lines(`
    han slår børnene
    min mand slår boernene
    min eks slår min datter
    mit barn er i fare
    mit barn bliver slået
    jeg er bange for at gøre mit barn ondt
    min kæreste rører ved min datter
    jeg rystede babyen
    børnene er bange for deres far
    jeg slog min søn
    børnene er alene hjemme om natten
    han er voldelig over for børnene
    min datter skærer i sig selv
    he hits the kids
    my boyfriend touches my daughter
    my child is in danger
    the children are being abused
  `),
};

export const harmlessSentences: readonly string[] = lines(`
  slå græsset
  Jeg vil gerne slå græs for kommunen
  min mand slår græsset for naboen
  jeg slår op i bogen
  min kæreste slog op med mig
  han slår til med det samme
  jeg kan slå et søm i
  jeg trænger til at slå mig løs
  det slår mig at jeg kan noget
  så slog det mig at jeg skal ud
  tanken slog mig i går
  jeg har slået mig
  jeg slog mig på knæet
  jeg vil gerne slå mig ned på landet
  min søn slår mig i ludo
  hun slår mig altid i kort
  vi slår hul på isen
  jeg vil slå rod her
  slå tiden ihjel
  jeg slår bare tiden ihjel
  det var dræbende kedeligt
  jeg dør af grin
  jeg er ved at dø af kedsomhed
  var ved at dø af grin
  jeg dør af varme i køkkenet
  jeg kunne dø af skam
  jeg vil dø af grin
  jeg vil skære ned på kaffen
  skære ned på cigaretterne
  jeg vil gerne skære brød
  jeg skar mig i fingeren
  hænge ud med vennerne
  jeg hænger tøj op
  jeg vil ikke hænge mig i småting
  tage livtag med gælden
  jeg vil tage livet som det kommer
  jeg vil tage mit liv op til overvejelse
  få mit liv tilbage
  jeg vil tage mit liv tilbage
  jeg vil ændre mit liv
  skyde skylden på andre
  jeg vil ikke skyde skylden på ham
  mit barn er i sikkerhed
  mine børn har det godt
  børnene slår koldbøtter
  babyen sparker i maven
  min mor døde sidste år
  min far er død
  min hund døde
  jeg vil ikke dø
  jeg har ikke lyst til at dø
  jeg har ikke lyst til at tage mit eget liv
  jeg har ingen selvmordstanker
  jeg har aldrig tænkt på at tage mit eget liv
  min mand slår mig ikke
  Min mand har aldrig slået mig
  jeg er ikke bange for min mand
  jeg er bange for at ringe
  jeg er bange for hunde
  jeg er bange for min eksamen
  jeg tager mine piller hver dag
  jeg tager alle mine piller hver dag
  jeg har taget min medicin
  jeg tog 2 panodiler i morges
  jeg har glemt mine piller
  jeg vil ikke leve af kontanthjælp
  jeg er træt af at leve på en sten
  man kan ikke leve af det
  jeg vil gerne leve
  jeg vil gerne leve et roligt liv
  jeg har ikke lyst til praktik
  jeg kan ikke mere i dag
  jeg kan ikke overskue det
  jeg orker ikke at skrive mere
  jeg er helt død i dag
  de truer mig med sanktioner
  kommunen truer med at tage mine penge
  jeg føler mig presset
  slået op i går
  jeg blev slået af konkurrenten, nej bare slået hjem i ludo
  jeg gør rent hos en gammel dame
  det gør ondt i ryggen
  jeg har ondt i kroppen
  jeg vil arbejde i en børnehave
  jeg vil passe børn
  en mor med tre børn
  jeg vil ikke skade nogen
  jeg vil stoppe med at drikke
  jeg stikker af fra det hele i weekenden
  jeg brænder for at arbejde
  det er dødkedeligt
  jeg er dødtræt
  livet er hårdt men det går
  kast mig ud i det
  jeg vil kaste mig ud i noget nyt
  hoppe på cyklen
  jeg vil gerne kunne sove
  at komme ud med hunden om morgenen
  hit the road
  I hit the gym twice a week
  my back is killing me
  killing time
  dying of boredom
  I almost died laughing
  I want to live closer to my son
  I do not want to live on benefits
  i don't want to kill myself
  i dont want to die
  I have never thought about suicide
  he never hits me
  my husband does not hit me
  my son beats me at chess
  beats me
  cut myself some slack
  i cut myself shaving
  I take my pills every day
  my kids are safe
  I want to work with children
  shoot me an email
  I am afraid of dogs
  I am dead tired
  I want to get my life back
`);
