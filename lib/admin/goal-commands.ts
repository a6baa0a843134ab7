import { z } from 'zod'
import { operatorScope } from '@/lib/access/job-gate'
import { getGoal } from '@/lib/goals/get-goal'
import { adminCommand } from './admin-command'

export const goalCommands = [
  adminCommand({
    noun: 'goal',
    verb: 'show',
    summary: 'the goal that figures count, and the version being built, with how far it is',
    schema: z.strictObject({ workspace: z.string() }),
    run: async ({ workspace }) => getGoal(await operatorScope(workspace)),
  }),
]
