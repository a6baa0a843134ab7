import type { FilterPart } from '@/lib/reports/describe-filter'

/** What a file is filtered by, besides its days. */
export function FilterParts({ parts }: { parts: FilterPart[] }) {
  if (parts.length === 0) return <p className="text-small text-muted">Everything of these days is in it.</p>
  return (
    <ul className="text-small text-muted">
      {parts.map(({ label, value }) => (
        <li key={label} className="wrap-anywhere">
          {label}: <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}
