import { addDays } from './day'
import { endOfMonth, startOfMonth } from './month'

/** In the order in which they are offered; `shortcut` is the key of the keyboard that chooses one. */
export const presets = [
  { key: 'today', label: 'Today', shortcut: 'd' },
  { key: 'yesterday', label: 'Yesterday', shortcut: null },
  { key: '7d', label: 'Last 7 days', shortcut: 'w' },
  { key: '30d', label: 'Last 30 days', shortcut: null },
  { key: '90d', label: 'Last 90 days', shortcut: 'q' },
  { key: 'this-month', label: 'This month', shortcut: 'm' },
  { key: 'last-month', label: 'Last month', shortcut: null },
] as const satisfies readonly { key: string; label: string; shortcut: string | null }[]

export type PresetKey = (typeof presets)[number]['key']

export const defaultPreset: PresetKey = '30d'

export function isPresetKey(text: string): text is PresetKey {
  return presets.some(({ key }) => key === text)
}

/** The days of a preset, both ends included. "Last" days include today; this month ends today. */
export function presetDays(key: PresetKey, today: string): { from: string; to: string } {
  switch (key) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case '7d':
      return { from: addDays(today, -6), to: today }
    case '30d':
      return { from: addDays(today, -29), to: today }
    case '90d':
      return { from: addDays(today, -89), to: today }
    case 'this-month':
      return { from: startOfMonth(today), to: today }
    case 'last-month':
      return { from: startOfMonth(today, -1), to: endOfMonth(today, -1) }
  }
}
