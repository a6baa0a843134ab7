'use client'

import { type ChangeEvent, type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useStateNavigation } from '../ui/state-navigation'
import { findPeriodFault, type Period } from './period'

export type CustomPeriodProps = {
  value: Period
  /** The page's own address, without its query. */
  action: string
  /** The other parts of the query, kept as they are. */
  hidden: { name: string; value: string }[]
  /** Today in the workspace's zone; later days cannot be chosen. */
  latest?: string
  onSubmitted: () => void
}

export function CustomPeriod({ value, action, hidden, latest, onSubmitted }: CustomPeriodProps) {
  const navigate = useStateNavigation()
  const [typed, setTyped] = useState(value)
  const [checked, setChecked] = useState(false)
  const fault = checked ? findPeriodFault(typed.from, typed.to) : undefined

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    if (findPeriodFault(typed.from, typed.to)) return
    onSubmitted()
    navigate(`${action}?${toQuery(event.currentTarget)}`)
  }

  const inputOf = (field: 'from' | 'to') => ({
    type: 'date',
    name: field,
    value: typed[field],
    max: latest,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [field]: event.target.value }),
  })
  const errorOf = (field: 'from' | 'to') => (fault?.field === field ? fault.sentence : undefined)

  return (
    <form method="get" action={action} onSubmit={submit} noValidate className="space-y-3">
      {hidden.map((input) => (
        <input key={`${input.name} ${input.value}`} type="hidden" name={input.name} value={input.value} />
      ))}
      <div className="grid grid-cols-2 gap-2">
        <Field label="From" error={errorOf('from')}>
          {(described) => <Input {...described} {...inputOf('from')} />}
        </Field>
        <Field label="To" error={errorOf('to')}>
          {(described) => <Input {...described} {...inputOf('to')} />}
        </Field>
      </div>
      <Button type="submit" look="primary" size="small" className="w-full">
        Show these days
      </Button>
    </form>
  )
}

function toQuery(form: HTMLFormElement): URLSearchParams {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)])
  return new URLSearchParams(entries)
}
