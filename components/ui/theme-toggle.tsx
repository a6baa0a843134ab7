'use client'

import { useState } from 'react'
import { SegmentedChoice } from './segmented-choice'
import { type Theme, themeCookie } from './theme'

export type ThemeToggleProps = { theme: Theme }

export function ThemeToggle({ theme }: ThemeToggleProps) {
  const [chosen, setChosen] = useState(theme)

  const choose = (next: Theme) => {
    setChosen(next)
    applyTheme(next)
  }

  return (
    <SegmentedChoice
      label="Theme"
      size="small"
      value={chosen}
      onChange={choose}
      options={[
        { value: 'system', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  )
}

function applyTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
  const age = theme === 'system' ? 0 : 365 * 86_400
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${age}; samesite=lax`
}
