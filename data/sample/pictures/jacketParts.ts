/** What jackets and coats are sewn from: body, sleeves, hood, collar, zips and pockets. */
import type { Brush } from './brush.ts'
import { hollow, line, mirrored, seam, shine } from './brush.ts'
import { mix, toneOf } from './palette.ts'

interface Cut {
  /** Where the hem is; the canvas ends at 400. */
  readonly hem: number
  /** How much wider the hem is than the chest, on each side. */
  readonly flare: number
}

export const SHORT: Cut = { hem: 312, flare: 0 }
export const HIP: Cut = { hem: 328, flare: 2 }
export const LONG: Cut = { hem: 362, flare: 12 }

function bodyPath({ hem, flare }: Cut): string {
  const left = 112 - flare
  return (
    `M166 96 C150 102 132 108 118 118 L112 192 C113 230 112 270 ${left} ${hem} Q200 ${hem + 12} ${400 - left} ${hem} ` +
    `C288 270 287 230 288 192 L282 118 C268 108 250 102 234 96 Q200 116 166 96 Z`
  )
}

const SLEEVE =
  'M122 115 C97 122 86 148 80 190 C74 232 69 266 66 302 Q80 313 98 308 C102 274 107 238 117 204 Z'
const CUFF = 'M65.500 297 Q80 308 98.500 303 L96.500 320 Q80 325 63.500 315 Z'

export function sleeves(brush: Brush, tone = brush.main): string {
  const sleeve = tone === brush.main ? brush.cloth(SLEEVE) : brush.piece(SLEEVE, tone)
  return mirrored(
    sleeve +
      hollow('M117 204 C107 238 102 274 98 308 L92 309 C94 270 100 230 116 170 Z', 0.16) +
      seam('M92 170 C98 178 100 190 96 204', tone, 1.4, 0.3),
  )
}

export const cuffs = (brush: Brush, tone = brush.main) => mirrored(brush.piece(CUFF, tone))

export function body(brush: Brush, cut: Cut): string {
  const { hem } = cut
  return (
    brush.cloth(bodyPath(cut)) +
    hollow(
      `M112 192 C113 230 112 270 ${112 - cut.flare} ${hem} L${126 - cut.flare} ${hem + 1} C128 270 126 226 122 190 Z`,
      0.12,
    ) +
    hollow(
      `M288 192 C287 230 288 270 ${288 + cut.flare} ${hem} L${266 + cut.flare} ${hem + 2} C270 270 274 226 278 180 Z`,
      0.16,
    ) +
    shine('M132 124 C126 160 128 210 130 250 C138 210 138 160 146 118 Z', 0.13)
  )
}

export function yoke(brush: Brush): string {
  return brush.piece(
    'M166 96 C150 102 132 108 118 118 L115 162 Q200 182 285 162 L282 118 C268 108 250 102 234 96 Q200 116 166 96 Z',
    brush.second,
  )
}

export function hood(brush: Brush, fur = false): string {
  const rim = fur
    ? line('M160 112 C140 62 168 34 200 34 C232 34 260 62 240 112', '#e9dfcc', 17) +
      line('M160 112 C140 62 168 34 200 34 C232 34 260 62 240 112', '#cbbb9d', 10, 0.55)
    : ''
  return (
    brush.piece('M156 110 C142 62 168 36 200 36 C232 36 258 62 244 110 Q200 128 156 110 Z', brush.main) +
    brush.piece(
      'M170 104 C162 72 180 54 200 54 C220 54 238 72 230 104 Q200 120 170 104 Z',
      toneOf(mix(brush.main.dark, '#0d1020', 0.45)),
    ) +
    rim +
    seam('M200 36 L200 54', brush.main, 1.4, 0.5)
  )
}

export function standCollar(brush: Brush, tone = brush.main): string {
  return (
    brush.piece(
      'M168 98 C166 84 170 74 178 70 Q200 78 222 70 C230 74 234 84 232 98 Q200 114 168 98 Z',
      toneOf(mix(tone.dark, '#0d1020', 0.35)),
    ) +
    brush.piece(
      'M164 98 C162 82 166 72 176 70 C178 84 186 98 200 106 C214 98 222 84 224 70 C234 72 238 82 236 98 Q218 108 200 110 Q182 108 164 98 Z',
      tone,
    )
  )
}

export function zip(hem: number, colour: string, from = 106): string {
  return (
    line(`M200 ${from} V${hem + 5}`, colour, 4.5, 0.95) +
    `<path d="M200 ${from} V${hem + 5}" stroke="#fff" stroke-opacity=".35" stroke-width="1.2" stroke-dasharray="2 2.500"/>` +
    line(`M200 ${from + 8} v10`, '#e8eaed', 3)
  )
}

export const zipColour = (brush: Brush) =>
  brush.dice.pick([brush.main.line, brush.second.base, brush.main.dark])
export const welts = (brush: Brush, y = 236) =>
  mirrored(
    line(`M144 ${y} L134 ${y + 42}`, brush.main.line, 3.4, 0.75) +
      line(`M147 ${y} L137 ${y + 42}`, '#fff', 1, 0.25),
  )
export const chestZip = (brush: Brush) =>
  line('M226 150 L258 146', brush.second.line, 3, 0.8) + line('M258 146 l6 5', '#e8eaed', 2.4)
export const flaps = (brush: Brush, y: number) =>
  mirrored(brush.piece(`M130 ${y} L172 ${y + 3} L172 ${y + 20} Q151 ${y + 25} 130 ${y + 17} Z`, brush.main))
export const blocked = (brush: Brush) =>
  brush.pattern === 'colour block' || (brush.pattern === 'solid' && brush.dice.chance(0.22))
export const brand = (brush: Brush) =>
  `<path d="M244 132l6-8 4 5 3-3 5 6z" fill="${brush.second.light}" fill-opacity=".9"/>`
