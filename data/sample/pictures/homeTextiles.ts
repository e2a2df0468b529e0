/** Textiles for the home: on the bed, on the sofa, at the window, on the floor. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, moved, oval, seam, shine, stitch } from './brush.ts'
import { BRASS, CREAM, mix, toneOf, WOOD } from './palette.ts'

const fringe = (from: number, to: number, y: number, length: number, colour: string) =>
  line(
    Array.from(
      { length: Math.floor((to - from) / 7) },
      (_, i) => `M${from + 4 + i * 7} ${y} v${length}`,
    ).join(' '),
    colour,
    2.6,
    0.9,
  )

const duvet: Drawing = (brush) => {
  const pillow = (x: number) =>
    brush.cloth(
      `M${x} 172 C${x - 6} 150 ${x} 134 ${x + 18} 134 Q${x + 56} 126 ${x + 94} 134 C${x + 112} 134 ${x + 118} 150 ${x + 112} 172 Q${x + 56} 186 ${x} 172 Z`,
    ) + hollow(`M${x} 172 Q${x + 56} 186 ${x + 112} 172 L${x + 110} 160 Q${x + 56} 172 ${x + 2} 160 Z`, 0.12)
  return (
    ground(200, 334, 168, 16) +
    brush.piece('M58 90 Q58 72 78 72 L322 72 Q342 72 342 90 L342 200 L58 200 Z', WOOD) +
    brush.piece('M70 92 Q70 84 80 84 L320 84 Q330 84 330 92 L330 190 L70 190 Z', toneOf('#a77b4e')) +
    brush.piece('M60 170 L340 170 L348 250 L348 322 L52 322 L52 250 Z', toneOf('#f2efe8')) +
    pillow(76) +
    pillow(212) +
    brush.cloth(
      'M54 206 Q200 182 346 206 C352 240 354 276 352 312 Q330 322 300 314 Q250 328 200 316 Q150 328 100 314 Q70 322 48 312 C46 276 48 240 54 206 Z',
    ) +
    brush.piece(
      'M54 206 Q200 182 346 206 L348 228 Q200 204 52 228 Z',
      toneOf(mix(brush.main.light, '#ffffff', 0.3)),
    ) +
    hollow('M52 228 Q200 204 348 228 L349 236 Q200 212 51 236 Z', 0.14) +
    seam(
      'M110 232 C100 262 104 288 98 312 M200 224 C196 256 204 288 200 314 M292 232 C300 262 296 288 302 312',
      brush.main,
      2,
      0.28,
    ) +
    shine('M140 224 C132 254 136 284 132 310 L150 314 C150 280 152 250 158 222 Z', 0.16) +
    mirrored(brush.piece(box(56, 318, 14, 18, 2), WOOD))
  )
}

const cushion: Drawing = (brush) =>
  ground(200, 330, 130, 16) +
  brush.cloth(
    'M82 96 C120 88 280 88 318 96 C328 130 328 282 318 316 C280 326 120 326 82 316 C72 282 72 130 82 96 Z',
  ) +
  hollow(
    'M318 96 C328 130 328 282 318 316 C280 326 120 326 82 316 C140 316 240 312 284 296 C304 250 306 160 318 96 Z',
    0.12,
  ) +
  shine('M100 112 C140 102 220 102 270 108 C200 120 140 140 116 196 C104 170 98 138 100 112 Z', 0.18) +
  seam(
    'M100 112 C114 128 122 138 130 152 M300 112 C286 128 278 138 270 152 M100 300 C114 286 122 276 130 262 M300 300 C286 286 278 276 270 262',
    brush.main,
    2,
    0.28,
  ) +
  stitch(
    'M90 106 C126 98 274 98 310 106 C318 140 318 272 310 306 C274 316 126 316 90 306 C82 272 82 140 90 106 Z',
    brush.main.light,
  ) +
  (brush.dice.chance(0.4)
    ? [
        [82, 94],
        [318, 94],
        [82, 318],
        [318, 318],
      ]
        .map(([x, y]) => tassel(brush, x!, y!))
        .join('')
    : '')

const tassel = (brush: Brush, x: number, y: number) =>
  disc(x, y, 7, brush.second.dark) +
  line(
    `M${x} ${y} l${x < 200 ? -12 : 12} ${y < 200 ? -12 : 14} M${x} ${y} l${x < 200 ? -17 : 17} ${y < 200 ? -5 : 6} M${x} ${y} l${x < 200 ? -5 : 5} ${y < 200 ? -17 : 18}`,
    brush.second.base,
    3.4,
  )

const throwBlanket: Drawing = (brush) => {
  const fold = (y: number, inset: number) =>
    brush.cloth(
      `M${76 + inset} ${y} Q${66 + inset} ${y} ${66 + inset} ${y + 20} Q${66 + inset} ${y + 42} ${78 + inset} ${y + 42} L${326 - inset} ${y + 42} Q${336 - inset} ${y + 40} ${336 - inset} ${y + 20} Q${334 - inset} ${y} ${322 - inset} ${y} Z`,
    ) +
    hollow(
      `M${66 + inset} ${y + 28} Q${68 + inset} ${y + 42} ${78 + inset} ${y + 42} L${326 - inset} ${y + 42} Q${336 - inset} ${y + 40} ${336 - inset} ${y + 26} Q200 ${y + 38} ${66 + inset} ${y + 28} Z`,
      0.15,
    )
  return (
    ground(200, 320, 150, 16) +
    fold(270, 0) +
    fold(228, 4) +
    fold(186, 2) +
    brush.cloth('M80 186 C66 184 62 156 82 146 Q200 130 318 146 C338 156 336 184 322 188 Q200 200 80 186 Z') +
    shine('M92 156 Q200 140 308 156 Q200 150 96 170 Z', 0.25) +
    brush.cloth('M226 150 L304 148 L306 262 Q266 268 224 262 Z') +
    hollow('M304 148 L306 262 L292 264 L290 150 Z M226 150 L224 262 L230 263 L232 150 Z', 0.13) +
    fringe(224, 306, 262, 20, brush.second.base === brush.main.base ? CREAM.base : brush.main.light) +
    seam('M70 249 H330 M72 207 H328', brush.main, 1.6, 0.3)
  )
}

const towels: Drawing = (brush) => {
  const towel = (y: number, tone: typeof brush.main, own: boolean) => {
    const path = `M88 ${y} Q74 ${y + 2} 74 ${y + 22} Q74 ${y + 44} 90 ${y + 46} L308 ${y + 46} Q326 ${y + 44} 326 ${y + 22} Q326 ${y + 2} 312 ${y} Z`
    const loopsOf = Array.from(
      { length: 60 },
      () => `M${brush.dice.integer(86, 312)} ${y + brush.dice.integer(8, 40)}q2 -3 4 0`,
    ).join('')
    return (
      (own ? brush.cloth(path) : brush.piece(path, tone)) +
      line(loopsOf, '#ffffff', 1.3, 0.35) +
      brush.piece(
        `M286 ${y + 1} h16 q2 22 0 44 h-16 q2 -22 0 -44 Z`,
        toneOf(mix(tone.base, '#ffffff', 0.45)),
      ) +
      line(`M80 ${y + 24} Q76 ${y + 30} 84 ${y + 36}`, tone.line, 1.6, 0.5) +
      hollow(
        `M74 ${y + 26} Q74 ${y + 44} 90 ${y + 46} L308 ${y + 46} Q326 ${y + 44} 326 ${y + 26} Q200 ${y + 42} 74 ${y + 26} Z`,
        0.12,
      )
    )
  }
  const pale = toneOf(mix(brush.main.base, '#ffffff', 0.5))
  return (
    ground(200, 330, 146, 15) +
    towel(280, brush.main, true) +
    towel(233, pale, false) +
    towel(186, brush.main, true) +
    moved(towel(150, pale, false), 'translate(34 30) scale(.83 .84)') +
    sprig()
  )
}

const sprig = () =>
  line('M150 150 C176 132 210 128 246 120', '#5b8358', 3) +
  `<path d="M170 140 q2 -16 16 -20 q0 14 -16 20 M194 132 q4 -16 18 -18 q-2 14 -18 18 M218 126 q6 -14 20 -14 q-4 12 -20 14 M178 138 q10 10 24 6 q-8 -12 -24 -6 M206 130 q10 10 24 6 q-8 -12 -24 -6" fill="#6f9a68"/>`

const curtains: Drawing = (brush) => {
  const panel =
    brush.cloth('M58 74 L178 74 C176 170 166 250 112 280 C104 310 108 334 112 352 Q84 360 58 352 Z') +
    hollow(
      'M82 74 C84 180 80 270 70 352 L80 354 C92 270 96 180 98 74 Z M124 74 C124 160 118 230 96 290 L104 284 C130 226 138 160 140 74 Z M164 74 C162 150 150 220 122 262 L134 264 C164 220 176 150 178 74 Z',
      0.13,
    ) +
    shine(
      'M64 74 C64 180 62 270 62 350 L68 350 C74 270 76 180 76 74 Z M108 74 C106 170 100 240 88 290 L94 284 C112 230 118 160 118 74 Z',
      0.16,
    ) +
    brush.piece('M56 268 Q88 284 122 268 L120 286 Q88 300 56 286 Z', brush.second)
  return (
    ground(200, 366, 150, 10) +
    `<path d="${box(108, 84, 184, 190, 4)}" fill="#e9f3fa"/><path d="M108 220 C150 190 190 230 292 196 V274 H108 Z" fill="#a9c9a4"/>` +
    disc(232, 128, 20, '#fbe3a2') +
    line('M108 84 H292 V274 H108 Z M200 84 V274 M108 178 H292', '#ffffff', 8) +
    line('M44 62 H356', WOOD.dark, 9) +
    line('M44 60 H356', WOOD.light, 2, 0.6) +
    disc(40, 62, 9, WOOD.base) +
    disc(360, 62, 9, WOOD.base) +
    mirrored(
      panel +
        [66, 94, 122, 150, 174]
          .map((x) => `<circle cx="${x}" cy="66" r="7" fill="none" stroke="${BRASS.base}" stroke-width="3"/>`)
          .join(''),
    )
  )
}

/** Lays a square on the floor, turned a little. */
const FLOOR = 'translate(200 208) scale(1 .62) rotate(-24) scale(.9) translate(-200 -200)'

const rug: Drawing = (brush) => {
  const field = brush.pattern === 'solid' || brush.pattern === null
  const jute = brush.has('material', 'jute')
  const lying =
    fringe(62, 338, 60, 14, CREAM.dark).replaceAll('v14', 'v-14') +
    fringe(62, 338, 340, 14, CREAM.dark) +
    brush.cloth(box(60, 60, 280, 280, 4)) +
    `<path d="${box(76, 76, 248, 248)}" fill="none" stroke="${brush.second.base}" stroke-width="8" stroke-opacity=".85"/>` +
    `<path d="${box(90, 90, 220, 220)}" fill="none" stroke="${brush.main.dark}" stroke-width="3" stroke-opacity=".7"/>` +
    (field ? medallion(brush) : '') +
    (jute
      ? Array.from({ length: 17 }, (_, i) => seam(`M62 ${68 + i * 16} H338`, brush.main, 2, 0.2)).join('')
      : '')
  return moved(hollow(box(60, 60, 280, 280, 8), 0.2), `translate(0 12) ${FLOOR}`) + moved(lying, FLOOR)
}

const medallion = (brush: Brush) =>
  `<path d="M200 112 L270 200 L200 288 L130 200 Z" fill="${brush.second.base}" fill-opacity=".85"/><path d="M200 140 L248 200 L200 260 L152 200 Z" fill="${brush.main.light}"/><path d="M200 168 L226 200 L200 232 L174 200 Z" fill="${brush.second.dark}"/>` +
  [
    [118, 118],
    [282, 118],
    [118, 282],
    [282, 282],
  ]
    .map(
      ([x, y]) =>
        `<path d="${oval(x!, y!, 13)}" fill="none" stroke="${brush.second.base}" stroke-width="5"/>`,
    )
    .join('')

/** By value of the facet 'type'. */
export const TEXTILE_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'duvet cover set': duvet,
  cushion,
  'throw blanket': throwBlanket,
  'towel set': towels,
  curtains,
  rug,
}
