import { redirect } from 'next/navigation'
import { requireWorkspacePage } from '@/lib/access/page-gate'

export default async function WorkspacePage({ params }: PageProps<'/w/[workspace]'>) {
  const { workspace } = await params
  await requireWorkspacePage(workspace)
  redirect(`/w/${workspace}/click-to-haptik`)
}
