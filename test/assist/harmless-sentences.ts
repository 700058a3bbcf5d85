/** What people write that looks like danger and is none. */
import { lines } from './danger-sentences.ts';

/** Everyday sentences of both languages. */
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
  jeg blev slået hjem i ludo
  jeg bliver slået helt ud af larm
  jeg kan ikke leve op til kravene
  jeg er træt af livet på kontanthjælp
  min bror døde af en overdosis
  jeg mistede min far til selvmord
  lægen sagde jeg ville dø hvis jeg ikke stopper med at ryge
  jeg vil gøre en ende på mit misbrug
  min chef truede mig med fyring
  jeg tør ikke gå ud blandt mennesker
  det dræber min motivation
  naboen banker på væggen
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
  I got hit by a car last year
  I was threatened with sanctions
  my boss threatened to fire me
  this bus is killing me
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
  jeg vil tage mit eget liv alvorligt
  jeg overdoserer på kaffe
  jeg blev slået i skak af min søn
  jeg kan slå ihjel for en kop kaffe
  min dreng er bange for sin bror
  min datter er lidt bange for sin storebror
  jeg er bange for at gå hjem fra bussen i mørke
  jeg er bange for at gå hjem i mørket
  han slog mig til ridder i rollespil
  jeg skærer mig igennem opgaverne
  jeg skærer grøntsager
  jeg skærer mig tit i fingeren
  jeg har skåret mig på en kniv
  jeg skærmer mig mod larm
  jeg faldt og slog mig på knæet
  jeg cutter ned på sukker
  jeg er begyndt at cutte ned på kaffen
  jeg orker ikke livet på kontanthjælp
  så hænger jeg mig ikke i småting
  jeg kommer ned på kommunen i morgen
  jeg har et gevær til jagt
  jeg har købt et reb til gyngen
  jeg fik bank på døren
  jeg kommer forbi med en kage
  jeg har taget for meget på af min medicin
  jeg har taget et glas vand med min medicin
  jeg skal være her mere
  jeg vil ikke vågne så tidligt
  vi har sagt farvel til vores hund
  min dreng bor hos sin far
  det er bedst for mig hvis jeg bliver her
  jeg orker ikke at være her hele dagen
  det er lettere for mig hvis jeg ikke er her så længe
  jeg får bank i fifa
  jeg har cuttet ned på kaffen
`);
