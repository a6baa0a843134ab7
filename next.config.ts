import type { NextConfig } from 'next'

const config: NextConfig = {
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'graphile-worker'],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
}

export default config
