import type { Role } from '@/lib/access/scope'
import type { GoalQuestion } from './goal-question'

/** What every part of the goal's dialogs needs to know of where it stands. */
export interface GoalSetting {
  slug: string
  role: Role
  maySave: boolean
  currency: string
  locale: string
  timeZone: string
  of: GoalQuestion
}
