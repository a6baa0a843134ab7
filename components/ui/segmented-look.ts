import { classNames } from './class-names'

export type SegmentedSize = 'small' | 'normal'

export function segmentedGroupLook(size: SegmentedSize): string {
  return classNames(
    'inline-flex max-w-full items-stretch overflow-x-auto rounded-control border border-hairline bg-surface',
    size === 'small' ? 'h-7' : 'h-9',
  )
}

export function segmentLook(size: SegmentedSize): string {
  return classNames(
    'flex cursor-pointer items-center font-medium whitespace-nowrap text-muted -outline-offset-2 select-none hover:text-ink',
    'first:rounded-l-[7px] last:rounded-r-[7px]',
    'aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink',
    'data-checked:bg-accent-soft data-checked:text-accent-ink',
    size === 'small' ? 'px-2.5 text-note' : 'px-3 text-small',
  )
}
