/** English signs of danger, one a line, as `danger-danish.ts` has the Danish ones. Apostrophes are left out: `dont`. */
import type { SignLists } from './danger-form.ts';

/** Looked for in every message beside the Danish signs, whatever language the citizen has chosen: people mix the two. */
export const english: SignLists = {
  overdose: `
    overdose|overdosed|overdosing
    took|taken|swallowed|ate all ?of ?my ?the|these|those #tablets
    took|taken|swallowed|ate ?way too many|much ?of ?my #tablets
    took|taken|swallowed ?the ?a whole|entire|full bottle|pack|packet|box
    took|taken|swallowed a handful ?of
    take|swallow all ?of my|the #tablets
    took|taken too much heroin|fentanyl|morphine|ghb|methadone
    took|taken|swallowed #many #tablets
    poisoned myself
  `,
  'self-harm': `
    kill|killing|kil myself|my ?self
    end|ending|ended my ?own life
    take|taking|took my own life
    take my life
    suicide|suicidal|sucide|suicidel
    end|ending it all
    want|wanna|wanted|wish|rather ?to ?just die
    just die
    wanting to die
    wish ?that i was|were ?just dead
    wish ?that i had|was|were never ?been born
    dont|not want|wish|wanna ?to live
    dont|not want|wanna ?to be alive
    dont|not want|wanna ?to be here anymore
    dont|not want|wanna ?to exist
    dont|not want|wanna ?to wake up
    never wake|waking up
    no|any reason to live
    nothing|nothin to live for
    tired of living
    better off dead
    better off without me
    want|wanna ?to be dead
    hang|hanging|shoot|shooting|drown|drowning myself
    hurt|hurting|harm|harming myself
    self harm|harming|injury
    selfharm|selfharming
    cut|cutting|burn|burning myself
    cut|cutting|slit ?my wrists|wrist
    cutting my arms
    jump off|from ?of ?a ?the bridge|roof|balcony|building
    jump in front of
    suicide note
    life is not|isnt worth living
    cant go on living
    kms
  `,
  child: `
    #beats|hurts|hurting|shakes|shook|molests|molested ?#his ?little|youngest|oldest #children
    #children ?is|are|was|were ?being|getting #beaten
    #children ?is|are in danger
    #children .. not safe with|at
    hurt|harm|hit|kill|shake #his ?little #children
    #children .. afraid|scared of his|her|their|him
    #children .. home alone ?all night
    touches|touched|touching #his ?little #children
    #beats #his ?little brother|sister
    child abuse
  `,
  violence: `
    #he .. #beats me|us
    #he .. #beats #his mum|mom|mother|sister
    being|getting|been|get|got|was #beaten ?up ?by
    domestic violence|abuse
    abusive husband|partner|boyfriend|relationship|father|wife|girlfriend|ex
    violent husband|partner|boyfriend|father|ex
    #he .. is|gets|was|became ?very|so violent|abusive
    afraid|scared|terrified|frightened of ?my #him
    afraid|scared to go home
    not safe at home
    unsafe at home
    threatens|threatened|threatening ?me to|with kill|hurt|hit|shoot|stab|a|violence
    threatens|threatened|threatening to kill|hurt|hit|shoot|stab
    raped
    locks|locked me in|up
    death threats|threat
    #he .. going|wants|gonna|will ?to kill|hurt|hit me
    kill|stab|murder ?#his #anyone|#him|caseworker|boss|neighbour
    shoot #anyone|up
    hurt|harm|attack #anyone
    going|want|gonna|will ?to beat|hit|punch ?#his #anyone|#him|caseworker|boss ?up
    bring|bringing|come|coming ?in ?down ?with a knife|gun
    burn ?down ?the jobcentre|office|town|municipality ?hall ?down
  `,
};
