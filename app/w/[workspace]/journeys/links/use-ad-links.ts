'use client'

import { useOptimistic, useTransition } from 'react'
import { toast } from 'sonner'
import { answerOrToast } from '../answer-or-toast'
import { linkAdsAction } from './link-ads-action'
import type { AdRow } from './to-ad-rows'

export interface AdLink {
  adId: string
  journeyId: string | null
}

/** Links are shown as chosen at once, saved behind that, and can be taken back from a toast. */
export function useAdLinks(slug: string, saved: AdRow[], nameOfJourney: (id: string) => string) {
  const [rows, showLinks] = useOptimistic(saved, withLinks)
  const [, startTransition] = useTransition()

  const save = (links: AdLink[], onSaved: () => void) =>
    startTransition(async () => {
      showLinks(links)
      if (await answerOrToast(linkAdsAction(slug, { links }))) onSaved()
    })

  const link = (adIds: string[], journeyId: string | null) => {
    const changed = rows.filter((row) => adIds.includes(row.adId) && row.journeyId !== journeyId)
    if (changed.length === 0) return
    const before = changed.map(({ adId, journeyId }) => ({ adId, journeyId }))
    const after = changed.map(({ adId }) => ({ adId, journeyId }))
    save(after, () =>
      toast(describe(changed, journeyId === null ? null : nameOfJourney(journeyId)), {
        action: { label: 'Undo', onClick: () => save(before, () => toast.success('Taken back')) },
      }),
    )
  }
  return { rows, link }
}

function withLinks(rows: AdRow[], links: AdLink[]): AdRow[] {
  const chosen = new Map(links.map(({ adId, journeyId }) => [adId, journeyId]))
  return rows.map((row) => {
    const journeyId = chosen.get(row.adId)
    return journeyId === undefined ? row : { ...row, journeyId }
  })
}

function describe(changed: AdRow[], journey: string | null): string {
  const [first] = changed
  const ads = changed.length === 1 ? `“${first?.name ?? first?.adId}”` : `${changed.length} ads`
  const verb = changed.length === 1 ? 'leads' : 'lead'
  return journey === null
    ? `${ads} ${changed.length === 1 ? 'is' : 'are'} without a journey`
    : `${ads} ${verb} into “${journey}”`
}
