/**
 * What the network heard of a message, as advice for the reading by rules and by the catalogue's vocabulary: which number is
 * the price and in which direction, what is refused, which words say nothing of what is wanted. Pure but for `hear`.
 */
import type { Span } from '../spans.ts'
import { overlaps } from '../spans.ts'
import type { WishSaid } from './wishSaid.ts'
import { wishesIn } from './readWishes.ts'
import type { WishNetwork } from './wishNetwork.ts'

export interface Hearing {
  readonly wishes: readonly WishSaid[]
  /** How sure it is that the words of a range wish nothing, in [0, 1]; 0 where there are no words. */
  readonly idle: (span: Span) => number
}

export const NOTHING_HEARD: Hearing = { wishes: [], idle: () => 0 }

export async function hear(message: string, network: WishNetwork): Promise<Hearing> {
  const readings = await network.read(message)
  const { words, tags } = readings
  const width = network.tagNames.length
  const outside = network.tagNames.indexOf('O')
  return {
    wishes: wishesIn(message, readings, network),
    idle: (span) => {
      const inside = [...words.keys()].filter((i) => overlaps(words[i]!, span))
      if (inside.length === 0) return 0
      return inside.reduce((sum, i) => sum + tags[i * width + outside]!, 0) / inside.length
    },
  }
}
