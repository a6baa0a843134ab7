'use client'

import type { FormEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useStateNavigation } from '@/components/ui/state-navigation'
import { filterFields } from './filter-fields'

const ids = [
  { name: 'conversation', label: 'Conversation ID' },
  { name: 'message', label: 'Message ID' },
  { name: 'user', label: 'User ID' },
  { name: 'ad', label: 'Ad ID' },
] as const

export type FilterFormProps = {
  /** The list without its query. */
  path: string
  /** The other parts of the query. */
  hidden: { name: string; value: string }[]
  values: Record<(typeof filterFields)[number], string | null>
  /** Whether a filter that few need is set, so that they are shown. */
  isMoreSet: boolean
  /** Further ones of those. */
  children: ReactNode
}

/** What is typed, and found when Enter is pressed. Without a script the form leads to the same address. */
export function FilterForm({ path, hidden, values, isMoreSet, children }: FilterFormProps) {
  const navigate = useStateNavigation()

  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value).trim(),
    ])
    navigate(`${path}?${new URLSearchParams(entries.filter(([, value]) => value))}`)
  }

  return (
    <form
      key={filterFields.map((name) => values[name]).join('\n')}
      method="get"
      action={path}
      onSubmit={find}
      aria-label="Find messages"
    >
      {hidden.map((input) => (
        <input key={input.name} type="hidden" name={input.name} value={input.value} />
      ))}
      <Field
        label="Search in the body"
        hint={
          <>
            Whole words, all of them, in any order: ship finds neither shipping nor shipped. Upper and lower
            case are alike. In “quotes” exactly as written, from word to word. Nothing is a wildcard.
          </>
        }
      >
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              type="search"
              name="search"
              defaultValue={values.search ?? ''}
              placeholder={'refund "order #12"'}
              autoComplete="off"
              maxLength={1_000}
              data-search
            />
            <Button type="submit">Find</Button>
          </div>
        )}
      </Field>
      <details open={isMoreSet} className="mt-3">
        <summary className="w-fit cursor-pointer rounded-sm text-small font-medium text-accent-ink">
          More filters: ids, confidence score, nodes
        </summary>
        <div className="mt-3 grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-[repeat(4,minmax(0,1fr))_minmax(0,1.2fr)]">
          {ids.map(({ name, label }) => (
            <Field key={name} label={label}>
              {(control) => (
                <Input
                  {...control}
                  name={name}
                  defaultValue={values[name] ?? ''}
                  autoComplete="off"
                  maxLength={300}
                />
              )}
            </Field>
          ))}
          <fieldset className="min-w-0 max-lg:col-span-2">
            <legend className="mb-1.5 text-small font-medium">Confidence score, %</legend>
            <div className="flex items-center gap-2">
              <Percent
                name="scoreFrom"
                label="Lowest confidence score"
                value={values.scoreFrom}
                placeholder="0"
              />
              <span aria-hidden="true" className="text-muted">
                –
              </span>
              <Percent
                name="scoreTo"
                label="Highest confidence score"
                value={values.scoreTo}
                placeholder="100"
              />
            </div>
          </fieldset>
        </div>
        {children}
      </details>
    </form>
  )
}

type PercentProps = { name: string; label: string; value: string | null; placeholder: string }

function Percent({ name, label, value, placeholder }: PercentProps) {
  return (
    <Input
      type="number"
      name={name}
      aria-label={label}
      defaultValue={value ?? ''}
      placeholder={placeholder}
      min={0}
      max={100}
      step={1}
      inputMode="numeric"
    />
  )
}
