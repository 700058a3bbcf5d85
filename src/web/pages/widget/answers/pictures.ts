/**
 * Small drawings of our own beside answers and at the ends of scales, for those who read with trouble. They repeat the words and never
 * stand alone. They show things and not faces: nobody is told how to feel about an answer.
 *
 * This file is fetched after the first question is drawn (`drawings.tsx`): a slow line gets the words first. Each is drawn on 56 by 56 in
 * paths of SVG, in lines of 2; the same drawing may stand for several answers.
 */
import type { Drawn } from './drawn.ts';

/** `[with a soft fill, lines alone, lines that are broken]`. */
export type Picture = readonly [soft: string, lines?: string, broken?: string];

/** A circle. */
const o = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;
/** Head and shoulders, `s` times the usual size. */
const who = (x: number, y: number, s = 1): string =>
  `${o(x, y, 6 * s)}M${x - 10 * s} ${y + 27 * s}v${-7 * s}c0 ${-6 * s} ${4 * s} ${-9 * s} ${10 * s} ${-9 * s}s${10 * s} ${3 * s} ${10 * s} ${9 * s}v${7 * s}z`;
const bubble = 'M7 10h42v27H28l-10 10V37H7z';
const heart = 'M28 46C15 36 9 30 9 21a9.5 9.5 0 0 1 19-3 9.5 9.5 0 0 1 19 3c0 9-6 15-19 25z';
const house = 'M11 25v22h34V25';
const roof = 'M6 28 28 9l22 19';
const month = 'M8 13h40v34H8zM8 23h40M18 8v9M38 8v9';
const glass = 'M15 8h26l-3 40H18z';
const soil = 'M9 48h38';

const agree: Picture = [o(28, 28, 19), 'M18 29l7 7 13-15'];
const less: Picture = [o(28, 28, 19), 'M19 28h18'];
const onward: Picture = [o(28, 28, 19), 'M18 28h20M30 20l8 8-8 8'];
const sand: Picture = [
  'M21 46c1-5 3-7 7-8 4 1 6 3 7 8z',
  'M15 8h26M15 48h26M19 8v8c0 6 9 8 9 12s-9 6-9 12v8M37 8v8c0 6-9 8-9 12s9 6 9 12v8',
];
const talk: Picture = ['M6 9h27v19H19l-7 7v-7H6z', 'M39 20h11v19h-6v7l-7-7H24v-6'];
const person: Picture = [who(19, 19), 'M32 9h18v13h-8l-5 5v-5h-5z'];
const home: Picture = [house, `${roof}M23 47V34h10v13`];
const health: Picture = [heart, 'M14 28h7l3-6 5 11 3-5h10'];
const pen: Picture = ['M10 46l3-11L38 10l8 8-25 25z', 'M32 16l8 8'];
const circle: Picture = [`${o(28, 14, 6)}${o(13, 41, 6)}${o(43, 41, 6)}`, 'M25 20l-9 15M31 20l9 15M20 41h16'];
const coins: Picture = [
  'M8 34v8c0 3 6 5 13 5s13-2 13-5v-8M8 34c0 3 6 5 13 5s13-2 13-5-6-5-13-5-13 2-13 5zM22 15v7c0 3 6 5 13 5s13-2 13-5v-7M22 15c0 3 6 5 13 5s13-2 13-5-6-5-13-5-13 2-13 5z',
];
const together: Picture = [who(17, 18), who(39, 18)];

/** By the id of the answer, or by the kind of scale and the number that it stands at. */
export const pictures: Readonly<Record<Drawn, Picture>> = {
  yes: agree,
  no: less,
  later: [o(28, 28, 19), 'M28 17v11l8 5'],
  person,
  begin: onward,

  sleep: ['M33 8a20 20 0 1 0 11 29A17 17 0 0 1 33 8z', 'M38 12h8l-8 9h8'],
  pain: [o(13, 30, 5), `${o(30, 10, 5)}M27 17c-8 4-10 12-7 20M20 37l-2 12M20 37h12v12M27 20l9 7M5 24l3 2M4 33l3-1`],
  mind: ['M15 34h24a9 9 0 0 0 1-18 12.5 12.5 0 0 0-24-2 10 10 0 0 0-1 20z', 'M18 41v6M28 41v6M38 41v6'],
  energy: ['M11 23h7v10h-7z', 'M6 18h40v20H6zM46 24h4v8h-4'],
  money: coins,
  housing: home,
  family: [
    `${o(28, 35, 4.5)}M20 49c0-5 3-8 8-8s8 3 8 8z`,
    `${o(17, 15, 6)}${o(39, 15, 6)}M6 46V35c0-6 4-10 11-10 4 0 7 1 9 4M50 46V35c0-6-4-10-11-10-4 0-7 1-9 4`,
  ],
  lonely: [who(18, 20), '', who(40, 20)],
  'getting-about': ['M11 11h28c5 0 8 3 9 9l2 10v10H7V15a4 4 0 0 1 4-4z', `M7 27h42M20 11v16M33 11v16${o(17, 42, 4)}${o(40, 42, 4)}`],
  reading: ['M28 15c-5-4-12-5-20-5v32c8 0 15 1 20 5 5-4 12-5 20-5V10c-8 0-15 1-20 5z', 'M28 15v32'],
  substances: ['M17 21h22l-1 6a10 10 0 0 1-20 0z', 'M15 8h26l-3 19a10 10 0 0 1-20 0zM28 37v11M19 48h18'],
  other: pen,

  'company-placement': ['M12 34a16 16 0 0 1 32 0z', 'M8 34h40v6H8zM24 19v9M32 19v9'],
  'wage-subsidy': [`M6 25h31v22H6z${o(44, 15, 8)}`, 'M15 25v-6h13v6M6 35h31M44 11v8'],
  education: ['M28 12 50 22 28 32 6 22z', 'M14 26v11c0 3 6 6 14 6s14-3 14-6V26M50 22v13'],
  'health-clarification': health,
  'coping-course': ['M8 30a20 20 0 0 1 40 0z', 'M28 10V7M28 30v14a5 5 0 0 0 10 0'],
  'social-psychiatry': [o(27, 24, 7), 'M19 49v-9c-7-4-10-10-10-17a17 17 0 0 1 34 0l4 9h-5v6a4 4 0 0 1-4 4h-5v7'],
  'sleep-diet-exercise': [
    'M28 19c-5-5-17-3-17 10 0 10 7 18 12 18 2 0 3-1 5-1s3 1 5 1c5 0 12-8 12-18 0-13-12-15-17-10z',
    'M28 19c0-5 2-8 6-10',
  ],
  'home-support': ['M28 43c-6-4-9-7-9-11a4.5 4.5 0 0 1 9-1.5 4.5 4.5 0 0 1 9 1.5c0 4-3 7-9 11z', `${house}${roof}`],
  'family-support': [who(40, 29, 0.7), who(18, 16, 1.15)],
  'substance-treatment': [
    'M9 32h13l-1 6a5.5 5.5 0 0 1-11 0z',
    'M7 22h17l-3 16a5.5 5.5 0 0 1-11 0zM15.5 43v6M10 49h11M29 8h21v16H39l-6 6v-6h-4z',
  ],
  finances: [o(43, 40, 8), 'M31 41l-3-3-4 3-4-3-4 3-4-3V8h24v22M18 17h12M18 25h12M43 36v8'],
  network: circle,
  mentor: together,

  'in-person': ['M19 38h18v9H19z', `${o(13, 17, 6)}${o(43, 17, 6)}M5 47V36c0-5 3-8 8-8 4 0 6 1 8 4M51 47V36c0-5-3-8-8-8-4 0-6 1-8 4`],
  phone: ['M14 8h6l4 10-5 3.5a24 24 0 0 0 13 13l3.5-5 10 4v5.5a7 7 0 0 1-7 7C23 46 8 31 8 15a7 7 0 0 1 6-7z'],
  video: [`${o(28, 19, 4.5)}M18 38c0-7 4-10 10-10s10 3 10 10z`, 'M6 10h44v28H6zM18 47h20'],
  message: [bubble, 'M15 20h26M15 28h16'],
  weekly: [`${o(15, 35, 3)}${o(24, 35, 3)}${o(33, 35, 3)}${o(42, 35, 3)}`, month],
  fortnightly: [`${o(15, 35, 3)}${o(33, 35, 3)}`, `${month}M24 35h.1M42 35h.1`],
  monthly: [o(15, 35, 3), `${month}M24 35h.1M33 35h.1M42 35h.1`],
  'when-needed': ['M28 10c-8 0-13 6-13 14v9l-5 7h36l-5-7v-9c0-8-5-14-13-14z', 'M24 46a4 4 0 0 0 8 0M28 10V7'],

  named: [o(13, 28, 5), `${o(13, 13, 5)}${o(13, 43, 5)}M25 13h24M25 28h24M25 43h24`],
  qualities: [who(18, 19), 'M36 17h14M36 26h14M36 35h9'],
  known: ['M28 15c-4-3-6-5-6-7a3 3 0 0 1 6-1 3 3 0 0 1 6 1c0 2-2 4-6 7z', `${who(15, 25, 0.85)}${who(41, 25, 0.85)}`],
  'not-yet': sand,
  'start-soon': ['M15 38a13 13 0 0 1 26 0z', 'M6 38h44M14 45h28M28 13v6M11 21l4 4M45 21l-4 4'],
  'one-at-a-time': ['M5 21h14v14H5z', 'M8 28l3 3 5-6', 'M24 21h11v14H24zM40 21h11v14H40z'],
  slowly: ['M11 24h28v12a10 10 0 0 1-10 10h-8a10 10 0 0 1-10-10z', 'M39 27h4a5 5 0 0 1 0 11h-4M20 17c0-3 3-3 3-7M29 17c0-3 3-3 3-7'],

  willing: ['M14 10h29l-7 9 7 9H14z', 'M14 8v40'],
  'talk-first': talk,
  'not-now': sand,
  done: ['M10 10h36v36H10z', 'M19 29l7 7 12-15'],
  partly: ['M28 9a19 19 0 0 0 0 38z', o(28, 28, 19)],
  fits: ['M9 19h11a6 6 0 1 1 11 0h11v11a6 6 0 1 1 0 11v7H9z'],
  'not-right': [`${o(20, 14, 5)}${o(37, 28, 5)}${o(17, 42, 5)}`, 'M7 14h8M25 14h24M7 28h25M42 28h7M7 42h5M22 42h27'],
  'not-begun': ['', 'M18 28h20M30 20l8 8-8 8', o(28, 28, 19)],
  unwanted: less,

  coping: [o(28, 28, 9), 'M28 7v5M28 44v5M7 28h5M44 28h5M13 13l4 4M39 39l4 4M13 43l4-4M39 17l4-4'],
  health,
  cooperation: [o(20, 28, 13), o(36, 28, 13)],
  home,
  goals: [o(28, 28, 5), `${o(28, 28, 20)}${o(28, 28, 12)}`],
  belief: ['M28 30c-11 0-15-6-15-14 10 0 15 5 15 14zM28 24c0-8 5-13 15-13 0 9-5 13-15 13z', `M28 48V24${soil}`],
  'labour-market': ['M11 11h29l7 7-7 7H11z', 'M27 25v4M27 43v6M20 49h14M45 29H18l-7 7 7 7h27z'],
  'job-seeking': [o(24, 24, 15), 'M35 35l14 14'],

  agreed: [bubble, 'M20 24l6 6 11-13'],
  disagreed: [bubble, 'M19 20h18M19 28h18M32 15l-8 18'],
  talk,
  commented: pen,

  short: [`${o(28, 12, 5)}${o(28, 28, 5)}${o(28, 44, 5)}`],
  whole: ['M12 6h32v44H12z', 'M19 15h18M19 22h18M19 29h18M19 36h18M19 43h10'],

  'glass-0': ['M17.7 44h20.6l-.3 4H18z', glass],
  'glass-5': ['M16.5 28h23l-1.5 20H18z', glass],
  'glass-10': ['M15.4 13h25.2L38 48H18z', glass],
  'plant-0': ['M28 41c-4 0-6-3-6-6 4 0 6 2 6 6z', `M28 48v-7${soil}`],
  'plant-5': ['M28 38c-6 0-9-4-9-9 6 0 9 4 9 9zM28 31c0-6 3-9 9-9 0 6-3 9-9 9z', `M28 48V30${soil}`],
  'plant-10': [
    `M28 42c-6 0-10-3-10-8 6 0 10 3 10 8zM28 36c0-6 4-9 10-9 0 6-4 9-10 9zM28 29c-6 0-9-3-9-8 6 0 9 3 9 8z${o(28, 13, 6)}`,
    `M28 48V19${soil}`,
  ],
};
