import { SignOutButton } from '@/app/sign-in/sign-out-button'
import { TextLink } from '@/components/ui/text-link'
import type { Theme } from '@/components/ui/theme'
import { ThemeToggle } from '@/components/ui/theme-toggle'

export type AccountProps = { name: string; email: string; theme: Theme }

export function Account({ name, email, theme }: AccountProps) {
  return (
    <div className="space-y-2.5">
      <div className="flex items-center justify-between gap-2 pl-2.5">
        <div className="min-w-0">
          <p className="truncate text-small font-medium">{name}</p>
          <p className="truncate text-note text-muted" title={email}>
            {email}
          </p>
        </div>
        <SignOutButton />
      </div>
      <div className="flex items-center justify-between gap-2 pl-2.5">
        <ThemeToggle theme={theme} />
        <TextLink href="/account" className="px-2.5 text-small">
          Account
        </TextLink>
      </div>
    </div>
  )
}
