'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormMessage } from '@/components/form/form-message'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { signInSchema } from '@/lib/access/sign-in/sign-in-schema'
import { sendSignIn } from './send-sign-in'

export type SignInFormProps = {
  /** A path of this site. */
  callbackUrl: string
}

export function SignInForm({ callbackUrl }: SignInFormProps) {
  const form = useForm({ resolver: zodResolver(signInSchema), defaultValues: { email: '', password: '' } })
  const [message, setMessage] = useState<string>()
  const [leaving, setLeaving] = useState(false)

  const submit = form.handleSubmit(async (typed) => {
    setMessage(undefined)
    const problem = await sendSignIn(typed)
    if (problem) {
      setMessage(problem)
      form.setFocus('password', { shouldSelect: true })
      return
    }
    setLeaving(true)
    window.location.assign(callbackUrl)
  })

  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-4">
      <TextField
        control={form.control}
        name="email"
        label="E-mail address"
        type="email"
        inputMode="email"
        autoComplete="username"
      />
      <TextField
        control={form.control}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
      />
      <FormMessage message={message} />
      <SubmitButton
        pending={form.formState.isSubmitting || leaving}
        pendingText="Signing in"
        className="w-full"
      >
        Sign in
      </SubmitButton>
    </form>
  )
}
