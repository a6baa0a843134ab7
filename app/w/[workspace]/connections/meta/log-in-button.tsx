import { LinkButton } from '@/components/ui/link-button'

export type LogInButtonProps = {
  slug: string
  label?: string
  /** Has Meta ask once more for what it was refused before. */
  again?: boolean
  look?: 'plain' | 'primary'
}

/** To Meta's login dialog. */
export function LogInButton({ slug, label = 'Log in with Facebook', again, look }: LogInButtonProps) {
  const query = new URLSearchParams({ workspace: slug, ...(again ? { again: '1' } : {}) })
  return (
    <LinkButton href={`/api/meta/connect/start?${query}`} external look={look} size="small">
      {label}
    </LinkButton>
  )
}
