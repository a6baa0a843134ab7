import Link from 'next/link'
import { SignOutButton } from '@/app/sign-in/sign-out-button'
import type { Theme } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

export type AccountProps = { name: string; email: string; theme: Theme }

export function Account({ name, email, theme }: AccountProps) {
  return (
    <div className="space-y-2.5">
      <div className="flex items-center justify-between gap-2 pl-2.5">
        <Link href="/account" className="min-w-0 rounded-control hover:underline">
          <span className="block truncate text-small font-medium">{name}</span>
          <span className="block truncate text-note text-muted" title={email}>
            {email}
          </span>
        </Link>
        <SignOutButton />
      </div>
      <div className="pl-2.5">
        <ThemeToggle theme={theme} />
      </div>
    </div>
  )
}
