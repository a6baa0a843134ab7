import { z } from 'zod'
import { workspaceSchema } from '@/lib/access/workspace-schema'
import { createWorkspace } from '@/lib/access/workspaces'
import { adminCommand } from './admin-command'

export const workspaceCommands = [
  adminCommand({
    noun: 'workspace',
    verb: 'create',
    summary: 'a brand with its time zone, its currency and its first owner',
    schema: workspaceSchema.extend({ owner: z.string() }),
    run: ({ owner, ...draft }) => createWorkspace({ ...draft, ownerEmail: owner }),
  }),
]
