'use client'

import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Tab = { key: string; label: string; content: ReactNode }
export type TabsProps = { label: string; tabs: Tab[]; defaultTab?: string }

/** For parts of one thing that need no address of their own; what has an address uses `SegmentedLinks`. */
export function Tabs({ label, tabs, defaultTab }: TabsProps) {
  return (
    <BaseTabs.Root defaultValue={defaultTab ?? tabs[0]?.key}>
      <BaseTabs.List aria-label={label} className="mb-4 flex gap-4 overflow-x-auto border-b border-hairline">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.key}
            value={tab.key}
            className="-mb-px border-b-2 border-transparent px-0.5 py-2 text-body font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.key} value={tab.key} className="rounded-sm">
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  )
}
