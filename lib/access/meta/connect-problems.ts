/** Why a login with Meta came to nothing; nothing was stored then. */
export const connectProblems = [
  'not-begun-here',
  'too-late',
  'not-allowed',
  'declined',
  'permission-missing',
  'messages-missing',
  'refused',
  'unreachable',
] as const

export type ConnectProblem = (typeof connectProblems)[number]
