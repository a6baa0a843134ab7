import { redirect } from 'next/navigation'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { workspaceHome } from './frame/navigation'
import type { WorkspacePageProps } from './frame/workspace-page-props'

export default async function WorkspacePage({ params }: WorkspacePageProps) {
  const { workspace } = await params
  await requireWorkspacePage(workspace)
  redirect(workspaceHome(workspace))
}
