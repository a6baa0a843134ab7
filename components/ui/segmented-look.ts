export const segmentedGroupLook =
  'inline-flex h-9 max-w-full items-stretch overflow-x-auto rounded-control border border-hairline bg-surface'

export const segmentLook =
  'flex cursor-pointer items-center px-3 text-small font-medium whitespace-nowrap text-muted -outline-offset-2 select-none first:rounded-l-[7px] last:rounded-r-[7px] hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink data-checked:bg-accent-soft data-checked:text-accent-ink'
