/** A map of the entries used last: the one that was used longest ago goes when there are more than `most`. */
export class RecentlyUsed<Key, Value> {
  private readonly most: number
  /** A Map keeps the order of insertion: oldest first. */
  private readonly kept = new Map<Key, Value>()

  constructor(most: number) {
    this.most = most
  }

  get(key: Key): Value | undefined {
    return this.kept.get(key)
  }

  /** Puts it in as the newest, and gives it back. */
  keep(key: Key, value: Value): Value {
    this.kept.delete(key)
    this.kept.set(key, value)
    const [oldest] = this.kept.keys()
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest)
    return value
  }

  drop(key: Key): void {
    this.kept.delete(key)
  }
}
