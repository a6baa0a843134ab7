import { describe, expect, test } from 'vitest'
import { readPathsState } from '@/app/w/[workspace]/journeys/paths/paths-state'
import { toFlowPicture } from '@/app/w/[workspace]/journeys/paths/to-flow-picture'
import type { PathFlow } from '@/lib/metrics/get-path-flow'

const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
const now = Date.parse('2026-11-22T12:00:00Z')
const node = (nodeId: string) => ({ connectionId: 'bot', nodeId, name: `The ${nodeId}` })

const flow: PathFlow = {
  visits: 200,
  levels: [
    { nodes: [{ key: 'a', node: node('A'), kind: 'node', conversations: 200 }] },
    {
      nodes: [
        { key: 'b', node: node('B'), kind: 'node', conversations: 150 },
        { key: 'end', node: null, kind: 'end', conversations: 50 },
      ],
    },
    { nodes: [{ key: 'others', node: null, kind: 'others', conversations: 150 }] },
  ],
  links: [
    { level: 0, from: 'a', to: 'b', conversations: 150 },
    { level: 0, from: 'a', to: 'end', conversations: 50 },
    { level: 1, from: 'b', to: 'others', conversations: 150 },
  ],
}

describe('the address of the explorer', () => {
  test('says nothing for what is usual, and keeps what does not change', () => {
    expect(readPathsState(scope, {}, now).address({})).toBe('/w/fab-cart/journeys/paths')
    const { address } = readPathsState(scope, { direction: 'backward', source: 'ads', period: '7d' }, now)
    expect(address({ node: 'A&B' })).toBe(
      '/w/fab-cart/journeys/paths?period=7d&node=A%26B&direction=backward&source=ads',
    )
  })

  test('what cannot be followed is said', () => {
    const { direction, problems } = readPathsState(scope, { direction: 'sideways', source: 'moon' }, now)
    expect(direction).toBe('forward')
    expect(problems).toHaveLength(2)
  })
})

describe('the picture of a flow', () => {
  const { address } = readPathsState(scope, { period: '7d' }, now)
  const picture = (direction: 'forward' | 'backward') =>
    toFlowPicture(flow, { direction, locale: 'en-IN', address })

  test('forward it begins with the node', () => {
    const { columns, links, rows } = picture('forward')
    expect(columns.map(({ title }) => title)).toEqual(['This node', '1 visit after', '2 visits after'])
    expect(columns[1]?.nodes).toMatchObject([
      {
        label: 'The B',
        note: '150 · 75.0%',
        href: '/w/fab-cart/journeys/paths?period=7d&node=B&connection=bot',
      },
      { label: 'Ended here', kind: 'end', href: undefined },
    ])
    expect(links[0]).toMatchObject({ column: 0, from: 'a', to: 'b', title: 'The A → The B: 150' })
    expect(rows.map(({ place, name, share }) => [place, name, share])).toEqual([
      ['1 visit after', 'The B', 0.75],
      ['1 visit after', 'Ended here', 0.25],
      ['2 visits after', 'Other nodes', 0.75],
    ])
  })

  test('backward it ends with the node, and time still runs to the right', () => {
    const { columns, links } = picture('backward')
    expect(columns.map(({ title }) => title)).toEqual(['2 visits before', '1 visit before', 'This node'])
    expect(columns[1]?.nodes[1]?.label).toBe('Began here')
    expect(links.map(({ column, from, to, title }) => [column, from, to, title])).toEqual([
      [1, 'b', 'a', 'The B → The A: 150'],
      [1, 'end', 'a', 'Began here → The A: 50'],
      [0, 'others', 'b', 'Other nodes → The B: 150'],
    ])
  })
})
