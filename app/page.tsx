import { redirect } from 'next/navigation'
import { listMyWorkspaces } from '@/lib/access/my-workspaces'
import { getSignedInUser } from '@/lib/access/signed-in-user'

export default async function HomePage() {
  const user = await getSignedInUser()
  if (!user) redirect('/sign-in')
  const [first, ...others] = await listMyWorkspaces(user)
  redirect(first && others.length === 0 ? `/w/${first.slug}/click-to-haptik` : '/workspaces')
}
