/** Shoes in pairs, seen from the side, toes to the right. */
import type { Brush, Drawing } from './brush.ts'
import { ground, hollow, line, moved, seam, shine } from './brush.ts'
import { BRASS, CREAM, mix, RUBBER, toneOf, WOOD } from './palette.ts'

/** The other shoe stands behind, a little smaller and paler. */
export function pair(shoe: string): string {
  return `<g opacity=".82">${moved(shoe, 'translate(44 -52) scale(.9)')}</g>${moved(shoe, 'translate(-8 6)')}`
}

const LOW =
  'M70 270 C64 244 66 208 80 188 C88 178 100 182 108 194 C120 208 148 206 166 190 L192 168 C200 162 210 166 216 176 C234 204 264 220 302 228 C332 235 348 250 348 270 L344 284 L74 284 Z'
const inner = (tone: { readonly dark: string }) => toneOf(mix(tone.dark, '#0d1020', 0.45))
const OPENING =
  'M84 186 C92 180 100 184 108 194 C120 208 148 206 166 190 L188 171 C176 176 164 180 150 182 C126 186 104 176 92 172 C88 176 86 180 84 186 Z'

function laces(colour: string): string {
  return [0, 1, 2, 3, 4]
    .map((i) => line(`M${184 + i * 17} ${186 + i * 10.5} L${204 + i * 16} ${172 + i * 11.5}`, colour, 5))
    .join('')
}

const mesh = (brush: Brush) =>
  line(
    Array.from({ length: 7 }, (_, row) => `M${236 + row * 6} ${226 + row * 5.5} h${64 - row * 3}`).join(' '),
    brush.main.line,
    1,
    0.28,
  )

function running(brush: Brush): string {
  const sole = brush.dice.pick([CREAM, CREAM, brush.second])
  return (
    brush.piece(OPENING, inner(brush.main)) +
    brush.cloth(LOW) +
    mesh(brush) +
    brush.piece(
      'M70 270 C64 244 66 208 80 188 C84 206 92 222 110 232 C122 240 128 256 128 270 Z',
      brush.second,
    ) +
    brush.piece('M348 270 C348 254 338 242 318 234 C304 244 296 256 294 270 Z', toneOf(brush.main.dark)) +
    brush.piece(
      'M182 184 L206 170 C222 200 252 220 286 228 L268 240 C234 232 204 212 182 184 Z',
      toneOf(brush.main.dark),
    ) +
    laces(CREAM.base) +
    `<path d="M128 262 C160 250 194 232 208 212 C214 236 190 258 158 268 Z" fill="${brush.second.base}" fill-opacity=".95"/>` +
    line('M148 268 C180 262 206 246 220 224', brush.second.light, 5, 0.9) +
    brush.piece(
      'M58 266 C54 286 62 300 84 302 L330 302 C350 300 360 286 356 266 C330 276 290 270 240 272 C180 276 110 280 58 266 Z',
      sole,
    ) +
    seam('M62 284 C120 292 280 288 354 282', sole, 1.5, 0.4) +
    line('M76 303 H334', RUBBER.base, 6) +
    shine('M92 200 C98 214 112 222 128 224 C112 226 96 216 92 200 Z', 0.4)
  )
}

function trail(brush: Brush): string {
  return (
    brush.piece(OPENING, inner(brush.main)) +
    brush.cloth(LOW) +
    brush.piece('M348 270 C348 252 336 240 312 232 C290 238 276 252 272 270 Z', RUBBER) +
    brush.piece('M70 270 C66 250 66 232 70 216 C88 232 104 240 130 244 C140 252 144 262 144 270 Z', RUBBER) +
    line('M132 246 L196 200 M160 256 L222 214 M192 264 L252 228', brush.second.base, 6, 0.9) +
    laces(brush.second.base) +
    brush.piece(
      'M60 264 C54 282 60 296 80 298 L332 298 C350 296 358 282 354 264 C320 272 120 276 60 264 Z',
      toneOf(mix(brush.main.base, '#ffffff', 0.55)),
    ) +
    `<path d="M70 296 h266 l-6 14 h-14 l-4 -8 h-12 l-5 8 h-16 l-4 -8 h-12 l-5 8 h-16 l-4 -8 h-12 l-5 8 h-16 l-4 -8 h-12 l-5 8 h-16 l-4 -8 h-12 l-5 8 h-24 z" fill="${RUBBER.base}"/>` +
    line('M84 190 C78 178 86 168 96 174', brush.second.base, 5)
  )
}

function trainers(brush: Brush): string {
  const stripe = brush.second
  const gum = brush.dice.chance(0.3) ? toneOf('#b9824c') : CREAM
  return (
    brush.piece(OPENING, inner(brush.main)) +
    brush.cloth(LOW) +
    brush.piece(
      'M348 270 C348 250 334 236 304 228 C286 234 272 250 270 270 Z',
      brush.pattern === 'colour block' ? stripe : brush.main,
    ) +
    seam('M290 240 C284 248 280 258 280 268', brush.main, 1.4, 0.4) +
    brush.piece('M70 270 C65 246 66 210 80 188 C90 196 100 206 106 218 C112 238 112 256 110 270 Z', stripe) +
    brush.dice.pick([
      line('M150 264 L184 214 M174 264 L206 220 M198 264 L228 228', stripe.base, 9, 0.95),
      `<path d="M126 258 C160 262 200 246 232 218 C216 250 176 274 132 270 Z" fill="${stripe.base}"/>`,
      line('M140 232 L226 246', stripe.base, 10, 0.95),
    ]) +
    laces(CREAM.light) +
    brush.piece('M60 268 C57 284 60 298 66 300 L346 300 C354 298 356 284 354 268 Z', gum) +
    seam('M62 284 H354', gum, 1.4, 0.4) +
    [300, 308, 316, 324, 332, 340].map((x) => seam(`M${x} 272 v10`, gum, 1.2, 0.3)).join('')
  )
}

const SLIP =
  'M70 272 C64 246 66 216 78 198 C88 188 100 194 112 204 C132 220 166 214 190 196 C202 188 212 188 222 194 C252 212 290 224 318 234 C340 242 350 254 350 272 Z'
const SLIP_OPENING =
  'M80 197 C88 190 100 194 112 204 C132 220 166 214 190 196 C198 190 206 188 214 190 C190 184 150 182 120 184 C100 184 86 188 80 197 Z'
const heel =
  (tone = RUBBER) =>
  (brush: Brush) =>
    brush.piece(
      'M66 270 L350 270 C354 276 354 282 348 284 L140 284 L138 302 L72 302 C68 292 65 280 66 270 Z',
      tone,
    )

function loafers(brush: Brush): string {
  return (
    brush.piece(SLIP_OPENING, inner(brush.main)) +
    brush.cloth(SLIP) +
    brush.piece(
      'M196 194 C208 188 216 190 224 195 C238 204 252 210 268 216 L246 250 C226 246 206 232 196 194 Z',
      brush.main,
    ) +
    seam('M224 244 C262 250 300 246 322 238', brush.main, 3, 0.5) +
    brush.piece('M186 206 L248 232 L240 250 L180 224 Z', toneOf(brush.main.dark)) +
    (brush.dice.chance(0.5)
      ? line('M200 222 l26 11', BRASS.base, 6)
      : hollow('M200 220 l24 10 -3 7 -24 -10 z', 0.45)) +
    seam('M112 206 C116 230 114 252 112 270', brush.main, 1.5, 0.5) +
    heel(toneOf('#3b2c22'))(brush) +
    shine('M286 232 C306 236 326 244 334 256 C318 248 300 242 284 242 Z', 0.4)
  )
}

function derby(brush: Brush): string {
  return (
    brush.piece(OPENING, inner(brush.main)) +
    brush.cloth(LOW) +
    seam('M262 218 C252 236 250 254 252 270', brush.main, 2, 0.6) +
    line('M266 222 C258 238 256 254 258 268', brush.main.line, 1, 0.5) +
    brush.piece(
      'M150 202 L192 168 C200 162 210 166 216 176 C226 192 240 204 254 212 L234 244 C200 240 166 226 150 202 Z',
      brush.main,
    ) +
    [0, 1, 2]
      .map((i) => line(`M${186 + i * 18} ${192 + i * 11} l22 -10`, mix(brush.main.dark, '#0d1020', 0.5), 4))
      .join('') +
    seam('M82 200 C96 224 120 236 150 240 L146 270', brush.main, 1.6, 0.5) +
    brush.piece(
      'M62 268 L350 268 C356 276 354 284 348 286 L144 286 L142 304 L70 304 C62 292 60 280 62 268 Z',
      toneOf('#2c211b'),
    ) +
    line('M66 270 H350', '#b98a5a', 1.8, 0.8) +
    shine('M276 230 C304 234 328 246 334 260 C314 248 294 244 272 244 Z', 0.42)
  )
}

function slipOns(brush: Brush): string {
  return (
    brush.piece(SLIP_OPENING, inner(brush.main)) +
    brush.cloth(SLIP) +
    brush.piece('M150 213 L182 201 L196 240 L170 246 Z', toneOf(brush.main.dark)) +
    line('M158 212 L176 244 M166 209 L184 242 M174 205 L191 240', brush.main.line, 1.3, 0.5) +
    brush.piece('M60 268 C57 284 60 296 66 298 L348 298 C356 296 358 284 354 268 Z', CREAM) +
    line('M62 279 H355', brush.second.base, 3, 0.85) +
    shine('M250 222 C280 230 310 238 330 252 C304 244 276 240 248 238 Z', 0.3)
  )
}

const FLAT =
  'M70 280 C64 262 68 240 82 232 C96 228 104 240 120 248 C158 266 212 262 246 240 C262 230 286 230 308 242 C336 254 352 268 350 284 C260 292 140 292 70 280 Z'

function flats(brush: Brush): string {
  const bow = brush.piece(
    'M262 238 C248 224 236 228 236 240 C238 250 252 248 262 242 C272 250 288 250 288 240 C286 226 272 226 262 238 Z',
    brush.second,
  )
  return (
    brush.piece(
      'M80 234 C112 216 220 214 262 236 C226 262 158 266 120 248 C104 240 94 230 80 234 Z',
      toneOf('#d8bfa0'),
    ) +
    brush.cloth(FLAT) +
    line('M82 232 C96 228 104 240 120 248 C158 266 212 262 246 240', brush.main.dark, 4, 0.8) +
    bow +
    shine('M296 248 C318 254 334 264 338 276 C320 266 306 262 290 260 Z', 0.42) +
    line('M70 283 C140 294 270 294 350 286', '#5b4634', 6)
  )
}

function sandals(brush: Brush): string {
  const cork = brush.has('material', 'leather') || brush.has('material', 'suede')
  const sole = cork ? WOOD : RUBBER
  const strap = (path: string) => brush.piece(path, brush.main)
  return (
    brush.piece(
      'M70 262 C110 246 160 268 220 262 C280 256 336 254 350 268 C352 276 350 280 346 282 L74 284 C66 278 66 268 70 262 Z',
      toneOf('#caa67c'),
    ) +
    line('M152 226 C124 208 100 204 86 212 C78 220 80 244 84 264', brush.main.dark, 15) +
    line('M152 224 C124 206 100 202 86 210 C78 218 80 242 84 262', brush.main.base, 11) +
    strap('M132 264 C126 232 146 200 186 194 L222 200 C204 220 198 244 200 264 Z') +
    strap('M220 262 C218 236 234 212 264 208 L302 222 C284 232 278 246 280 262 Z') +
    shine('M146 232 C152 212 168 202 188 200 C172 210 160 224 156 246 Z', 0.25) +
    line('M168 212 h18 v16 h-18 Z M248 224 h16 v14 h-16 Z', BRASS.base, 3.4) +
    brush.piece(
      'M66 272 C62 288 66 300 76 302 L340 302 C354 300 358 286 350 270 C310 284 110 286 66 272 Z',
      sole,
    ) +
    line('M74 303 H340', RUBBER.base, 5)
  )
}

const inPairs =
  (shoe: (brush: Brush) => string): Drawing =>
  (brush) =>
    ground(206, 312, 168, 16) + pair(shoe(brush))

/** By value of the facet 'type'. */
export const SHOE_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'running shoes': inPairs(running),
  'trail shoes': inPairs(trail),
  trainers: inPairs(trainers),
  loafers: inPairs(loafers),
  'derby shoes': inPairs(derby),
  'slip-ons': inPairs(slipOns),
  'ballet flats': inPairs(flats),
  sandals: inPairs(sandals),
}
