'use client'

import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Select } from '@/components/ui/select'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { Journey } from '@/lib/journeys/journey'
import { toRatio } from '@/lib/metrics/ratio'
import type { NodeChoice } from '../../nodes/node-choice'
import { nameOfStep } from './name-of-step'
import { type ReachPreview as Preview, useReachPreview } from './use-reach-preview'
import type { JourneyControl } from './use-steps'

export type ReachPreviewProps = {
  slug: string
  control: JourneyControl
  /** Those that may be chosen instead of all ads. */
  ads: Journey['ads']
  choices: NodeChoice[]
  locale: string
}

/** How far people would have come with the steps as they are now. */
export function ReachPreview({ slug, control, ads, choices, locale }: ReachPreviewProps) {
  const [adId, setAdId] = useState<string | null>(null)
  const { steps, preview, refused, isReading } = useReachPreview(slug, control, adId)
  return (
    <section aria-label="Reach" className="space-y-3">
      <header>
        <h2 className="text-section font-semibold">Reach</h2>
        <p className="mt-1 text-small text-muted">
          Persons who came by ads in the last 30 days, and how far along these steps they went.
        </p>
      </header>
      {ads.length > 0 ? (
        <Select
          label="Reach of"
          value={adId ?? everyAd}
          onChange={(chosen) => setAdId(chosen === everyAd ? null : chosen)}
          options={[
            { value: everyAd, label: 'All ads' },
            ...ads.map(({ adId, name }) => ({ value: adId, label: name ?? adId })),
          ]}
        />
      ) : null}
      <div aria-live="polite" aria-busy={isReading}>
        {refused ? (
          <p className="text-small text-bad">The reach could not be read. {refused}</p>
        ) : preview ? (
          <div className={classNames(isReading && 'opacity-55')}>
            <Funnel
              preview={preview}
              names={steps.map((step) => nameOfStep(step, choices))}
              locale={locale}
            />
          </div>
        ) : (
          <p className="text-small text-muted">
            {isReading ? 'Counting …' : 'Choose the first node to see how many would reach it.'}
          </p>
        )}
      </div>
    </section>
  )
}

const everyAd = 'all'

type FunnelProps = { preview: Preview; names: (string | null)[]; locale: string }

function Funnel({ preview: { places, reach }, names, locale }: FunnelProps) {
  const { persons, steps, completed, dropped, open } = reach
  if (persons === 0) return <p className="text-small text-muted">Nobody came by these ads of late.</p>
  const counts = steps.map(({ reached }) => reached)
  return (
    <>
      <ol className="space-y-2.5">
        <ReachBar name="Started" reached={persons} of={persons} locale={locale} />
        {places.map((place, index) => (
          <ReachBar
            key={place}
            name={`${place + 1}. ${names[place] ?? ''}`}
            reached={counts[index] ?? 0}
            of={persons}
            locale={locale}
          />
        ))}
      </ol>
      <p className="mt-3 border-t border-hairline pt-3 text-small text-muted">
        {formatCount(completed, locale)} completed, {formatCount(dropped, locale)} dropped,{' '}
        {formatCount(open, locale)} still open
      </p>
    </>
  )
}

type ReachBarProps = { name: string; reached: number; of: number; locale: string }

function ReachBar({ name, reached, of, locale }: ReachBarProps) {
  const ratio = toRatio(reached, of)
  return (
    <li>
      <div className="flex items-baseline justify-between gap-3 text-small">
        <bdi className="min-w-0 truncate">{name}</bdi>
        <span className="shrink-0">
          <span className="font-semibold">{formatCount(reached, locale)}</span>{' '}
          <span className="text-muted">{formatShare(ratio)}</span>
        </span>
      </div>
      <div aria-hidden="true" className="mt-1 h-2 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${(ratio ?? 0) * 100}%` }} />
      </div>
    </li>
  )
}
