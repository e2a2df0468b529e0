/** Shirts and tops, laid flat, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { disc, ground, hollow, line, mirrored, moved, seam, shine } from './brush.ts'
import { CREAM, mix, toneOf } from './palette.ts'

const BODY =
  'M164 88 C146 94 130 100 116 110 L122 182 C124 230 122 280 118 322 Q200 334 282 322 C278 280 276 230 278 182 L284 110 C270 100 254 94 236 88 Q200 122 164 88 Z'
const SHORT_SLEEVE = 'M120 107 C100 118 84 142 68 176 L106 202 C112 190 118 180 124 172 Z'
const LONG_SLEEVE =
  'M120 108 C98 120 88 148 80 190 C72 236 66 270 62 304 Q76 313 92 308 C98 276 106 240 123 204 Z'
const LONG_CUFF = 'M61 296 Q77 305 94 301 L90 322 Q74 325 58 317 Z'

const shadow = ground(200, 356, 108, 13)

function torso(brush: Brush): string {
  return (
    brush.cloth(BODY) +
    hollow('M122 182 C124 230 122 280 118 322 L134 325 C140 280 138 230 132 176 Z', 0.11) +
    hollow('M278 182 C276 230 278 280 282 322 L258 326 C262 280 264 230 268 172 Z', 0.15) +
    shine('M140 116 C136 160 138 220 140 260 C150 220 150 160 156 112 Z', 0.12) +
    seam('M150 250 q10 18 6 44 M250 240 q-12 20 -8 48', brush.main, 1.5, 0.22)
  )
}

function shortSleeves(brush: Brush, tone = brush.main): string {
  const sleeve = tone === brush.main ? brush.cloth(SHORT_SLEEVE) : brush.piece(SHORT_SLEEVE, tone)
  return mirrored(
    sleeve +
      seam('M73 168 L110 194', tone, 1.5, 0.5) +
      hollow('M106 202 C112 190 118 180 124 172 L120 140 C112 160 104 180 98 196 Z', 0.13),
  )
}

const longSleeves = (brush: Brush) =>
  mirrored(
    brush.cloth(LONG_SLEEVE) +
      hollow('M123 204 C106 240 98 276 92 308 L85 310 C90 270 98 230 120 168 Z', 0.14) +
      seam('M96 180 q8 10 4 24', brush.main, 1.4, 0.3),
  )

const neckInside = (brush: Brush, path: string) =>
  brush.piece(path, toneOf(mix(brush.main.dark, '#0d1020', 0.35)))
const backCollar = (brush: Brush) => neckInside(brush, 'M166 86 Q200 74 234 86 Q200 118 166 86 Z')

const collar = (brush: Brush, tone = brush.main) =>
  backCollar(brush) +
  mirrored(brush.piece('M200 112 C186 104 172 92 168 76 L156 84 C156 106 164 122 178 134 Z', tone))

function placket(brush: Brush, bottom: number, tone = brush.main): string {
  return (
    brush.piece(`M192 112 L208 112 L208 ${bottom} L192 ${bottom} Z`, tone) +
    seam(`M195.500 116 V${bottom} M204.500 116 V${bottom}`, tone, 0.9, 0.4)
  )
}

const buttons = (ys: readonly number[]) =>
  ys.map((y) => disc(200, y, 3.4, '#f7f4ec') + disc(200, y, 1, '#8b857a')).join('')
const chestPocket = (brush: Brush) =>
  brush.piece('M226 158 L262 156 L262 190 L244 199 L226 191 Z', brush.main) +
  seam('M226 165 L262 163', brush.main, 1.2, 0.5)
const ribNeck = (brush: Brush, tone = brush.main) =>
  backCollar(brush) +
  line('M164 88 Q200 122 236 88', tone.dark, 8) +
  line('M164 88 Q200 122 236 88', tone.light, 1.2, 0.5)

const tShirt: Drawing = (brush) => {
  const block = brush.pattern === 'colour block'
  return (
    shadow +
    shortSleeves(brush, block ? brush.second : brush.main) +
    torso(brush) +
    (block ? brush.piece('M122 196 Q200 206 278 196 L277 250 Q200 260 123 250 Z', brush.second) : '') +
    ribNeck(brush) +
    (brush.pattern === 'solid' && brush.dice.chance(0.35) ? emblem(brush) : '')
  )
}

/** A small print on the chest: sun, wave or hill. */
function emblem(brush: Brush): string {
  const ink = brush.second.base
  return brush.dice.pick([
    disc(200, 176, 24, ink, 0.9) + line('M168 204 q8 -8 16 0 t16 0 t16 0 t16 0', ink, 4),
    line('M166 186 q8.500 -14 17 0 t17 0 t17 0 t17 0 M166 202 q8.500 -14 17 0 t17 0 t17 0 t17 0', ink, 4.5),
    `<path d="M164 204 L188 162 L200 182 L212 168 L236 204 Z" fill="${ink}" fill-opacity=".92"/>` +
      disc(226, 160, 7, ink),
  ])
}

const oxford: Drawing = (brush) =>
  shadow +
  longSleeves(brush) +
  mirrored(brush.piece(LONG_CUFF, brush.main)) +
  torso(brush) +
  placket(brush, 326) +
  collar(brush) +
  buttons([126, 166, 206, 246, 286]) +
  chestPocket(brush)

const linen: Drawing = (brush) =>
  shadow +
  longSleeves(brush) +
  mirrored(brush.piece('M66 258 Q82 268 102 262 L96 288 Q80 292 62 284 Z', brush.main)) +
  torso(brush) +
  line(
    'M146 150 l6 30 M160 210 l-5 34 M240 176 l8 26 M250 230 l-4 30 M172 270 l8 24',
    brush.main.line,
    1.2,
    0.25,
  ) +
  placket(brush, 222) +
  collar(brush) +
  buttons([128, 160, 192]) +
  hollow('M192 222 h16 l-3 8 h-10 Z', 0.2)

const flannel: Drawing = (brush) =>
  shadow +
  longSleeves(brush) +
  mirrored(brush.piece(LONG_CUFF, brush.main)) +
  torso(brush) +
  mirrored(
    brush.cloth('M136 152 L178 154 L178 198 L157 206 L136 196 Z') +
      brush.piece('M134 146 L180 148 L179 164 L157 172 L134 162 Z', brush.main) +
      disc(157, 163, 3, CREAM.base),
  ) +
  placket(brush, 326) +
  collar(brush) +
  buttons([128, 168, 208, 248, 288])

const polo: Drawing = (brush) => {
  const trim = brush.pattern === 'solid' ? brush.main : brush.second
  return (
    shadow +
    shortSleeves(brush) +
    mirrored(line('M71 172 L108 198', trim.dark, 5, 0.8)) +
    torso(brush) +
    placket(brush, 176) +
    collar(brush, trim) +
    buttons([130, 150, 168]) +
    `<path d="M238 156 l5 -8 5 8 -5 6z" fill="${brush.second.base}"/>`
  )
}

const blouse: Drawing = (brush) =>
  shadow +
  mirrored(
    brush.cloth(
      'M122 108 C96 120 84 156 78 196 C70 240 56 268 50 296 Q74 314 106 304 C104 270 110 236 126 200 Z',
    ) +
      line('M70 276 Q86 284 108 280', brush.main.line, 2, 0.5) +
      hollow('M126 200 C110 236 104 270 106 304 L98 306 C96 260 104 220 122 172 Z', 0.13) +
      seam('M84 250 q4 16 0 30 M96 240 q2 20 -2 38', brush.main, 1.3, 0.3),
  ) +
  torso(brush) +
  neckInside(brush, 'M164 88 Q200 98 236 88 L200 158 Z') +
  mirrored(brush.piece('M164 88 C170 112 184 138 200 158 L196 168 C176 146 160 118 154 92 Z', brush.main)) +
  brush.piece(
    'M200 160 C184 150 170 154 168 164 C172 174 188 172 200 164 C212 172 228 174 232 164 C230 154 216 150 200 160 Z',
    brush.main,
  ) +
  brush.piece('M196 166 C190 190 184 210 176 232 L190 236 C196 212 200 192 202 168 Z', brush.main) +
  brush.piece('M202 166 C208 188 214 204 224 224 L212 232 C204 212 200 192 198 168 Z', brush.main)

const runningTop: Drawing = (brush) =>
  shadow +
  shortSleeves(brush, brush.second) +
  torso(brush) +
  mirrored(brush.piece('M164 88 C146 94 130 100 116 110 L120 160 C140 142 156 118 172 97 Z', brush.second)) +
  mirrored(line('M126 190 C132 240 132 280 128 320', brush.second.base, 6, 0.85)) +
  ribNeck(brush, brush.second) +
  line('M232 150 h26 M236 158 h22', '#ffffff', 2.4, 0.75)

const baseLayer: Drawing = (brush) =>
  shadow +
  longSleeves(brush) +
  mirrored(brush.piece(LONG_CUFF, toneOf(brush.main.dark))) +
  torso(brush) +
  neckInside(brush, 'M172 80 Q200 70 228 80 L226 96 Q200 106 174 96 Z') +
  brush.piece(
    'M164 90 C164 74 168 66 178 64 C182 80 190 92 200 98 C210 92 218 80 222 64 C232 66 236 74 236 90 Q218 106 200 108 Q182 106 164 90 Z',
    brush.main,
  ) +
  line('M200 98 V176', brush.second.base, 4) +
  line('M200 108 v9', '#e8eaed', 3) +
  mirrored(seam('M166 92 C150 130 132 150 120 166', brush.main, 1.6, 0.5)) +
  seam('M140 190 C150 250 148 290 144 320 M260 190 C250 250 252 290 256 320', brush.main, 1.4, 0.35)

/** Shirts are longer than wide; the paths above were drawn on a square. */
const tailored =
  (drawing: Drawing): Drawing =>
  (brush) =>
    moved(drawing(brush), 'translate(10 -24) scale(.95 1.09)')

/** By value of the facet 'type'. */
export const SHIRT_DRAWINGS: Readonly<Record<string, Drawing>> = {
  't-shirt': tailored(tShirt),
  'oxford shirt': tailored(oxford),
  'linen shirt': tailored(linen),
  'flannel shirt': tailored(flannel),
  'polo shirt': tailored(polo),
  blouse: tailored(blouse),
  'running top': tailored(runningTop),
  'base layer': tailored(baseLayer),
}
