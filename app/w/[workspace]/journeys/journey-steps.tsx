import type { Journey } from '@/lib/journeys/journey'

/** The steps of a journey to read. */
export function JourneySteps({ steps }: Pick<Journey, 'steps'>) {
  return (
    <ol className="mt-1 list-inside list-decimal space-y-1 text-small text-ink marker:text-muted">
      {steps.map(({ name, ownName, nodes }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a journey may have the same step twice
        <li key={place}>
          <bdi>{name}</bdi>
          {ownName ? (
            <span className="text-muted"> ({nodes.map((node) => node.name ?? node.nodeId).join(' / ')})</span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
