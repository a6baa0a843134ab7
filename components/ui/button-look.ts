import { classNames } from './class-names'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'accent' | 'danger'
export type ButtonSize = 'small' | 'normal'

const looks: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-hairline bg-surface text-ink hover:bg-sunken data-popup-open:bg-sunken',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink data-popup-open:bg-sunken',
  accent: 'border-transparent text-accent-ink hover:bg-accent-soft',
  danger: 'border-hairline bg-surface text-bad hover:bg-bad-soft',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 px-2 text-small',
  normal: 'h-9 px-3 text-body',
}

/** Shared by buttons, links that look like one, and the triggers of menus. */
export function buttonLook(look: ButtonLook, size: ButtonSize, className?: string): string {
  return classNames(
    'inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none',
    'aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60',
    looks[look],
    sizes[size],
    className,
  )
}
