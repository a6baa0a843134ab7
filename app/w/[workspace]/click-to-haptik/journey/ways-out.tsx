'use client'

import { useState } from 'react'
import { Popover } from '@/components/ui/popover'
import { formatCount } from '@/lib/format/format-number'
import type { WaysOut as Answer } from '@/lib/metrics/list-ways-out'
import type { FunnelStep } from './list-funnel-steps'
import { listWaysOutAction } from './list-ways-out-action'
import { type FunnelOf, peopleHref } from './people-href'
import { WaysOutList } from './ways-out-list'

export type WaysOutProps = {
  step: FunnelStep
  of: FunnelOf
  locale: string
  /** Whose they are where two are compared. */
  side?: string
}

/** How many stopped at a step; opened, it tells where they went instead. */
export function WaysOut({ step: { step, name, dropped }, of, locale, side }: WaysOutProps) {
  const [answer, setAnswer] = useState<Answer | 'reading' | 'failed'>('reading')

  const read = async () => {
    const { slug, ...question } = of
    setAnswer('reading')
    const result = await listWaysOutAction(slug, { ...question, step }).catch(() => null)
    setAnswer(result?.ok ? result : 'failed')
  }

  const place = step === 0 ? 'before the first step' : `at ${name}`
  return (
    <Popover
      align="start"
      className="w-80"
      title={`Where those${side ? ` of ${side}` : ''} who stopped ${place} went`}
      onOpenChange={(open) => {
        if (open) void read()
      }}
      trigger={
        <button
          type="button"
          className="relative rounded-sm text-left text-small font-medium text-bad underline-offset-3 hover:underline data-popup-open:underline"
        >
          {formatCount(dropped, locale)} stopped{side ? '' : ' here'}
          <span className="sr-only">
            {' '}
            {place}
            {side ? `, ${side}` : ''}: where they went
          </span>
        </button>
      }
    >
      <WaysOutList
        answer={answer}
        href={peopleHref(of, { state: 'dropped', step })}
        locale={locale}
        onRetry={() => void read()}
      />
    </Popover>
  )
}
