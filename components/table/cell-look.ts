import { classNames } from '../ui/class-names'

/** The first column keeps its place while the rest scrolls past on small screens. */
export function cellLook(align: 'start' | 'end', first: boolean): string {
  return classNames(
    'px-3 first:pl-0 last:pr-0',
    align === 'end' ? 'text-right' : 'text-left',
    first && 'max-md:sticky max-md:left-0 max-md:z-[2] max-md:max-w-[45vw] max-md:bg-surface',
  )
}
