'use client'

import type { CSSProperties } from 'react'

const page: CSSProperties = {
  margin: '20vh auto',
  maxWidth: '26rem',
  padding: '0 1.25rem',
  fontFamily: 'system-ui, sans-serif',
  fontSize: 14,
  lineHeight: 1.5,
}

/** Prerendered, so no script with a nonce reaches it: a plain link stands in the place of a retry button. */
export default function GlobalError() {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body>
        <title>Something went wrong · Click to Haptik</title>
        <main style={page}>
          <h1 style={{ fontSize: 22 }}>Something went wrong on our side</h1>
          <p>
            Nothing that was saved is lost. Load the page again in a minute, or go{' '}
            <a href="/">to the start</a>.
          </p>
        </main>
      </body>
    </html>
  )
}
