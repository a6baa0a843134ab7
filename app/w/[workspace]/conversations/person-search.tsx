import Form from 'next/form'
import { Input } from '@/components/ui/input'
import type { ConversationsState } from './conversations-state'

/** A form that works without a script too: it leads to the list with `person` in its address. */
export function PersonSearch({ state: { path, query } }: { state: ConversationsState }) {
  const others = Object.entries({ ...query, person: null, after: null, before: null })
  return (
    <Form action={path} scroll={false} role="search" className="w-60 max-w-full" key={query.person}>
      {others.map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Input
        type="search"
        name="person"
        defaultValue={query.person ?? ''}
        aria-label="Phone number or id of a person"
        placeholder="Phone number or id"
        autoComplete="off"
        maxLength={200}
        data-search
      />
    </Form>
  )
}
