'use client'

import type { FormEvent } from 'react'
import { Input } from '@/components/ui/input'
import { useStateNavigation } from '@/components/ui/state-navigation'

export type PersonSearchProps = {
  /** The list without its query. */
  path: string
  /** The other parts of the query. */
  hidden: { name: string; value: string }[]
  person: string | null
}

/** Without a script the form leads to the same address. */
export function PersonSearch({ path, hidden, person }: PersonSearchProps) {
  const navigate = useStateNavigation()

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      String(value).trim(),
    ])
    navigate(`${path}?${new URLSearchParams(entries.filter(([, value]) => value))}`)
  }

  return (
    <form
      key={person}
      method="get"
      action={path}
      onSubmit={search}
      aria-label="Find a person"
      className="w-56 max-w-full"
    >
      {hidden.map((input) => (
        <input key={input.name} type="hidden" name={input.name} value={input.value} />
      ))}
      <Input
        type="search"
        name="person"
        defaultValue={person ?? ''}
        aria-label="Phone number or id of a person"
        placeholder="Phone number or id"
        autoComplete="off"
        maxLength={200}
        data-search
      />
    </form>
  )
}
