import type { ReactNode } from 'react'

/** Tiles side by side: two by two on small screens, five in a row on large ones. */
export function TileRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-3 max-md:[&>:last-child:nth-child(odd)]:col-span-2 md:grid-cols-3 min-[1100px]:grid-cols-5">
      {children}
    </div>
  )
}
