import type { SearchParams } from '@/lib/period/parse-period'

/** A request's query as pages get it: a part that is given several times is a list. */
export function readParams(request: Request): SearchParams {
  const { searchParams } = new URL(request.url)
  const keys = [...new Set(searchParams.keys())]
  return Object.fromEntries(
    keys.map((key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
}
