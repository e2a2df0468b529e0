/** Colours of the drawings: for every canonical colour a tone with its light and its shade. */

export interface Tone {
  readonly base: string
  readonly light: string
  readonly dark: string
  /** For lines drawn on the tone: darker on light tones, lighter on dark ones. */
  readonly line: string
}

const BASES: Readonly<Record<string, string>> = {
  black: '#2b2d34',
  white: '#f4f2ed',
  grey: '#8d939b',
  blue: '#2f6fc4',
  navy: '#26375c',
  green: '#3d8a5a',
  olive: '#6f7145',
  red: '#c23b3a',
  orange: '#e07a2f',
  yellow: '#eebf3f',
  pink: '#e39bb0',
  purple: '#7a58a6',
  brown: '#845a3c',
  beige: '#d9c3a0',
  silver: '#bfc5cb',
  gold: '#c9a24a',
}

type Rgb = readonly [number, number, number]

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** `share` of `b` in `a`, both '#rrggbb'. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [parse(a), parse(b)]
  const channel = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share)
  return `#${[channel(0), channel(1), channel(2)].map((one) => one.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, roughly, in [0, 1]. */
export function luminance(hex: string): number {
  const [red, green, blue] = parse(hex)
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255
}

export function toneOf(base: string): Tone {
  const bright = luminance(base)
  return {
    base,
    light: mix(base, '#ffffff', bright > 0.85 ? 0.7 : bright < 0.25 ? 0.2 : 0.26),
    dark: mix(base, bright > 0.85 ? '#7d8794' : '#0d1020', bright > 0.85 ? 0.32 : 0.32),
    line: bright < 0.25 ? mix(base, '#ffffff', 0.42) : mix(base, '#0d1020', bright > 0.7 ? 0.5 : 0.55),
  }
}

/** The tone of a canonical colour; grey for one that is not known. `shift` in [-1, 1] makes it a little its own. */
export function namedTone(colour: string, shift: number): Tone {
  const base = Object.hasOwn(BASES, colour) ? BASES[colour]! : '#8d939b'
  return toneOf(mix(base, shift > 0 ? '#ffffff' : '#1a1c30', Math.abs(shift) * 0.07))
}

export const STEEL = toneOf('#c3c9cf')
export const CREAM = toneOf('#efe9dd')
export const RUBBER = toneOf('#3a3c42')
export const WOOD = toneOf('#b98a5a')
export const LEATHER = toneOf('#8a5a38')
export const GLASS = toneOf('#cfe0e8')
export const BRASS = toneOf('#c9a24a')
export const CHARCOAL = toneOf('#33363d')
