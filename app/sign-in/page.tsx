import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { safeCallbackUrl } from '@/lib/access/callback-url'
import { type FacebookProblem, facebookProblems } from '@/lib/access/facebook/facebook-problems'
import { isMetaSetUp } from '@/lib/access/meta/is-meta-set-up'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { facebookSentences } from '../account/facebook-sentences'
import { FacebookButton } from './facebook-button'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams
  const callbackUrl = safeCallbackUrl(query.callbackUrl) ?? '/'
  if (await getSignedInUser()) redirect(callbackUrl)
  const problem = facebookProblems.find((one): one is FacebookProblem => one === query.facebook)
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <h1 className="text-title font-bold tracking-tight">Click to Haptik</h1>
      <p className="mt-1 mb-5 text-small text-balance text-muted">
        Which ads bring people to your bot, and how far they come.
      </p>
      {problem ? (
        <div role="alert" className="mb-4">
          <Callout tone="warning" title="You are not signed in">
            {facebookSentences[problem]}
          </Callout>
        </div>
      ) : null}
      <Card>
        <SignInForm callbackUrl={callbackUrl} />
        {isMetaSetUp() ? <FacebookButton callbackUrl={callbackUrl} /> : null}
      </Card>
    </main>
  )
}
