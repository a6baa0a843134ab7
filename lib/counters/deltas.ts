/** Differences by key, in key order, without those that came to nothing. */
export class Deltas {
  private readonly byKey = new Map<string, { key: string[]; by: number }>()

  add(key: string[], by: number): void {
    const name = JSON.stringify(key)
    const entry = this.byKey.get(name) ?? { key, by: 0 }
    entry.by += by
    this.byKey.set(name, entry)
  }

  list(): { key: string[]; by: number }[] {
    return [...this.byKey]
      .filter(([, { by }]) => by !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entry]) => entry)
  }

  /** The different values that a part of the keys has. */
  distinct(part: number): string[] {
    return [...new Set(this.list().map(({ key }) => key[part] ?? ''))]
  }
}
