/** Text inputs, selects and everything typed into. */
export const controlLook =
  'h-9 w-full min-w-0 rounded-control border border-control bg-surface px-3 text-body text-ink outline-offset-0 aria-invalid:border-bad data-invalid:border-bad disabled:opacity-60'
