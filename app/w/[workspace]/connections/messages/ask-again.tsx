'use client'

import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { recheckAssetsAction } from './recheck-assets-action'
import { tellRecheck } from './tell-recheck'

/** What happens once a day, now. */
export function AskAgain({ slug }: { slug: string }) {
  const [pending, startTransition] = useTransition()

  const ask = () =>
    startTransition(async () => {
      const result = await recheckAssetsAction(slug, {}).catch(() => null)
      if (!result?.ok) toast.error(result?.message ?? 'The server could not be reached. Try again.')
      else if (result.confirmed > 0 && result.stopped + result.unanswered === 0)
        toast.success(tellRecheck(result))
      else toast.warning(tellRecheck(result))
    })

  return (
    <Button size="small" onClick={() => pending || ask()} aria-disabled={pending}>
      {pending ? 'Asking Meta' : 'Ask Meta again'}
    </Button>
  )
}
