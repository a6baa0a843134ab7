import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '@/app/content-security-policy'

describe('the policy of pages', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', false)

  test('lets only scripts with the nonce run', () => {
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.match(/[\w-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"])
  })

  test('closes what the app does not use', () => {
    for (const closed of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(closed)
    }
  })

  test('lets React explain errors in development alone', () => {
    expect(contentSecurityPolicy('x', true)).toContain("'unsafe-eval'")
  })

  test('knows the styles of the installed toaster', async () => {
    const code = await readFile('node_modules/sonner/dist/index.mjs', 'utf8')
    const styles = [...code.matchAll(/^__insertCSS\((".*")\)/gm)].map((match) => JSON.parse(match[1] ?? ''))
    expect(styles).toHaveLength(1)
    for (const style of ['', ...styles]) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    }
  })
})
