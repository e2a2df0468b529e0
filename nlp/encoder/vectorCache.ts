/**
 * The vectors of the texts used last. Messages repeat ("cheaper", "show me more"), and so do searches that are refined.
 * In and out are copies: nobody can change what is kept. Cost: O(dimension) a call, `capacity` vectors of memory.
 */
export interface VectorCache {
  get(text: string): Float32Array | null
  set(text: string, vector: Float32Array): void
}

export function createVectorCache(capacity: number): VectorCache {
  // A Map keeps the order of insertion: the first key is the one that was used longest ago.
  const kept = new Map<string, Float32Array>()

  return {
    get: (text) => {
      const vector = kept.get(text)
      if (vector === undefined) return null
      kept.delete(text)
      kept.set(text, vector)
      return vector.slice()
    },
    set: (text, vector) => {
      kept.delete(text)
      kept.set(text, vector.slice())
      if (kept.size <= capacity) return
      for (const oldest of kept.keys()) {
        kept.delete(oldest)
        return
      }
    },
  }
}
