/** Why signing in with Facebook, or linking it, came to nothing; nothing was stored then. */
export const facebookProblems = [
  'declined',
  'not-begun-here',
  'too-late',
  'not-linked',
  'refused',
  'unreachable',
  'too-many-tries',
] as const

export type FacebookProblem = (typeof facebookProblems)[number]
