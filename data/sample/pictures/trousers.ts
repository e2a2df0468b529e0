/** Trousers, laid flat, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { disc, ground, hollow, line, mirrored, seam, shine, stitch } from './brush.ts'
import { BRASS, CREAM, mix, toneOf } from './palette.ts'

/** How wide a leg is at the knee and at the hem, and where it ends. */
interface Leg {
  readonly knee: number
  readonly hem: number
  readonly end: number
}

const STRAIGHT: Leg = { knee: 57, hem: 51, end: 360 }
const TAPERED: Leg = { knee: 54, hem: 39, end: 348 }
const NARROW: Leg = { knee: 45, hem: 33, end: 356 }
const WIDE: Leg = { knee: 63, hem: 60, end: 360 }

/** Left half from the waist to the hem; `inner` is where the hem's inner edge lies. */
function legPath({ knee, hem, end }: Leg): string {
  const inner = 186
  const outer = inner - hem
  return (
    `M200 62 L146 62 C142 110 137 160 ${186 - knee} 220 C${outer - 2} 270 ${outer} 310 ${outer} ${end} ` +
    `Q${(inner + outer) / 2} ${end + 7} ${inner} ${end} C190 290 194 230 197 182 L200 172 Z`
  )
}

function legs(brush: Brush, leg: Leg): string {
  const outer = 186 - leg.hem
  const half =
    brush.cloth(legPath(leg)) +
    hollow(
      `M197 182 C194 230 190 290 186 ${leg.end} L${186 - leg.hem * 0.32} ${leg.end + 4} C176 290 178 226 182 176 L200 150 V172 Z`,
      0.13,
    ) +
    shine(`M152 96 C146 150 ${outer + 10} 220 ${outer + 14} 330 C${outer + 28} 240 158 160 164 96 Z`, 0.1) +
    seam(`M158 226 q14 7 26 2 M156 236 q12 8 24 5`, brush.main, 1.5, 0.28)
  return mirrored(half)
}

function waistband(brush: Brush, tone = brush.main): string {
  return (
    brush.piece('M145 52 Q200 60 255 52 L257 76 Q200 84 143 76 Z', tone) +
    hollow('M150 53 Q200 60 250 53 Q200 48 150 53 Z', 0.4)
  )
}

const loops = (brush: Brush) =>
  [158, 180, 220, 242].map((x) => line(`M${x} 54 v24`, brush.main.dark, 5, 0.9)).join('')
const fly = (brush: Brush) => seam('M200 80 V168 M200 80 C214 100 214 136 200 150', brush.main, 1.8, 0.6)
const slantPockets = (brush: Brush) => mirrored(seam('M164 80 L146 116', brush.main, 2.4, 0.7))
const button = disc(200, 67, 4.5, BRASS.base) + disc(199, 66, 1.5, '#fff', 0.6)
const shadow = ground(200, 368, 104, 12)

const chinos: Drawing = (brush) =>
  shadow +
  legs(brush, STRAIGHT) +
  fly(brush) +
  slantPockets(brush) +
  waistband(brush) +
  loops(brush) +
  disc(200, 67, 4, '#6b5a45') +
  mirrored(seam('M135 351 Q160 358 186 351', brush.main, 1.4, 0.5))

const THREAD = '#d99a4e'

const jeans: Drawing = (brush) =>
  shadow +
  legs(brush, brush.has('feature', 'slim fit') ? TAPERED : STRAIGHT) +
  mirrored(
    shine('M140 150 C134 200 138 250 150 290 C164 250 172 200 166 150 Z', 0.12) +
      seam('M150 82 C152 108 166 116 186 114', brush.main, 1.8, 0.7) +
      stitch('M154 82 C156 104 168 111 186 109', THREAD) +
      disc(152, 84, 2.6, BRASS.base) +
      disc(186, 112, 2.6, BRASS.base),
  ) +
  fly(brush) +
  stitch('M205 82 C218 104 217 134 204 148', THREAD) +
  waistband(brush) +
  stitch('M147 57 Q200 65 253 57 M146 72 Q200 80 254 72', THREAD) +
  loops(brush) +
  button

const hiking: Drawing = (brush) => {
  const patch = toneOf(mix(brush.main.dark, '#0d1020', 0.12))
  return (
    shadow +
    legs(brush, STRAIGHT) +
    mirrored(
      brush.piece(
        'M134 212 C152 206 172 208 190 214 C188 236 188 254 187 270 C168 276 146 276 130 268 C130 248 131 230 134 212 Z',
        patch,
      ) +
        seam('M132 240 Q160 250 188 242', patch, 1.4, 0.5) +
        line('M140 136 L134 186', brush.second.base, 3.4, 0.9),
    ) +
    fly(brush) +
    slantPockets(brush) +
    waistband(brush, patch) +
    line('M188 66 h24', CREAM.base, 4) +
    disc(200, 66, 5, '#3a3c42')
  )
}

const rain: Drawing = (brush) =>
  shadow +
  legs(brush, WIDE) +
  mirrored(
    line('M139 110 C132 190 126 280 128 354', brush.second.base, 3, 0.9) +
      shine('M168 100 C158 180 150 260 148 340 C160 260 170 180 178 100 Z', 0.2),
  ) +
  waistband(brush) +
  [152, 164, 176, 188, 200, 212, 224, 236, 248]
    .map((x) => seam(`M${x} 55 v22`, brush.main, 1.4, 0.5))
    .join('') +
  line('M192 74 q-6 16 -2 30 M208 74 q6 16 2 30', CREAM.base, 2.4)

const joggers: Drawing = (brush) => {
  const rib = toneOf(brush.main.dark)
  return (
    shadow +
    legs(brush, TAPERED) +
    mirrored(
      brush.piece('M146 342 Q166 349 187 342 L184 366 Q166 371 150 366 Z', rib) +
        [153, 160, 167, 174, 181].map((x) => seam(`M${x} 346 v20`, rib, 1.3, 0.6)).join('') +
        seam('M148 92 C152 118 144 134 140 140', brush.main, 2.2, 0.7) +
        (brush.pattern === 'colour block' || brush.pattern === 'striped'
          ? line('M142 100 C134 180 138 270 146 338', brush.second.base, 6, 0.9)
          : ''),
    ) +
    waistband(brush, rib) +
    [154, 166, 178, 190, 210, 222, 234, 246].map((x) => seam(`M${x} 56 v20`, rib, 1.3, 0.5)).join('') +
    line('M194 70 C186 90 188 106 184 120 M206 70 C214 92 212 104 215 116', CREAM.base, 3.4)
  )
}

const leggings: Drawing = (brush) =>
  ground(200, 372, 80, 10) +
  legs(brush, NARROW) +
  mirrored(
    seam('M152 84 C144 140 146 200 152 250', brush.main, 1.5, 0.4) +
      shine('M158 110 C150 160 152 210 160 260 C168 210 170 160 172 110 Z', 0.12),
  ) +
  brush.piece('M145 46 Q200 56 255 46 L259 92 Q200 112 141 92 Z', brush.main) +
  seam('M141 92 Q200 112 259 92', brush.main, 1.8, 0.6) +
  line('M226 78 l8 -9 7 8', brush.second.light, 2.6)

const cargo: Drawing = (brush) =>
  shadow +
  legs(brush, WIDE) +
  mirrored(
    brush.piece('M128 190 L172 196 L170 252 L126 246 Z', brush.main) +
      brush.piece('M126 184 L174 191 L173 210 L150 216 L125 204 Z', brush.main) +
      disc(150, 206, 3, BRASS.base) +
      seam('M148 214 L146 248', brush.main, 1.4, 0.4) +
      line('M150 338 l10 8', brush.main.line, 2.4, 0.6),
  ) +
  fly(brush) +
  slantPockets(brush) +
  waistband(brush) +
  loops(brush) +
  button

const suit: Drawing = (brush) =>
  shadow +
  legs(brush, STRAIGHT) +
  mirrored(
    seam('M166 92 C160 180 154 270 156 354', brush.main, 2, 0.55) +
      line('M164 92 C158 180 152 270 154 352', '#fff', 1, 0.18),
  ) +
  fly(brush) +
  slantPockets(brush) +
  waistband(brush) +
  loops(brush) +
  line('M192 66 h16', '#cdd2d8', 3)

/** By value of the facet 'type'. */
export const TROUSER_DRAWINGS: Readonly<Record<string, Drawing>> = {
  chinos,
  jeans,
  'hiking trousers': hiking,
  'rain trousers': rain,
  joggers,
  leggings,
  'cargo trousers': cargo,
  'suit trousers': suit,
}
