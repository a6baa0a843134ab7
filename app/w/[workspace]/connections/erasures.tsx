import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import { type ErasureKind, type ErasureRow, listErasures } from '@/lib/privacy/list-erasures'
import { tellRemoved } from '@/lib/privacy/tell-removed'

/** For those who may erase people. */
export async function Erasures({ scope }: { scope: Scope }) {
  const rows = await listErasures(scope)
  return (
    <Card
      title="Erasures"
      sentence="People erased, and what Meta asked to delete or to stop. Figures of conversations never change by it."
    >
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing was erased"
          sentence="Programs erase a person with POST /api/v1/persons/erase, operators with npm run admin. Meta asks by itself when somebody removes the app there."
        />
      ) : (
        <ul className="divide-y divide-hairline">
          {rows.map((row) => (
            <li key={row.id} className="py-3 text-small first:pt-0 last:pb-0">
              <ErasureItem row={row} timeZone={scope.timeZone} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const titles: Record<ErasureKind, string> = {
  'person.erased': 'Person erased',
  'meta.data_deleted': 'Data of a login with Meta deleted',
  'meta.deauthorised': 'Login with Meta taken back',
}

function ErasureItem({ row, timeZone }: { row: ErasureRow; timeZone: string }) {
  return (
    <>
      <p>
        <span className="font-medium">{titles[row.kind]}</span>{' '}
        <span className="text-muted">
          by {row.by}, <RelativeTime at={row.at} timeZone={timeZone} />
        </span>
      </p>
      <p className="mt-0.5 text-muted">
        {tellRemoved(row.removed)}{' '}
        {row.code === null ? null : <TextLink href={`/data-deletion/${row.code}`}>Status page</TextLink>}
      </p>
    </>
  )
}
