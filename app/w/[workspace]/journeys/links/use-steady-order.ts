'use client'

import { useState } from 'react'
import type { AdRow } from './to-ad-rows'

/** Rows stay where they were first seen, so that none jumps away when it is linked; new ones come last. */
export function useSteadyOrder(rows: AdRow[]): AdRow[] {
  const [places] = useState(() => new Map(rows.map(({ adId }, place) => [adId, place])))
  const placeOf = ({ adId }: AdRow) => places.get(adId) ?? places.size
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}
