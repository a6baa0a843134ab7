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

/** Stands in the place of the root layout, so it brings the little that it needs to look like something. */
export default function GlobalError() {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body>
        <title>Something went wrong · Click to Haptik</title>
        <main style={page}>
          <h1 style={{ fontSize: 22, fontWeight: 700, lineHeight: 1.3, marginBottom: 8 }}>
            Something went wrong on our side
          </h1>
          <p>
            Nothing that was saved is lost. Load the page again in a minute, or go{' '}
            <a href="/" style={{ textDecoration: 'underline' }}>
              to the start
            </a>
            .
          </p>
        </main>
      </body>
    </html>
  )
}
