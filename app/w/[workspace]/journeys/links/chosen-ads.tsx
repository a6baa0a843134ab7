'use client'

import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { withoutJourney } from './journey-select'

export type ChosenAdsProps = {
  count: number
  journeys: { id: string; name: string }[]
  onLink: (journeyId: string | null) => void
  onClear: () => void
}

/** Links all chosen ads in one step. */
export function ChosenAds({ count, journeys, onLink, onClear }: ChosenAdsProps) {
  return (
    <>
      <span role="status" className="text-small font-medium whitespace-nowrap">
        {count === 1 ? '1 ad chosen' : `${count} ads chosen`}
      </span>
      <Select
        className="w-52 max-w-full"
        label="Link the chosen ads to"
        placeholder="Link to …"
        value=""
        onChange={(chosen) => onLink(chosen === withoutJourney ? null : chosen)}
        options={[
          ...journeys.map(({ id, name }) => ({ value: id, label: name })),
          { value: withoutJourney, label: 'No journey' },
        ]}
      />
      <Button look="quiet" size="small" onClick={onClear}>
        Choose none
      </Button>
    </>
  )
}
