/**
 * The linear head that encoders are judged by: support vector machines on the vectors alone. The training mean is taken off
 * and the rest has length 1, so that encoders whose vectors share a direction are not at a disadvantage.
 *
 * In: unit vectors and their labels. Out: label of the highest margin. The same input gives the same head.
 */
import { centred, meanOf } from '../../nlp/classify/centred.ts'
import { fitLinearSvm, margins, NO_WORDS } from '../../nlp/classify/linearSvm.ts'

export type Head = (vector: Float32Array) => string

/** Weight of a mistake beside the squared length of the weights; the same for all encoders and sets. */
const COST = 1

export function fitHead(vectors: readonly Float32Array[], labels: readonly string[]): Head {
  const mean = meanOf(vectors)
  const rowOf = (vector: Float32Array) => ({ dense: centred(vector, mean), sparse: NO_WORDS })
  const classes = [...new Set(labels)].sort()
  const numbers = labels.map((label) => classes.indexOf(label))
  const model = fitLinearSvm(vectors.map(rowOf), numbers, { classes: classes.length, sparse: 0, cost: COST })
  return (vector) => {
    const scores = margins(model, rowOf(vector))
    return classes[scores.indexOf(Math.max(...scores))]!
  }
}

/** Share of `vectors` that get their label. */
export function accuracy(head: Head, vectors: readonly Float32Array[], labels: readonly string[]): number {
  return vectors.filter((vector, i) => head(vector) === labels[i]).length / vectors.length
}
