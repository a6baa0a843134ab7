'use client'

import { useState } from 'react'
import { Sankey } from '@/components/charts/sankey'
import { SegmentedChoice } from '@/components/ui/segmented-choice'
import { FlowTable } from './flow-table'
import type { FlowPictureParts } from './to-flow-picture'

/** The flow as a picture, or as the table of the same numbers. */
export function FlowPicture({ columns, links, rows, locale }: FlowPictureParts) {
  const [view, setView] = useState<'picture' | 'table'>('picture')
  return (
    <div className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-small text-muted">Shares are of the conversations that visited the node.</p>
        <SegmentedChoice
          label="Paths: show as"
          size="small"
          value={view}
          onChange={setView}
          options={[
            { value: 'picture', label: 'Picture' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      {view === 'picture' ? (
        <Sankey label="Paths, visit by visit" columns={columns} links={links} />
      ) : (
        <FlowTable rows={rows} locale={locale} />
      )}
    </div>
  )
}
