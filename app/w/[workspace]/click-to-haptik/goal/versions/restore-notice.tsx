import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Notice } from './use-restore-goal'

export type RestoreNoticeProps = { notice: Notice | null; pending: number | null; onUndo: () => void }

/** What became of restoring, with the way back. */
export function RestoreNotice({ notice, pending, onUndo }: RestoreNoticeProps) {
  return (
    <div role="status">
      {notice ? (
        <Callout
          tone={notice.tone}
          title={notice.title}
          action={
            notice.undoTo ? (
              <Button size="small" onClick={onUndo} aria-disabled={pending !== null}>
                Undo
              </Button>
            ) : undefined
          }
        >
          {notice.sentence}
        </Callout>
      ) : null}
    </div>
  )
}
