/** The few places where implementations are swapped. Each has one contract suite in test/contracts. */

/** What a pool and a client inside a transaction share. `Row` is the caller's word for what the query returns. */
export interface SqlQueries {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the row's shape is known to the caller alone
  query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

export interface Sql extends SqlQueries {
  /** 'pglite' or 'postgres', for the log. */
  readonly kind: string
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (queries: SqlQueries) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type EncodeAs = 'query' | 'product'

export interface Encoder {
  /** Name of the model, for logs and manifests. */
  readonly id: string
  /** SHA-256 of weights and tokenizer, hex: vectors of another checksum cannot be compared. */
  readonly checksum: string
  readonly dimension: number
  /** One unit vector a text, in order; the same text always gives the same vector, whatever stands beside it. */
  encode(texts: readonly string[], as: EncodeAs): Promise<Float32Array[]>
  close(): Promise<void>
}

export interface VectorHit {
  /** Row of the catalogue snapshot, >= 0. */
  readonly row: number
  /** Cosine, in [-1, 1]. */
  readonly similarity: number
}

export interface VectorIndex {
  readonly kind: string
  readonly size: number
  readonly dimension: number
  /**
   * The `k` nearest rows, best first, ties by row. `allowed`, when given, is one byte a row (1 = may be returned) with
   * the number of ones as `allowedCount`. Fewer than `k` come back only when fewer are allowed.
   */
  search(query: Float32Array, k: number, allowed: Uint8Array | null, allowedCount: number): VectorHit[]
}

export interface Reranker {
  /** 'tfjs-node-gpu', 'webgpu', 'cpu', 'wasm'. */
  readonly backend: string
  /** Features a row. */
  readonly width: number
  /** `features` is row-major, n x width, already normalised. Out: n logits. */
  score(features: Float32Array): Promise<Float32Array>
  close(): Promise<void>
}

/** Uniform in [0, 1). */
export interface Random {
  next(): number
}
