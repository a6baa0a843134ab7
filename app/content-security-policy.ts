import { thumbnailHosts } from '@/lib/ads/thumbnail-hosts'

/** Carries the nonce from proxy.ts to whatever has to write it on an element. */
export const nonceHeader = 'x-nonce'

/** Of the styles that sonner writes by script, where no nonce can reach them: as it adds them, first empty. */
const toasterStyles =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='"

/**
 * Only scripts that carry this response's nonce run, and what those load. Style elements need it too; style
 * attributes are how charts and popups are placed. `isDevelopment` lets React explain errors by `eval`.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}' ${toasterStyles}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: ${thumbnailHosts.map((host) => `https://*.${host}`).join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
