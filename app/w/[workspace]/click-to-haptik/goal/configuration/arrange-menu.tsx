'use client'

import { MoreMenu } from '@/components/ui/more-menu'

export type ArrangeMenuProps = {
  /** Whose menu it is: "condition 2". */
  of: string
  index: number
  count: number
  onMove: (to: number) => void
  onDelete: () => void
  /** Why the last one stays. */
  lastStays: string
}

/** The three dots of a row or a condition. */
export function ArrangeMenu({ of, index, count, onMove, onDelete, lastStays }: ArrangeMenuProps) {
  const isOnly = count === 1
  return (
    <MoreMenu
      label={`More for ${of}`}
      look="quiet"
      size="small"
      groups={[
        {
          items: [
            {
              label: 'Move up',
              disabledBecause: index === 0 ? 'is the first' : undefined,
              onSelect: () => onMove(index - 1),
            },
            {
              label: 'Move down',
              disabledBecause: index === count - 1 ? 'is the last' : undefined,
              onSelect: () => onMove(index + 1),
            },
          ],
        },
        {
          items: [
            {
              label: 'Delete',
              danger: true,
              disabledBecause: isOnly ? lastStays : undefined,
              onSelect: onDelete,
            },
          ],
        },
      ]}
    />
  )
}
