import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { safeCallbackUrl } from '@/lib/access/callback-url'
import { getSignedInUser } from '@/lib/access/signed-in-user'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const callbackUrl = safeCallbackUrl((await searchParams).callbackUrl) ?? '/'
  if (await getSignedInUser()) redirect(callbackUrl)
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <h1 className="text-title font-bold tracking-tight">Click to Haptik</h1>
      <p className="mt-1 mb-5 text-small text-balance text-muted">
        Which ads bring people to your bot, and how far they come.
      </p>
      <Card>
        <SignInForm callbackUrl={callbackUrl} />
      </Card>
    </main>
  )
}
