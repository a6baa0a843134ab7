import { z } from 'zod'
import { operatorScopes } from '@/lib/access/job-gate'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { adminCommand } from './admin-command'

export const counterCommands = [
  adminCommand({
    noun: 'counters',
    verb: 'verify',
    summary: 'recounts every counter from the conversations; fails with the differences if one is off',
    schema: z.strictObject({}),
    run: async () => {
      const scopes = await operatorScopes()
      const differences: unknown[] = []
      for (const scope of scopes) {
        const found = await verifyCounters(scope)
        differences.push(...found.map((difference) => ({ workspace: scope.slug, ...difference })))
      }
      return { ok: differences.length === 0, workspaces: scopes.length, differences }
    },
  }),
]
