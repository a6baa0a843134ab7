'use client'

import { Select } from '@/components/ui/select'
import type { AdRow } from './to-ad-rows'

export type JourneySelectProps = {
  ad: AdRow
  journeys: { id: string; name: string }[]
  onChange: (journeyId: string | null) => void
}

/** An ad's journey; choosing saves. */
export function JourneySelect({ ad, journeys, onChange }: JourneySelectProps) {
  return (
    <Select
      className="w-36 sm:w-56"
      label={`Journey of ${ad.name ?? ad.adId}`}
      data-ad={ad.adId}
      value={ad.journeyId ?? withoutJourney}
      onChange={(chosen) => onChange(chosen === withoutJourney ? null : chosen)}
      options={[
        { value: withoutJourney, label: 'No journey' },
        ...journeys.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

export const withoutJourney = 'none'
