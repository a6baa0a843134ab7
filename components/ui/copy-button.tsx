'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'

export type CopyButtonProps = {
  text: string
  /** What is copied: "webhook address". */
  what: string
  size?: 'small' | 'normal'
}

type Outcome = 'copied' | 'refused'

export function CopyButton({ text, what, size = 'small' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 2500)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )

  return (
    <>
      <Button size={size} onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} size={14} />
        {outcome === 'copied' ? 'Copied' : 'Copy'}
        <span className="sr-only"> {what}</span>
      </Button>
      <span role="status" className={outcome === 'refused' ? 'ml-2 text-note text-bad' : 'sr-only'}>
        {outcome === 'refused'
          ? 'The browser refused; select and copy it by hand.'
          : outcome === 'copied'
            ? `Copied ${what}`
            : ''}
      </span>
    </>
  )
}
