import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PageHeader } from '@/components/frame/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { requireUser, type SignedInUser } from '@/lib/access/signed-in-user'
import { SignOutButton } from '../sign-in/sign-out-button'
import { listWorkspaceRows } from './list-workspace-rows'
import { WorkspacesTable } from './workspaces-table'

export const metadata: Metadata = { title: 'Workspaces' }

export default async function WorkspacesPage() {
  const user = await requireUser()
  return (
    <main id="content" className="mx-auto w-full max-w-[1200px] px-3 py-5 sm:px-7">
      <PageHeader
        title="Workspaces"
        sentence="Conversations of the last 30 days and of today so far, each by the workspace's own time zone."
        actions={
          <>
            <TextLink href="/account" className="text-small">
              {user.email}
            </TextLink>
            <SignOutButton />
          </>
        }
      />
      <Card>
        <Suspense fallback={<TableSkeleton rows={4} label="your workspaces" />}>
          <Rows user={user} />
        </Suspense>
      </Card>
    </main>
  )
}

async function Rows({ user }: { user: SignedInUser }) {
  return <WorkspacesTable rows={await listWorkspaceRows(user)} />
}
