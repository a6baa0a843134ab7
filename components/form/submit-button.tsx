import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../ui/button'

export type SubmitButtonProps = Omit<ButtonProps, 'type' | 'disabled'> & {
  pending: boolean
  /** What it says while waiting: "Saving". */
  pendingText?: string
  children: ReactNode
}

/** Stays focusable while waiting, so that the keyboard does not lose its place. */
export function SubmitButton({
  pending,
  pendingText,
  children,
  look = 'primary',
  ...rest
}: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      look={look}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
      {...rest}
    >
      {pending && pendingText ? pendingText : children}
    </Button>
  )
}
