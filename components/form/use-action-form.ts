'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { unstable_rethrow } from 'next/navigation'
import { useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import type { ZodType } from 'zod'

export type Refusal = { ok: false; message?: string; fields?: Partial<Record<string, string>> }

/** What an action answers; anything may stand beside `ok: true`. */
export type ActionResult = { ok: true } | Refusal

export type ActionFormOptions<Typed extends FieldValues, Input, Result extends ActionResult> = {
  /** The schema of `lib` that the action checks with too. */
  schema: ZodType<Input, Typed>
  action: (input: Input) => Promise<Result>
  defaultValues: DefaultValues<Typed>
  /** False where the form itself takes the reader to the first error. */
  shouldFocusError?: boolean
  onDone?: (done: Extract<Result, { ok: true }>) => void
}

const unreachable = 'The server could not be reached. Nothing was saved; try again.'

/** A form over a server action: says what is wrong beside the field and keeps what was typed. */
export function useActionForm<Typed extends FieldValues, Input, Result extends ActionResult>(
  options: ActionFormOptions<Typed, Input, Result>,
) {
  const { schema, action, defaultValues, shouldFocusError, onDone } = options
  const form = useForm<Typed, unknown, Input>({
    resolver: zodResolver(schema),
    defaultValues,
    shouldFocusError,
  })
  const [message, setMessage] = useState<string | undefined>()

  const submit = form.handleSubmit(async (input) => {
    setMessage(undefined)
    const result = await action(input).catch(toRefusal)
    if (isDone<Result>(result)) {
      form.reset(form.getValues())
      onDone?.(result)
    } else if (isRefusal(result)) {
      setMessage(result.message)
      for (const [index, [name, said]] of Object.entries(result.fields ?? {}).entries()) {
        form.setError(name as Path<Typed>, { type: 'server', message: said }, { shouldFocus: index === 0 })
      }
    }
  })

  return {
    form,
    control: form.control,
    submit,
    message,
    pending: form.formState.isSubmitting,
    /** Whether something typed is not saved yet. */
    dirty: form.formState.isDirty,
  }
}

/** A redirect arrives as a rejection too and is not ours to answer. */
function toRefusal(error: unknown): Refusal {
  unstable_rethrow(error)
  return { ok: false, message: unreachable }
}

function isDone<Result extends ActionResult>(
  result: ActionResult | Result,
): result is Extract<Result, { ok: true }> {
  return result.ok
}

function isRefusal(result: ActionResult): result is Refusal {
  return !result.ok
}
