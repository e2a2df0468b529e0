/** Boots in pairs, seen from the side, toes to the right. */
import type { Brush, Drawing } from './brush.ts'
import { disc, ground, hollow, line, seam, shine } from './brush.ts'
import { BRASS, CREAM, mix, RUBBER, toneOf, WOOD } from './palette.ts'
import { pair } from './shoes.ts'

const ANKLE =
  'M96 274 C88 240 92 180 92 118 Q136 106 186 118 C188 160 192 186 212 200 C240 218 286 222 312 234 C334 244 342 258 342 274 Z'
const HIGH =
  'M92 274 C86 230 92 150 88 86 Q134 74 184 86 C186 150 190 182 212 198 C240 216 288 222 314 234 C336 244 344 258 344 274 Z'
const opening = (brush: Brush, y: number) =>
  brush.piece(
    `M92 ${y} Q138 ${y - 22} 186 ${y} Q138 ${y + 14} 92 ${y} Z`,
    toneOf(mix(brush.main.dark, '#0d1020', 0.5)),
  )
const lug = (colour: string) =>
  `<path d="M84 270 H348 C354 280 354 292 348 298 l-6 10 h-16 l-5 -8 h-14 l-5 8 h-18 l-5 -8 h-14 l-5 8 h-18 l-5 -8 h-14 l-5 8 h-18 l-5 -8 h-12 l-5 8 h-84 c-8 -12 -10 -26 -4 -40 z" fill="${colour}"/>`
const backSeam = (brush: Brush) => seam('M116 126 C112 180 114 230 122 272', brush.main, 1.6, 0.4)

function laceUp(brush: Brush, from: number, count: number, colour: string): string {
  return Array.from({ length: count }, (_, i) => {
    const y = from + i * 19
    const x = 170 + (y > 170 ? (y - 170) * 0.75 : 0)
    return line(`M${x - 6} ${y + 8} L${x + 20} ${y - 2}`, colour, 4.5) + disc(x - 7, y + 8, 3.4, BRASS.base)
  }).join('')
}

function hiking(brush: Brush): string {
  const guard = toneOf(mix(brush.main.dark, '#0d1020', 0.2))
  return (
    opening(brush, 112) +
    brush.cloth(ANKLE) +
    brush.piece('M90 122 Q138 108 188 122 L190 146 Q140 132 92 146 Z', guard) +
    brush.piece('M96 274 C92 254 91 232 92 212 C114 220 140 228 152 246 C156 258 156 266 156 274 Z', guard) +
    brush.piece('M342 274 C342 254 330 242 300 230 C282 240 272 256 270 274 Z', RUBBER) +
    line('M112 190 C140 204 168 226 190 268', brush.second.base, 5, 0.85) +
    brush.piece(
      'M168 140 L190 136 C192 166 198 190 216 203 L250 217 L234 236 C200 226 176 200 168 140 Z',
      toneOf(brush.main.dark),
    ) +
    laceUp(brush, 142, 5, brush.second.base) +
    brush.piece(
      'M86 268 C120 278 300 278 346 268 L348 284 H86 Z',
      toneOf(mix(brush.second.base, '#ffffff', 0.2)),
    ) +
    lug('#2d2f35').replace('M84 270', 'M84 280')
  )
}

function chelsea(brush: Brush): string {
  return (
    opening(brush, 116) +
    brush.cloth(ANKLE) +
    brush.piece(
      'M122 113 L160 113 C158 150 160 186 164 216 C148 220 134 218 124 210 C122 176 122 146 122 113 Z',
      toneOf(mix(brush.main.dark, '#0d1020', 0.35)),
    ) +
    line(
      Array.from({ length: 8 }, (_, i) => `M${126 + i * 4.6} 116 L${128 + i * 4.5} 212`).join(' '),
      brush.main.line,
      1.2,
      0.4,
    ) +
    line('M100 118 C92 100 104 92 110 106', brush.main.dark, 5) +
    seam('M164 216 C200 226 220 250 222 274', brush.main, 1.6, 0.4) +
    brush.piece(
      'M86 270 L344 270 C350 276 350 284 344 286 L154 286 L152 306 L92 306 C84 294 82 282 86 270 Z',
      toneOf('#33261d'),
    ) +
    shine('M270 230 C300 234 324 246 332 262 C310 250 290 246 266 244 Z', 0.38) +
    hollow('M186 118 C188 160 192 186 212 200 L198 206 C180 186 174 150 172 116 Z', 0.14)
  )
}

function ankle(brush: Brush): string {
  return (
    opening(brush, 116) +
    brush.cloth(ANKLE) +
    line('M150 118 C148 170 150 220 156 268', BRASS.base, 3) +
    line('M150 126 v12', CREAM.base, 3) +
    hollow('M186 118 C188 160 192 186 212 200 L196 206 C178 186 172 150 170 116 Z', 0.14) +
    brush.piece(
      'M92 180 C120 192 150 194 196 182 L206 196 C166 212 122 210 92 200 Z',
      toneOf(brush.main.dark),
    ) +
    line('M118 186 h18 v16 h-18 Z', BRASS.base, 3) +
    brush.piece(
      'M88 270 L344 270 C350 276 348 282 340 282 L178 282 C160 284 156 300 152 314 L104 314 C96 300 86 286 88 270 Z',
      toneOf('#2c221c'),
    ) +
    shine('M266 228 C298 232 322 246 332 262 C308 248 288 246 262 242 Z', 0.38)
  )
}

function rainBoot(brush: Brush): string {
  return (
    opening(brush, 82) +
    brush.cloth(HIGH) +
    brush.piece('M88 84 Q134 72 185 84 L186 104 Q136 92 89 104 Z', brush.second) +
    line('M98 122 C96 170 96 220 102 262', '#ffffff', 7, 0.22) +
    shine('M252 222 C288 228 320 240 330 258 C302 246 276 242 248 240 Z', 0.42) +
    line('M104 112 C94 96 108 88 114 100', brush.main.dark, 4) +
    brush.piece('M84 266 C130 276 300 276 348 266 L350 284 H82 Z', toneOf(brush.main.dark)) +
    lug('#3a3c42').replace('M84 270', 'M84 280')
  )
}

function snow(brush: Brush): string {
  const fluff = Array.from({ length: 13 }, (_, i) =>
    disc(88 + i * 8.4, 104 + (i % 2) * 7, 11, i % 3 === 0 ? '#e6dccb' : '#f4eee2'),
  ).join('')
  return (
    brush.cloth(ANKLE) +
    [136, 164, 192]
      .map((y) => seam(`M92 ${y} Q138 ${y + 10} ${188 + (y - 136) * 0.16} ${y}`, brush.main, 2, 0.45))
      .join('') +
    brush.piece(
      'M96 274 C91 254 91 236 92 220 C130 236 176 238 224 206 C262 220 300 226 318 238 C334 248 342 260 342 274 Z',
      RUBBER,
    ) +
    shine('M266 224 C298 230 322 244 330 260 C306 248 286 244 262 240 Z', 0.2) +
    laceUp(brush, 128, 4, CREAM.base) +
    fluff +
    lug('#26282d')
  )
}

function work(brush: Brush): string {
  return (
    opening(brush, 96) +
    brush.cloth(
      'M94 274 C86 230 92 160 90 98 Q136 86 186 98 C188 154 192 184 212 199 C240 217 288 222 314 234 C336 244 344 258 344 274 Z',
    ) +
    brush.piece('M344 274 C344 250 330 236 292 226 C272 236 262 254 260 274 Z', brush.main) +
    seam('M286 230 C274 242 268 258 268 274', brush.main, 1.4, 0.6) +
    brush.piece(
      'M168 104 L188 100 C190 156 196 186 216 202 L246 214 L230 232 C198 222 172 190 168 104 Z',
      toneOf(brush.main.dark),
    ) +
    laceUp(brush, 112, 6, '#d8b26a') +
    backSeam(brush) +
    line('M100 98 C90 80 104 70 112 88', '#c9a24a', 4) +
    line('M92 268 H344', '#e0b45c', 3, 0.95) +
    brush.piece('M84 272 H350 V286 H84 Z', toneOf(mix(WOOD.dark, '#0d1020', 0.35))) +
    lug('#2a2420').replace('M84 270', 'M84 282')
  )
}

const inPairs =
  (boot: (brush: Brush) => string): Drawing =>
  (brush) =>
    ground(206, 314, 168, 16) + pair(boot(brush))

/** By value of the facet 'type'. */
export const BOOT_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'hiking boots': inPairs(hiking),
  'chelsea boots': inPairs(chelsea),
  'ankle boots': inPairs(ankle),
  'rain boots': inPairs(rainBoot),
  'snow boots': inPairs(snow),
  'work boots': inPairs(work),
}
