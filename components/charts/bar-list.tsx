import { StateLink } from '../ui/state-link'

export type BarListItem = { key: string; label: string; value: number; text: string; href?: string }
export type BarListProps = { label: string; items: BarListItem[] }

/** Names with a bar behind each, largest first as given. */
export function BarList({ label, items }: BarListProps) {
  const highest = Math.max(0, ...items.map((item) => item.value))
  return (
    <ul aria-label={label} className="space-y-1.5">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex items-center justify-between gap-4 px-2.5 py-1.5 text-small"
        >
          <span
            aria-hidden="true"
            className="absolute inset-y-0 left-0 rounded-md bg-accent-soft"
            style={{ width: highest > 0 ? `${(item.value / highest) * 100}%` : 0 }}
          />
          <span className="relative truncate">
            {item.href ? (
              <StateLink href={item.href} className="underline-offset-3 hover:underline">
                {item.label}
              </StateLink>
            ) : (
              item.label
            )}
          </span>
          <span className="relative font-semibold">{item.text}</span>
        </li>
      ))}
    </ul>
  )
}
