/**
 * Which colours go together, by the oldest rules of the colour wheel (Itten 1961, "The art of color"): neutrals go with
 * everything, neighbours on the wheel go together, and so do opposites; what lies in between quarrels. Whether a shop's
 * shoppers agree is learned from their orders (agreement.ts); here is only how two colours stand to each other. Pure.
 */

export type ColourRelation = 'same' | 'neutral' | 'neighbours' | 'opposites' | 'clash'

/** No hue of their own; denim's blues count, as everybody wears them with everything. */
const NEUTRALS: ReadonlySet<string> = new Set([
  ...['black', 'white', 'grey', 'gray', 'beige', 'navy', 'silver', 'ivory', 'cream', 'charcoal', 'brown'],
])
/** Degrees on the painters' wheel (red, yellow and blue a third apart), on which opposites are told. */
const HUES: Readonly<Record<string, number>> = {
  ...{ red: 0, coral: 20, orange: 60, gold: 90, yellow: 120, olive: 150, green: 180, turquoise: 210 },
  ...{ blue: 240, purple: 300, pink: 345 },
}
const NEIGHBOURS_DEGREES = 60
const OPPOSITES_DEGREES = 150

/** null where one of the colours is not known. */
export function colourRelation(one: string, other: string): ColourRelation | null {
  if (one === other) return 'same'
  if (NEUTRALS.has(one) || NEUTRALS.has(other)) return isKnown(one) && isKnown(other) ? 'neutral' : null
  const [hue, otherHue] = [HUES[one], HUES[other]]
  if (hue === undefined || otherHue === undefined) return null
  const apart = Math.abs(hue - otherHue)
  const degrees = Math.min(apart, 360 - apart)
  if (degrees <= NEIGHBOURS_DEGREES) return 'neighbours'
  return degrees >= OPPOSITES_DEGREES ? 'opposites' : 'clash'
}

const isKnown = (colour: string): boolean => NEUTRALS.has(colour) || HUES[colour] !== undefined
