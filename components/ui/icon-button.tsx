import type { ComponentProps } from 'react'
import { buttonLook } from './button-look'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: IconName
  /** What it does; the only name that a screen reader has. */
  label: string
  look?: 'plain' | 'quiet'
  size?: 'small' | 'normal'
}

export function IconButton({
  icon,
  label,
  look = 'plain',
  size = 'normal',
  className,
  ...rest
}: IconButtonProps) {
  const square = size === 'small' ? 'w-7 px-0' : 'w-9 px-0'
  return (
    <button
      type="button"
      aria-label={label}
      className={buttonLook(look, size, classNames(square, className))}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}
