'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { showReportPasswordAction } from '../report/show-report-password-action'

export type ShowReportPasswordProps = { slug: string; reportId: string }

/** The password comes from the server when it is asked for, and goes when the dialog closes. */
export function ShowReportPassword({ slug, reportId }: ShowReportPasswordProps) {
  const [password, setPassword] = useState<string | null>(null)

  const ask = async (isOpen: boolean) => {
    if (!isOpen) return setPassword(null)
    const result = await showReportPasswordAction(slug, { reportId }).catch(() => null)
    if (result?.ok) setPassword(result.password)
    else toast.error(result?.message ?? 'The server could not be reached. Try again.')
  }

  return (
    <Dialog
      title="Password of the file"
      sentence="It opens the zip. It is removed together with the file."
      width="small"
      open={password !== null}
      onOpenChange={ask}
      trigger={<Button size="small">Show password</Button>}
    >
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-sunken px-2 py-1.5 text-body wrap-anywhere">
          {password}
        </code>
        <CopyButton text={password ?? ''} what="password" />
      </div>
    </Dialog>
  )
}
