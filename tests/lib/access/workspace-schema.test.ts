import { describe, expect, it } from 'vitest'
import { isSlug, workspaceSchema } from '@/lib/access/workspace-schema'

const good = { name: 'Fab Cart', slug: 'fab-cart', timeZone: 'Asia/Kolkata', currency: 'INR' }

describe('a workspace', () => {
  it.each([
    [{}],
    [{ slug: 'ab' }],
    [{ slug: 'a'.repeat(60) }],
    [{ slug: '2026-shop' }],
    [{ timeZone: 'UTC' }],
    [{ timeZone: 'America/Argentina/Buenos_Aires' }],
    [{ name: 'Straße 7 – नमस्ते' }],
  ])('%j is taken', (change) => {
    expect(workspaceSchema.safeParse({ ...good, ...change }).success).toBe(true)
  })

  it.each([
    [{ slug: 'a' }],
    [{ slug: 'a'.repeat(61) }],
    [{ slug: 'Fab-Cart' }],
    [{ slug: '-fab' }],
    [{ slug: 'fab-' }],
    [{ slug: 'fab cart' }],
    [{ slug: 'fаb-cart' }],
    [{ slug: 'api' }],
    [{ slug: 'workspaces' }],
    [{ timeZone: 'Europe/Nowhere' }],
    [{ timeZone: '../../etc' }],
    [{ timeZone: '+05:30' }],
    [{ timeZone: '' }],
    [{ currency: 'inr' }],
    [{ currency: 'XXZ' }],
    [{ currency: 'EURO' }],
    [{ name: '' }],
    [{ name: '\u200b\u200b' }],
    [{ name: 'x'.repeat(81) }],
    [{ name: 'two\nlines' }],
    [{ role: 'owner' }],
  ])('%j is refused', (change) => {
    expect(workspaceSchema.safeParse({ ...good, ...change }).success).toBe(false)
  })
})

it.each(['fab\0cart', 'FAB-CART', '%00', '', 'a/b', 'a'.repeat(1000)])('%j is no slug', (text) => {
  expect(isSlug(text)).toBe(false)
})
