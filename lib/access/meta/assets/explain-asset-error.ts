import { explainGraphError } from '@/lib/ads/graph/explain-graph-error'
import type { GraphError } from '@/lib/ads/graph/graph-error'

/** A sentence for people on why Meta does not let a login speak for a Page, an account or a number. */
export function explainAssetError(error: GraphError): string {
  if (error.kind === 'permission') return 'Meta does not let this login speak for it.'
  if (error.kind === 'gone') return 'Meta has nothing of the kind, or hides it from this login.'
  return explainGraphError(error)
}

/** Whether Meta has said no, and not only failed to answer. */
export function isDenial({ kind }: GraphError): boolean {
  return kind === 'token-dead' || kind === 'permission' || kind === 'gone'
}
