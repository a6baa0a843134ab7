export type ShortcutKey = { keys: string[]; label: string }

/** What the help lists. A page takes part by `data-shortcut="<key>"` on a link and `data-search` on a field. */
export const shortcutKeys: ShortcutKey[] = [
  { keys: ['Ctrl', 'K'], label: 'Go to a page, workspace, ad or journey' },
  { keys: ['/'], label: 'Search on this page' },
  { keys: ['['], label: 'Period before' },
  { keys: [']'], label: 'Period after' },
  { keys: ['d'], label: 'Today' },
  { keys: ['w'], label: 'Last 7 days' },
  { keys: ['m'], label: 'This month' },
  { keys: ['q'], label: 'Last 90 days' },
  { keys: ['c'], label: 'Compare with the period before' },
  { keys: ['Esc'], label: 'Clear the filter' },
  { keys: ['?'], label: 'This list' },
]
