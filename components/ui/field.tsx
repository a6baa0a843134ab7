import { type ReactNode, useId } from 'react'

export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldProps = {
  label: string
  labelHidden?: boolean
  hint?: ReactNode
  /** What is wrong and what to do, said beside the field. */
  error?: string
  /** Draws the control with the id and the descriptions it must carry. */
  children: (control: FieldControl) => ReactNode
}

export function Field({ label, labelHidden, hint, error, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(' ')
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1.5 block text-small font-medium'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint ? (
        <p id={hintId} className="mt-1.5 text-note text-muted">
          {hint}
        </p>
      ) : null}
      <p id={errorId} role="alert" className="text-note font-medium text-bad not-empty:mt-1.5">
        {error}
      </p>
    </div>
  )
}
