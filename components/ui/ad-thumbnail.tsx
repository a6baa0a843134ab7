'use client'

import { useState } from 'react'
import { classNames } from './class-names'

export type AdThumbnailProps = {
  /** Null where the ad account told none. */
  url: string | null
  /** Of the ad; its first letter stands where there is no picture, or none that can still be had. */
  name: string
}

/** An ad's picture, which only decorates: the name stands beside it. Meta's addresses die after some days. */
export function AdThumbnail({ url, name }: AdThumbnailProps) {
  const [gone, setGone] = useState<string | null>(null)
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'relative inline-flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md',
        'border border-hairline bg-sunken text-body font-semibold text-muted select-none',
      )}
    >
      {firstLetter(name)}
      {url === null || url === gone ? null : (
        // biome-ignore lint/performance/noImgElement: an optimised copy would keep a picture that is not ours
        <img
          // It may have failed before anybody listened.
          ref={(image) => {
            if (image?.complete && image.naturalWidth === 0) setGone(url)
          }}
          src={url}
          alt=""
          width={40}
          height={40}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setGone(url)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  )
}

function firstLetter(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '#'
}
