/**
 * Chance that is the same on every machine: all of the demo's past is a function of a seed, so that it can
 * be told again, event by event, and sent twice without anything happening twice.
 */
export interface Random {
  /** 0 included, 1 excluded. */
  next(): number
  chance(probability: number): boolean
  between(low: number, high: number): number
  integer(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
}

export function seededRandom(seed: string): Random {
  const next = mulberry(hash(seed))
  const between = (low: number, high: number) => low + next() * (high - low)
  const integer = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    next,
    between,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => existing(items, Math.floor(next() * items.length)),
    weighted(items, weightOf) {
      let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      const index = items.findIndex((item) => {
        rest -= weightOf(item)
        return rest < 0
      })
      return existing(items, index < 0 ? items.length - 1 : index)
    },
  }
}

function existing<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new Error('Nothing to choose from.')
  return items[index] as T
}

/** FNV-1a with a final avalanche; near seeds ("day 1", "day 2") must not give near numbers. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** mulberry32, Tommy Ettinger's public-domain generator. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
