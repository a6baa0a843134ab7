import { CSPProvider } from '@base-ui/react/csp-provider'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '@/components/ui/theme'
import { Toaster } from '@/components/ui/toaster'
import { nonceHeader } from './content-security-policy'
import { fontVariables } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Click to Haptik', template: '%s · Click to Haptik' },
  robots: { index: false, follow: false },
}

/** Reads the request, so that every page below it is rendered for its request and carries its nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const nonce = (await headers()).get(nonceHeader) ?? undefined
  return (
    <html lang="en" data-theme={theme} className={fontVariables}>
      <body>
        <CSPProvider nonce={nonce}>
          {children}
          <Toaster />
        </CSPProvider>
      </body>
    </html>
  )
}
