/** The two that are compared; whoever stands alone is the first. */
export type FunnelSide = 'first' | 'second'

/** What a bar is made of, from its base. */
export type FunnelPart = 'reached' | 'open' | 'lost'

/** "Still open" is hatched on either side, so that it differs from the final without colour. */
export const funnelLook: Record<FunnelSide, Record<FunnelPart, string>> = {
  first: {
    reached: 'bg-ads text-on-accent',
    open: 'bg-surface bg-hatch-warning',
    lost: 'bg-ads-soft',
  },
  second: {
    reached: 'bg-muted text-surface',
    open: 'bg-surface bg-hatch-warning',
    lost: 'bg-sunken',
  },
}
