/** Watches, seen from the front, at eight past ten as in every shop window. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, moved, oval, shine, stitch } from './brush.ts'
import type { Tone } from './palette.ts'
import { BRASS, LEATHER, luminance, mix, RUBBER, STEEL, toneOf } from './palette.ts'

const [X, Y] = [200, 200]

/** The case is of the product's metal: gold when it is golden, titanium grey or steel otherwise. */
const metal = (brush: Brush): Tone => (brush.has('material', 'titanium') ? toneOf('#8d9298') : STEEL)
const golden = (brush: Brush) => brush.has('colour', 'gold')

function dialTone(brush: Brush): Tone {
  return brush.has('colour', 'silver') ? toneOf('#e8eaec') : golden(brush) ? toneOf('#f3ead2') : brush.main
}

function strap(brush: Brush): string {
  if (brush.has('material', 'leather') || brush.has('material', 'vegan leather')) return leatherStrap(brush)
  if (brush.has('material', 'silicone') || brush.has('material', 'rubber')) return sportStrap(brush)
  return bracelet(golden(brush) ? BRASS : metal(brush))
}

function leatherStrap(brush: Brush): string {
  const tone =
    brush.has('colour', 'black') || brush.has('colour', 'navy')
      ? toneOf('#2a2521')
      : brush.dice.pick([LEATHER, toneOf('#6b4226'), toneOf('#a5713f')])
  return (
    brush.piece('M160 36 L240 36 L248 140 L152 140 Z', tone) +
    brush.piece('M152 260 L248 260 L240 366 Q200 376 160 366 Z', tone) +
    stitch('M168 42 L161 136 M232 42 L239 136 M161 264 L168 362 M239 264 L232 362', '#e6cfa6') +
    [300, 320, 340].map((y) => disc(200, y, 3, '#20160f', 0.8)).join('') +
    line('M164 48 h72 v14 h-72 Z', STEEL.base, 4)
  )
}

function sportStrap(brush: Brush): string {
  const tone = brush.has('colour', 'silver') || brush.has('colour', 'gold') ? RUBBER : brush.main
  return (
    brush.piece('M158 34 Q200 28 242 34 L252 146 L148 146 Z', tone) +
    brush.piece('M148 254 L252 254 L242 366 Q200 376 158 366 Z', tone) +
    line('M184 44 V120 M200 42 V120 M216 44 V120', tone.line, 2.4, 0.35) +
    [292, 312, 332, 352].map((y) => hollow(oval(200, y, 9, 4), 0.4)).join('') +
    shine('M166 40 L158 140 L166 140 L174 40 Z', 0.2)
  )
}

function bracelet(tone: Tone): string {
  const link = (y: number, half: number) =>
    `<path d="${box(200 - half, y, 2 * half, 15, 3)}" fill="${tone.base}" stroke="${tone.line}" stroke-width="1.200"/>` +
    `<path d="${box(200 - half * 0.42, y, half * 0.84, 15, 3)}" fill="${tone.light}" stroke="${tone.line}" stroke-width="1" stroke-opacity=".6"/>` +
    hollow(box(200 + half * 0.55, y, half * 0.45, 15, 3), 0.18)
  const above = [34, 50, 66, 82, 98, 114, 130].map((y, i) => link(y, 38 + i * 1.3)).join('')
  return above + [256, 272, 288, 304, 320, 336, 352].map((y, i) => link(y, 46 - i * 1.3)).join('')
}

const turn = (degrees: number, strokes: string) =>
  `<g transform="rotate(${degrees} ${X} ${Y})">${strokes}</g>`

function caseRing(brush: Brush, r: number, tone: Tone): string {
  return (
    brush.piece(box(X + r - 4, Y - 9, 17, 18, 4), tone) +
    brush.piece(oval(X, Y, r), tone) +
    `<circle cx="${X}" cy="${Y}" r="${r - 5}" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="2.400"/>` +
    `<circle cx="${X}" cy="${Y}" r="${r - 9}" fill="none" stroke="${tone.line}" stroke-opacity=".5" stroke-width="2"/>`
  )
}

function dial(brush: Brush, r: number): string {
  const tone = dialTone(brush)
  return (
    brush.piece(oval(X, Y, r), tone) +
    `<circle cx="${X}" cy="${Y}" r="${r}" fill="none" stroke="#000" stroke-opacity=".25" stroke-width="4"/>`
  )
}

const ink = (brush: Brush) => (luminance(dialTone(brush).base) < 0.5 ? '#f3f1ea' : '#23262d')

function marks(brush: Brush, r: number, roman: boolean): string {
  const colour = ink(brush)
  return Array.from({ length: 12 }, (_, hour) =>
    turn(
      hour * 30,
      line(
        `M${X} ${Y - r + 7} V${Y - r + (hour % 3 === 0 ? 21 : roman ? 13 : 16)}`,
        colour,
        hour % 3 === 0 ? 4.5 : 2.6,
      ),
    ),
  ).join('')
}

const minutes = (brush: Brush, r: number) =>
  `<circle cx="${X}" cy="${Y}" r="${r - 4}" fill="none" stroke="${ink(brush)}" stroke-opacity=".7" stroke-width="3" stroke-dasharray="1 ${((2 * Math.PI * (r - 4)) / 60 - 1).toFixed(3)}"/>`

function hands(brush: Brush, length: number, second = '#c9423c'): string {
  const colour = ink(brush)
  return (
    turn(306, line(`M${X} ${Y + 8} V${Y - length * 0.58}`, colour, 6.5)) +
    turn(50, line(`M${X} ${Y + 10} V${Y - length * 0.86}`, colour, 4.6)) +
    turn(198, line(`M${X} ${Y + 18} V${Y - length * 0.88}`, second, 1.8)) +
    disc(X, Y, 5.5, colour) +
    disc(X, Y, 2, second)
  )
}

const glare = (r: number) =>
  shine(
    `M${X - r * 0.72} ${Y - r * 0.3} C${X - r * 0.5} ${Y - r * 0.8} ${X + r * 0.1} ${Y - r * 0.95} ${X + r * 0.42} ${Y - r * 0.8} C${X - r * 0.1} ${Y - r * 0.6} ${X - r * 0.5} ${Y - r * 0.1} ${X - r * 0.62} ${Y + r * 0.3} C${X - r * 0.8} ${Y + r * 0.1} ${X - r * 0.78} ${Y - r * 0.15} ${X - r * 0.72} ${Y - r * 0.3} Z`,
    0.13,
  )
const date = (brush: Brush) =>
  brush.has('feature', 'date display')
    ? `<path d="${box(236, 192, 20, 16, 2)}" fill="#fff" stroke="#555" stroke-width="1"/><text x="246" y="204.500" font-family="Georgia,serif" font-size="12" text-anchor="middle" fill="#222">${brush.dice.integer(2, 29)}</text>`
    : ''
const shadow = ground(206, 384, 88, 9)
const ringTone = (brush: Brush) => (golden(brush) ? BRASS : metal(brush))

const analogue: Drawing = (brush) =>
  shadow +
  strap(brush) +
  caseRing(brush, 84, ringTone(brush)) +
  dial(brush, 71) +
  minutes(brush, 71) +
  marks(brush, 71, true) +
  date(brush) +
  hands(brush, 62) +
  glare(70)

function counter(brush: Brush, x: number, y: number): string {
  return (
    hollow(oval(x, y, 17), 0.2) +
    `<circle cx="${x}" cy="${y}" r="16" fill="none" stroke="${ink(brush)}" stroke-opacity=".75" stroke-width="1.600"/>` +
    line(`M${x} ${y} l${brush.dice.integer(-7, 7)} -10`, ink(brush), 2)
  )
}

const chronograph: Drawing = (brush) =>
  shadow +
  strap(brush) +
  [-30, 30]
    .map((angle) => turn(angle, brush.piece(box(X + 82, Y - 8, 20, 16, 4), ringTone(brush))))
    .join('') +
  caseRing(brush, 90, ringTone(brush)) +
  dial(brush, 76) +
  minutes(brush, 76) +
  marks(brush, 76, false) +
  counter(brush, 168, 204) +
  counter(brush, 232, 204) +
  counter(brush, 200, 236) +
  hands(brush, 66, brush.second.base) +
  glare(75)

const dive: Drawing = (brush) => {
  const bezel = toneOf(mix(brush.main.dark, '#0b0e16', 0.3))
  const teeth = Array.from({ length: 40 }, (_, i) =>
    turn(i * 9, line(`M${X} ${Y - 93} v6`, ringTone(brush).line, 2.6, 0.7)),
  ).join('')
  const scale = Array.from({ length: 12 }, (_, i) =>
    turn(
      i * 30,
      i === 0
        ? `<path d="M${X - 7} ${Y - 86} h14 l-7 12 z" fill="#f4f1e4"/>`
        : line(`M${X} ${Y - 85} v9`, '#f4f1e4', i % 3 === 0 ? 5 : 2.6),
    ),
  ).join('')
  const dots = Array.from({ length: 12 }, (_, i) =>
    turn(
      i * 30,
      disc(X, Y - 55, i % 3 === 0 ? 6 : 4.5, '#eef6dc') +
        disc(X, Y - 55, i % 3 === 0 ? 6 : 4.5, '#b8e6a8', 0.35),
    ),
  ).join('')
  return (
    shadow +
    strap(brush) +
    caseRing(brush, 94, ringTone(brush)) +
    teeth +
    brush.piece(oval(X, Y, 88), bezel) +
    scale +
    dial(brush, 68) +
    dots +
    date(brush) +
    hands(brush, 62, '#e0862f') +
    glare(86)
  )
}

const automatic: Drawing = (brush) => {
  const gear = Array.from(
    { length: 16 },
    (_, i) => `<path d="M-2.500 -17 h5 l-1 -5 h-3 z" fill="#b8913f" transform="rotate(${i * 22.5})"/>`,
  ).join('')
  const window =
    hollow(oval(200, 236, 23), 0.5) +
    moved(
      gear + `<circle r="17" fill="#c9a24a"/><circle r="9" fill="#8d6b25"/><circle r="4" fill="#d8485a"/>`,
      'translate(200 236)',
    ) +
    `<circle cx="200" cy="236" r="23" fill="none" stroke="${BRASS.base}" stroke-width="2.600"/>`
  return (
    shadow +
    strap(brush) +
    caseRing(brush, 86, ringTone(brush)) +
    dial(brush, 73) +
    marks(brush, 73, true) +
    window +
    hands(brush, 62, '#3f6fb5') +
    glare(72)
  )
}

const sportsWatch: Drawing = (brush) => {
  const screws = [45, 135, 225, 315]
    .map((angle) =>
      turn(angle, disc(X, Y - 86, 4.5, STEEL.base) + line(`M${X - 3} ${Y - 86} h6`, '#555', 1.4)),
    )
    .join('')
  return (
    shadow +
    sportStrap(brush) +
    brush.piece(
      'M164 104 L236 104 L288 150 L296 200 L288 250 L236 296 L164 296 L112 250 L104 200 L112 150 Z',
      toneOf(brush.main.dark),
    ) +
    brush.piece(
      'M166 116 L234 116 L276 158 L282 200 L276 242 L234 284 L166 284 L124 242 L118 200 L124 158 Z',
      brush.main,
    ) +
    screws +
    brush.piece(box(142, 150, 116, 100, 12), toneOf('#1f242a')) +
    `<path d="${box(150, 158, 100, 84, 7)}" fill="#c3cfb6"/>` +
    `<text x="200" y="218" font-family="'DejaVu Sans Mono',monospace" font-weight="bold" font-size="36" text-anchor="middle" fill="#26301f" textLength="88">10:08</text>` +
    `<text x="200" y="178" font-family="'DejaVu Sans Mono',monospace" font-size="13" text-anchor="middle" fill="#26301f" fill-opacity=".85">SU ${brush.dice.integer(10, 29)}</text>` +
    line('M160 232 h52', '#26301f', 4, 0.7) +
    line('M160 232 h80', '#26301f', 4, 0.15) +
    shine('M150 165 L206 158 L164 242 L150 235 Z', 0.18) +
    brush.piece(box(284, 166, 14, 18, 4), brush.second) +
    brush.piece(box(284, 216, 14, 18, 4), brush.second)
  )
}

const arc = (r: number, share: number, colour: string) =>
  `<circle cx="200" cy="214" r="${r}" fill="none" stroke="${colour}" stroke-opacity=".22" stroke-width="8"/>` +
  `<circle cx="200" cy="214" r="${r}" fill="none" stroke="${colour}" stroke-width="8" stroke-linecap="round" stroke-dasharray="${(2 * Math.PI * r * share).toFixed(1)} 400" transform="rotate(-90 200 214)"/>`

const smartwatch: Drawing = (brush) =>
  shadow +
  strap(brush) +
  brush.piece(box(294, 172, 12, 26, 5), toneOf('#6a6f77')) +
  brush.piece(
    box(114, 112, 172, 176, 46),
    golden(brush)
      ? BRASS
      : brush.has('material', 'aluminium')
        ? toneOf(mix(brush.main.base, '#8b9097', 0.35))
        : ringTone(brush),
  ) +
  brush.piece(box(124, 122, 152, 156, 38), toneOf('#14161c')) +
  arc(48, brush.dice.next() * 0.5 + 0.4, '#ff5a6e') +
  arc(36, brush.dice.next() * 0.5 + 0.3, '#7be36b') +
  arc(24, brush.dice.next() * 0.5 + 0.3, '#4fc8f0') +
  `<text x="200" y="153" font-family="'DejaVu Sans',sans-serif" font-weight="bold" font-size="22" text-anchor="middle" fill="#f4f5f7">10:08</text>` +
  shine('M130 160 Q132 128 164 126 L214 126 C168 148 142 190 132 240 Z', 0.09)

/** By value of the facet 'type'. */
export const WATCH_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'analogue watch': analogue,
  'chronograph watch': chronograph,
  'dive watch': dive,
  'automatic watch': automatic,
  'sports watch': sportsWatch,
  smartwatch,
}
