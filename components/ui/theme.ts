/** The name of the cookie that the root layout reads to set `data-theme` on <html>. */
export const themeCookie = 'theme'

export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Anything but a known theme means the system's. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}
