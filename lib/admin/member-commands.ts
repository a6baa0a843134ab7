import { z } from 'zod'
import { operatorScope } from '@/lib/access/job-gate'
import { addMember, removeMember, setRole } from '@/lib/access/members'
import { roles } from '@/lib/access/scope'
import { adminCommand } from './admin-command'

const member = { workspace: z.string(), email: z.string() }
const role = z.enum(roles, `Choose one of ${roles.join(', ')}.`)

export const memberCommands = [
  adminCommand({
    noun: 'member',
    verb: 'add',
    summary: 'gives a user a role in a workspace',
    schema: z.strictObject({ ...member, role }),
    run: async ({ workspace, ...input }) => addMember(await operatorScope(workspace), input),
  }),
  adminCommand({
    noun: 'member',
    verb: 'set-role',
    summary: 'changes the role of a member',
    schema: z.strictObject({ ...member, role }),
    run: async ({ workspace, ...input }) => setRole(await operatorScope(workspace), input),
  }),
  adminCommand({
    noun: 'member',
    verb: 'remove',
    summary: 'ends the access of a member at once',
    schema: z.strictObject(member),
    run: async ({ workspace, ...input }) => removeMember(await operatorScope(workspace), input),
  }),
]
