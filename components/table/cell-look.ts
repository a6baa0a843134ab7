import { classNames } from '../ui/class-names'

export type CellPlace = {
  align: 'start' | 'end'
  /** The first column keeps its place while the rest scrolls past: on small screens, or always. */
  first: boolean
  sticky?: 'always'
  /** Columns have widths of their own: what does not fit is cut. */
  sized?: boolean
}

export function cellLook({ align, first, sticky, sized }: CellPlace): string {
  return classNames(
    'px-3 first:pl-0 last:pr-0',
    align === 'end' ? 'text-right' : 'text-left',
    first &&
      (sticky
        ? 'sticky left-0 z-[2] bg-surface'
        : 'max-md:sticky max-md:left-0 max-md:z-[2] max-md:bg-surface'),
    first && 'max-md:max-w-[45vw]',
    first && sticky && !sized && 'md:max-w-72',
    sized && !first && 'truncate',
  )
}
