import { Button } from '@/components/ui/button'

export type UndoLineProps = {
  /** What is gone: "Order link". */
  what: string
  onUndo: () => void
}

/** Stands where something was deleted, and can be reached by the Tab key from there. */
export function UndoLine({ what, onUndo }: UndoLineProps) {
  return (
    <p
      role="status"
      className="flex min-h-9 items-center justify-between gap-3 rounded-control border border-dashed border-control px-3 text-small text-muted"
    >
      <span className="min-w-0 truncate">{what} is deleted</span>
      <Button size="small" look="accent" onClick={onUndo}>
        Undo
        <span className="sr-only"> deleting {what}</span>
      </Button>
    </p>
  )
}
