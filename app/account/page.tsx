import type { Metadata } from 'next'
import { PageHeader } from '@/components/frame/page-header'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { type FacebookProblem, facebookProblems } from '@/lib/access/facebook/facebook-problems'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { requireUser, type SignedInUser } from '@/lib/access/signed-in-user'
import { SignOutButton } from '../sign-in/sign-out-button'
import { FacebookCard } from './facebook-card'

export const metadata: Metadata = { title: 'Account' }

interface AccountPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const user = await requireUser()
  const said = (await searchParams).facebook
  const problem = facebookProblems.find((one): one is FacebookProblem => one === said) ?? null
  return (
    <main id="content" className="mx-auto w-full max-w-2xl px-3 py-5 sm:px-7">
      <PageHeader
        title="Account"
        sentence="Who you are here, in every workspace."
        actions={
          <>
            <LinkButton href="/" size="small">
              To your workspace
            </LinkButton>
            <SignOutButton />
          </>
        }
      />
      <div className="space-y-4">
        <Card title="You">
          <Facts user={user} />
        </Card>
        {isMetaSetUp() ? <FacebookCard user={user} problem={problem} /> : null}
      </div>
    </main>
  )
}

function Facts({ user }: { user: SignedInUser }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-3 text-small sm:grid-cols-2">
      <div className="min-w-0">
        <dt className="text-note text-muted">Name</dt>
        <dd className="mt-0.5 truncate font-medium">
          <bdi>{user.name}</bdi>
        </dd>
      </div>
      <div className="min-w-0">
        <dt className="text-note text-muted">E-mail address</dt>
        <dd className="mt-0.5 truncate font-medium">{user.email}</dd>
      </div>
    </dl>
  )
}
