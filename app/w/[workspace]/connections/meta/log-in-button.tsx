import { LinkButton } from '@/components/ui/link-button'
import type { LoginPurpose } from '@/lib/access/meta/permissions'

export type LogInButtonProps = {
  slug: string
  label?: string
  /** Has Meta ask once more for what it was refused before. */
  again?: boolean
  purpose?: LoginPurpose
  look?: 'plain' | 'primary'
}

/** To Meta's login dialog. */
export function LogInButton(props: LogInButtonProps) {
  const { slug, label = 'Log in with Facebook', again, purpose = 'ads', look } = props
  const query = new URLSearchParams({
    workspace: slug,
    ...(purpose === 'messages' ? { for: 'messages' } : {}),
    ...(again ? { again: '1' } : {}),
  })
  return (
    <LinkButton href={`/api/meta/connect/start?${query}`} external look={look} size="small">
      {label}
    </LinkButton>
  )
}
