import type { NextConfig } from 'next'

/** On every response; what differs from response to response is in proxy.ts. */
const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
]

/** The address of a report opens it: it goes into no other site's log and no cache. */
const ofReports = [
  { key: 'referrer-policy', value: 'no-referrer' },
  { key: 'cache-control', value: 'private, no-store' },
]

/** Answers for programs; a browser that is led to one shows it and runs nothing. */
const ofApi = [{ key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" }]

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'graphile-worker'],
  experimental: { serverActions: { bodySizeLimit: '256kb' }, authInterrupts: true },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/reports/:path*', headers: ofReports },
    { source: '/api/:path*', headers: ofApi },
  ],
}

export default config
