/** The surface of everything that opens over the page. */
export const popupLook =
  'popup-motion rounded-card border border-hairline bg-raised text-ink shadow-popup outline-none max-w-(--available-width)'

export const popupItemLook =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 text-body outline-none select-none data-highlighted:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:text-muted'
