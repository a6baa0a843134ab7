'use client'

import { Skeleton } from '@/components/ui/skeleton'
import { channelLabels } from '@/lib/metrics/channel-labels'
import { useAnswer } from '../../click-to-haptik/goal/use-answer'
import { countHoldingsAction } from './count-holdings-action'
import { tellHoldings } from './tell-holdings'

export type WhatGoesProps = {
  slug: string
  of: { loginId: string } | { accountId: string }
  locale: string
}

/** The ad accounts that go, each with what is stored of it, and whose messages stop. */
export function WhatGoes({ slug, of, locale }: WhatGoesProps) {
  const { data, failure } = useAnswer(countHoldingsAction, slug, of)
  if (failure) return <p className="text-small text-bad">{failure}</p>
  if (!data) return <Skeleton className="h-12 w-full" />
  if (data.accounts.length + data.assets.length === 0)
    return <p className="text-small">Nothing is read or received with it.</p>
  return (
    <ul
      aria-label="What goes"
      className="max-h-60 divide-y divide-hairline overflow-y-auto rounded-control border border-hairline"
    >
      {data.accounts.map((account) => (
        <li key={account.accountId} className="px-3 py-2">
          <bdi className="block truncate font-medium">{account.name}</bdi>
          <span className="block text-note text-muted">{tellHoldings(account, locale)}</span>
        </li>
      ))}
      {data.assets.map(({ connectionId, kind, name }) => (
        <li key={connectionId} className="px-3 py-2">
          <bdi className="block truncate font-medium">{name}</bdi>
          <span className="block text-note text-muted">
            {channelLabels[kind]} messages stop coming; those received stay
          </span>
        </li>
      ))}
    </ul>
  )
}
