import type { FacebookProblem } from '@/lib/access/facebook/facebook-problems'

/** What to tell somebody whose login with Facebook came to nothing, at the sign-in and at the account. */
export const facebookSentences: Record<FacebookProblem, string> = {
  declined: 'You left Facebook without going on.',
  'not-begun-here': 'This login with Facebook was begun in another window, or used before. Try again.',
  'too-late': 'This login with Facebook took longer than ten minutes. Try again.',
  'not-linked':
    'This Facebook account is not linked to anybody here. Sign in with your password first, then link it under Account.',
  refused: 'Facebook did not confirm the login. Try again.',
  unreachable: 'Facebook could not be reached. Try again in a minute.',
  'too-many-tries': 'Too many tries. Try again in a minute.',
}
