'use client'

import { useState } from 'react'

const shortened = 160

/** A text in a cell: what is long is cut, and can be read whole. */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const isLong = text.length > shortened || text.split('\n').length > 3
  return (
    <div className="max-w-md min-w-40 md:min-w-52">
      <bdi className={`wrap-anywhere whitespace-pre-wrap ${isLong && !open ? 'line-clamp-3' : 'block'}`}>
        {text}
      </bdi>
      {isLong ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mt-0.5 rounded-sm text-note font-medium text-accent-ink hover:underline"
        >
          {open ? 'Less' : 'Whole text'}
        </button>
      ) : null}
    </div>
  )
}
