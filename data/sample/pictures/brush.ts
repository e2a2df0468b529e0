/**
 * What all drawings share: paths with light and shade, patterned cloth, seams, and the sheet they lie on. A brush
 * collects the gradients and patterns that its strokes use; `finish` wraps the strokes into one SVG document.
 *
 * The canvas is 400 x 400. Light falls from the upper left. Nothing in a drawing comes from the product's texts but its
 * title, which is escaped.
 */
import type { Dice } from '../random.ts'
import { patternDefinition } from './patterns.ts'
import type { Tone } from './palette.ts'
import { luminance, mix, toneOf } from './palette.ts'

export interface Brush {
  readonly main: Tone
  /** The second colour of the product, or a quiet companion of the first. */
  readonly second: Tone
  readonly dice: Dice
  readonly pattern: string | null
  /** Values of the facet, for details that show ('hooded', 'leather'). */
  has(facet: string, value: string): boolean
  /** A gradient from the tone's light to its shade. */
  fill(tone: Tone): string
  /** A piece of the product's own cloth: main colour, pattern, light and shade. */
  cloth(path: string): string
  /** A piece of something else. */
  piece(path: string, tone: Tone): string
}

export interface Sheet {
  readonly id: string
  readonly title: string
  readonly main: Tone
  readonly second: Tone
  readonly pattern: string | null
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly dice: Dice
}

export type Drawing = (brush: Brush) => string

const OUTLINE = 'stroke-width="1.4" stroke-linejoin="round"'

export function drawOn(sheet: Sheet, drawing: Drawing): string {
  const definitions = new Map<string, string>()
  const name = (kind: string) => `${kind}-${sheet.id}`
  const fill = (tone: Tone) => {
    const id = name(`t${tone.base.slice(1)}`)
    definitions.set(id, gradient(id, tone))
    return `url(#${id})`
  }
  const piece = (path: string, tone: Tone) =>
    `<path d="${path}" fill="${fill(tone)}" stroke="${tone.line}" stroke-opacity=".45" ${OUTLINE}/>`
  const cloth = (path: string) => {
    const plain = piece(path, sheet.main)
    const pattern =
      sheet.pattern === null ? null : patternDefinition(name('p'), sheet.pattern, sheet.main, sheet.second)
    if (pattern === null) return plain
    definitions.set(name('p'), pattern)
    definitions.set(name('s'), shade(name('s')))
    return `${plain}<path d="${path}" fill="url(#${name('p')})"/><path d="${path}" fill="url(#${name('s')})"/>`
  }
  const has = (facet: string, value: string) => sheet.attributes[facet]?.includes(value) ?? false
  const { main, second, dice, pattern } = sheet
  const strokes = drawing({ main, second, dice, pattern, has, fill, cloth, piece })
  return documentOf(sheet, [...definitions.values()].join(''), strokes)
}

function gradient(id: string, tone: Tone): string {
  return (
    `<linearGradient id="${id}" x1="0" y1="0" x2=".9" y2="1"><stop offset="0" stop-color="${tone.light}"/>` +
    `<stop offset=".45" stop-color="${tone.base}"/><stop offset="1" stop-color="${tone.dark}"/></linearGradient>`
  )
}

/** Laid over a pattern, which would otherwise look printed on the screen. */
function shade(id: string): string {
  return (
    `<linearGradient id="${id}" x1="0" y1="0" x2=".9" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".16"/>` +
    `<stop offset=".5" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".26"/></linearGradient>`
  )
}

function documentOf(sheet: Sheet, definitions: string, strokes: string): string {
  const [centre, edge] = backdrop(sheet.main)
  const id = sheet.id
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img">` +
    `<title>${escapeXml(sheet.title)}</title><defs>` +
    `<radialGradient id="b-${id}" cx=".5" cy=".42" r=".75"><stop offset="0" stop-color="${centre}"/>` +
    `<stop offset="1" stop-color="${edge}"/></radialGradient>` +
    `<radialGradient id="g-${id}"><stop offset="0" stop-color="#1b2030" stop-opacity=".3"/>` +
    `<stop offset=".6" stop-color="#1b2030" stop-opacity=".12"/><stop offset="1" stop-color="#1b2030" stop-opacity="0"/></radialGradient>` +
    `${definitions}</defs><rect width="400" height="400" fill="url(#b-${id})"/>${strokes.replaceAll('GROUND', `url(#g-${id})`)}</svg>`
  )
}

/** A soft tint of the product's colour; darker behind what is nearly white. */
function backdrop(tone: Tone): readonly [string, string] {
  const bright = luminance(tone.base)
  if (bright > 0.85) return ['#dbe2e8', '#bcc8d2']
  const tint = toneOf(tone.base).base
  return [mix(tint, '#ffffff', 0.93), mix(tint, '#f1ede6', bright < 0.3 ? 0.84 : 0.72)]
}

/** The shadow on the ground below an object. */
export function ground(x: number, y: number, rx: number, ry: number): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="GROUND"/>`
}

/** A seam or an edge, in the tone's line colour. */
export function seam(path: string, tone: Tone, width = 1.6, opacity = 0.6): string {
  return `<path d="${path}" fill="none" stroke="${tone.line}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`
}

export function stitch(path: string, colour: string, width = 1.3): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="4 3" stroke-opacity=".85" stroke-linecap="round"/>`
}

export function line(path: string, colour: string, width: number, opacity = 1): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** A fold or a hollow. */
export function hollow(path: string, opacity = 0.14): string {
  return `<path d="${path}" fill="#0b0e1c" fill-opacity="${opacity}"/>`
}

export function shine(path: string, opacity = 0.3): string {
  return `<path d="${path}" fill="#fff" fill-opacity="${opacity}"/>`
}

export function disc(x: number, y: number, r: number, colour: string, opacity = 1): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}" fill-opacity="${opacity}"/>`
}

/** The strokes and their mirror image about the middle of the canvas. */
export function mirrored(strokes: string): string {
  return `${strokes}<g transform="translate(400 0) scale(-1 1)">${strokes}</g>`
}

export function moved(strokes: string, transform: string): string {
  return `<g transform="${transform}">${strokes}</g>`
}

/** Path of an ellipse, so that round things can be pieces, too. */
export function oval(x: number, y: number, rx: number, ry: number = rx): string {
  return `M${x - rx} ${y} A${rx} ${ry} 0 1 1 ${x + rx} ${y} A${rx} ${ry} 0 1 1 ${x - rx} ${y} Z`
}

/** Path of a rectangle with round corners. */
export function box(x: number, y: number, width: number, height: number, r = 0): string {
  const [right, bottom] = [x + width, y + height]
  return (
    `M${x + r} ${y} H${right - r} Q${right} ${y} ${right} ${y + r} V${bottom - r} Q${right} ${bottom} ${right - r} ${bottom} ` +
    `H${x + r} Q${x} ${bottom} ${x} ${bottom - r} V${y + r} Q${x} ${y} ${x + r} ${y} Z`
  )
}

/** Characters that XML does not allow are dropped, the five that it reserves are escaped. */
export function escapeXml(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  return allowed.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
