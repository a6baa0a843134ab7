import type { ConnectProblem } from '@/lib/access/meta/connect-problems'
import { type LoginPurpose, metaPermissions } from '@/lib/access/meta/permissions'

interface Sentence {
  title: string
  sentence: string
  /** Whether Meta must ask once more for what it was refused. */
  again?: boolean
  /** What it was begun for, where that is not ads. */
  purpose?: LoginPurpose
}

const needed = metaPermissions.filter(({ isNeeded }) => isNeeded)

/** What to tell somebody whose login with Meta came to nothing. */
export const connectSentences: Record<ConnectProblem, Sentence> = {
  declined: {
    title: 'Nothing was connected',
    sentence: 'You left Facebook without going on. Log in again whenever you like.',
  },
  'permission-missing': {
    title: `Facebook was not allowed to let us ${needed.map(({ purpose }) => purpose).join(' and ')}`,
    sentence: `The permission ${needed.map(({ name }) => name).join(', ')} was not granted; without it there is no cost to show. Nothing was connected.`,
    again: true,
  },
  'messages-missing': {
    title: 'Facebook was not allowed to hand over messages of any channel',
    sentence:
      'Each channel needs all of its permissions; none has them. Nothing was connected; ads go on as before.',
    again: true,
    purpose: 'messages',
  },
  'not-begun-here': {
    title: 'This login with Facebook was not begun here',
    sentence: 'It was begun in another window, or used before. Nothing was connected; log in once more.',
  },
  'too-late': {
    title: 'This login with Facebook took longer than ten minutes',
    sentence: 'Nothing was connected; log in once more.',
  },
  'not-allowed': {
    title: 'Your role changed while you were at Facebook',
    sentence: 'Nothing was connected. An admin of this workspace can connect Meta.',
  },
  refused: {
    title: 'Facebook did not confirm the login',
    sentence: 'Nothing was connected; log in once more.',
  },
  unreachable: {
    title: 'Meta could not be reached',
    sentence: 'Nothing was connected; try again in a few minutes.',
  },
}
