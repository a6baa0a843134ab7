'use client'

import { useEffect, useState } from 'react'
import { listNodeVisitsAction } from './list-node-visits-action'
import type { NodeChoice } from './node-choice'

/** The nodes at once, and with their visits as soon as those are counted. Without them the form works as well. */
export function useNodeChoices(slug: string, names: NodeChoice[]): NodeChoice[] {
  const [counted, setCounted] = useState<NodeChoice[] | null>(null)
  useEffect(() => {
    let isHere = true
    void listNodeVisitsAction(slug, {}).then(
      (answer) => isHere && answer.ok && setCounted(answer.nodes),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [slug])
  return counted ?? names
}
