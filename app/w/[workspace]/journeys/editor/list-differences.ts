import type { JourneyValues } from './journey-values'

/** What two persons wrote differently. */
export type Difference = 'name' | 'window' | 'steps'

export function listDifferences(one: JourneyValues, other: JourneyValues): Difference[] {
  const differences: (Difference | false)[] = [
    one.name.trim() !== other.name.trim() && 'name',
    one.windowHours !== other.windowHours && 'window',
    textOfSteps(one) !== textOfSteps(other) && 'steps',
  ]
  return differences.filter((difference) => difference !== false)
}

function textOfSteps({ steps }: JourneyValues): string {
  return JSON.stringify(
    steps.map(({ name, nodes }) => [
      name?.trim() ?? '',
      nodes.map((node) => [node.connectionId, node.nodeId]),
    ]),
  )
}
