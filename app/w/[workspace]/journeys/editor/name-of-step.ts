import type { NodeRef } from '@/lib/nodes/node-ref'
import { findNode, type NodeChoice, nameOfNode } from '../../nodes/node-choice'
import { isChosen, type StepValues } from './journey-values'

/** As the saved journey will call it: its own name, else its nodes; null while it has neither. */
export function nameOfStep({ name, nodes }: StepValues, choices: NodeChoice[]): string | null {
  const own = name?.trim()
  if (own) return own
  const names = nodes.filter(isChosen).map((ref) => nameOfRef(ref, choices))
  return names.length > 0 ? names.join(' / ') : null
}

function nameOfRef(ref: NodeRef, choices: NodeChoice[]): string {
  const node = findNode(choices, ref)
  return node ? nameOfNode(node) : ref.nodeId
}
