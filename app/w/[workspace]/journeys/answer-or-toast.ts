import { toast } from 'sonner'
import type { ActionResult } from '@/lib/access/action'

type Done<Data extends object> = Extract<ActionResult<Data>, { ok: true }>

/** What an action answers; what it refuses is told in a toast, and then there is no answer. */
export async function answerOrToast<Data extends object>(
  asked: Promise<ActionResult<Data>>,
): Promise<Done<Data> | null> {
  const result = await asked.catch(() => null)
  if (result?.ok) return result as Done<Data>
  toast.error(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
  return null
}
