import { listMyWorkspaces, type MyWorkspace, scopeOf } from '@/lib/access/my-workspaces'
import type { Role } from '@/lib/access/scope'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { logError } from '@/lib/log'
import { type ConversationalSource, getConversationalSource } from '@/lib/metrics/get-conversational-source'
import type { SourceCounts } from '@/lib/metrics/sources'
import { addDays } from '@/lib/period/day'
import { todayInZone } from '@/lib/period/today-in-zone'

export interface WorkspaceRow {
  slug: string
  name: string
  role: Role
  timeZone: string
  /** Null when they could not be read: one workspace's trouble must not hide the others. */
  counts: { today: SourceCounts; thirtyDays: SourceCounts } | null
  /** Null when they could not be read, or before a goal is live. */
  goals: { today: number; thirtyDays: number } | null
}

const atOnce = 4

/** Every workspace of the user with its conversations by source, by name. */
export async function listWorkspaceRows(user: SignedInUser, now = Date.now()): Promise<WorkspaceRow[]> {
  const workspaces = await listMyWorkspaces(user)
  const rows: WorkspaceRow[] = []
  for (let at = 0; at < workspaces.length; at += atOnce) {
    const group = workspaces.slice(at, at + atOnce)
    rows.push(...(await Promise.all(group.map((workspace) => toRow(user, workspace, now)))))
  }
  return rows
}

async function toRow(user: SignedInUser, workspace: MyWorkspace, now: number): Promise<WorkspaceRow> {
  const { slug, name, role, timeZone } = workspace
  const today = todayInZone(now, timeZone)
  const range = { from: addDays(today, -29), to: today }
  const answer = await getConversationalSource(scopeOf(user, workspace), range).catch((error: unknown) => {
    logError('a workspace could not be read', error, { workspaceId: workspace.id })
    return null
  })
  const last = answer?.days.at(-1)
  return {
    slug,
    name,
    role,
    timeZone,
    counts: answer && last ? { today: last, thirtyDays: answer.sources } : null,
    goals: answer && toGoals(answer),
  }
}

function toGoals({ goals, days }: ConversationalSource): WorkspaceRow['goals'] {
  if (!goals) return null
  return { today: days.at(-1)?.goals ?? 0, thirtyDays: goals.ads + goals.organic + goals.proactive }
}
