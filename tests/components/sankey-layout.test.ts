import { describe, expect, test } from 'vitest'
import { layOutSankey } from '@/components/charts/sankey-layout'

const sizes = { fullHeight: 100, labelHeight: 20, space: 5 }

describe('the layout of a flow', () => {
  const flow = {
    columns: [
      [{ key: 'start', value: 200 }],
      [
        { key: 'a', value: 150 },
        { key: 'b', value: 10 },
        { key: 'end', value: 40 },
      ],
    ],
    links: [
      { column: 0, from: 'start', to: 'end', value: 40 },
      { column: 0, from: 'start', to: 'a', value: 150 },
      { column: 0, from: 'start', to: 'b', value: 10 },
    ],
  }

  test('bars are as high as their values, and every label has room', () => {
    const { columns, height } = layOutSankey(flow, sizes)
    expect(columns[0]).toMatchObject([{ top: 0, height: 100, slot: 100 }])
    expect(columns[1]).toMatchObject([
      { top: 0, height: 75, slot: 75 },
      { top: 80, height: 5, slot: 20 },
      { top: 105, height: 20, slot: 20 },
    ])
    expect(height).toBe(125)
  })

  test('bands leave a bar one under the other, in the order of the bars they lead to', () => {
    const { gaps } = layOutSankey(flow, sizes)
    expect(gaps).toHaveLength(1)
    expect(gaps[0]?.map(({ link, path }) => [link.to, path])).toEqual([
      ['a', 'M0 0C50 0 50 0 100 0V75C50 75 50 75 0 75Z'],
      ['b', 'M0 75C50 75 50 80 100 80V85C50 85 50 80 0 80Z'],
      ['end', 'M0 80C50 80 50 105 100 105V125C50 125 50 100 0 100Z'],
    ])
  })

  test('bands enter a bar in the order of the bars they come from', () => {
    const { gaps } = layOutSankey(
      {
        columns: [
          [
            { key: 'x', value: 1 },
            { key: 'y', value: 3 },
          ],
          [{ key: 'z', value: 4 }],
        ],
        links: [
          { column: 0, from: 'y', to: 'z', value: 3 },
          { column: 0, from: 'x', to: 'z', value: 1 },
        ],
      },
      sizes,
    )
    expect(gaps[0]?.map(({ path }) => path)).toEqual([
      'M0 0C50 0 50 0 100 0V25C50 25 50 25 0 25Z',
      'M0 30C50 30 50 25 100 25V100C50 100 50 105 0 105Z',
    ])
  })

  test('a link to nothing is not drawn, and a flow of nothing has no height', () => {
    const odd = {
      columns: [[{ key: 'a', value: 1 }], []],
      links: [{ column: 0, from: 'a', to: 'b', value: 1 }],
    }
    expect(layOutSankey(odd, sizes).gaps).toEqual([[]])
    expect(layOutSankey({ columns: [], links: [] }, sizes)).toEqual({ height: 0, columns: [], gaps: [] })
  })
})
