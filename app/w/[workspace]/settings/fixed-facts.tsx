export type Fixed = { timeZone: string; currency: string }

/** What was decided when the workspace was made, and why it stays. */
export function FixedFacts({ timeZone, currency }: Fixed) {
  return (
    <dl className="grid gap-4 sm:grid-cols-2">
      <Fact
        name="Time zone"
        value={timeZone}
        why="Days are days of this zone. It cannot be changed: every day of every figure would move."
      />
      <Fact
        name="Currency"
        value={currency}
        why="What a goal is worth is in this currency. Costs stay in the currency of their ad account."
      />
    </dl>
  )
}

export function Fact({ name, value, why }: { name: string; value: string; why?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-small font-medium">{name}</dt>
      <dd className="mt-1.5 wrap-anywhere">
        <bdi>{value}</bdi>
        {why ? <p className="mt-1 text-note text-muted">{why}</p> : null}
      </dd>
    </div>
  )
}
