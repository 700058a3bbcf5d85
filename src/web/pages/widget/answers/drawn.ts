/** Answers and scales that have a drawing: known at once, so that its place is kept while the drawings are on their way. */

/** Ids as they stand in the scripts, and the ends of the two kinds of scale. The drawings themselves are in `pictures.ts`. */
export const drawn = [
  ...(['yes', 'no', 'later', 'person', 'begin', 'other'] as const),
  ...(['sleep', 'pain', 'mind', 'energy', 'money', 'housing', 'family', 'lonely', 'getting-about', 'reading', 'substances'] as const),
  ...(['company-placement', 'wage-subsidy', 'education', 'health-clarification', 'coping-course', 'social-psychiatry'] as const),
  ...(['sleep-diet-exercise', 'home-support', 'family-support', 'substance-treatment', 'finances', 'network', 'mentor'] as const),
  ...(['in-person', 'phone', 'video', 'message', 'weekly', 'fortnightly', 'monthly', 'when-needed'] as const),
  ...(['named', 'qualities', 'known', 'not-yet', 'start-soon', 'one-at-a-time', 'slowly'] as const),
  ...(['willing', 'talk-first', 'not-now', 'done', 'partly', 'fits', 'not-right', 'not-begun', 'unwanted'] as const),
  ...(['coping', 'health', 'cooperation', 'home', 'goals', 'belief', 'labour-market', 'job-seeking'] as const),
  ...(['agreed', 'disagreed', 'talk', 'commented', 'short', 'whole'] as const),
  ...(['glass-0', 'glass-5', 'glass-10', 'plant-0', 'plant-5', 'plant-10'] as const),
];

/** An id with a drawing. */
export type Drawn = (typeof drawn)[number];

/** Whether there is a drawing for it. */
export function isDrawn(id: unknown): id is Drawn {
  return (drawn as readonly unknown[]).includes(id);
}

/** What grows along a scale: a glass fills where the question is how much something fills, else a plant grows. Neither is good or bad. */
export function growing(key: string): 'glass' | 'plant' {
  return key.endsWith('weight') ? 'glass' : 'plant';
}
