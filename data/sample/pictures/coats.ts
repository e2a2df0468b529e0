/** Parkas and coats, hanging, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, seam } from './brush.ts'
import { LONG, sleeves, cuffs, body, hood, zip, flaps } from './jacketParts.ts'
import { BRASS, CREAM, mix, toneOf } from './palette.ts'

const parka: Drawing = (brush) =>
  ground(200, 384, 122, 12) +
  hood(brush, true) +
  sleeves(brush) +
  cuffs(brush) +
  body(brush, LONG) +
  seam('M112 234 Q200 248 288 234', brush.main, 2, 0.45) +
  line('M186 240 q-8 14 -4 24 M214 240 q8 14 4 24', CREAM.base, 2) +
  zip(362, BRASS.base) +
  flaps(brush, 270) +
  flaps(brush, 158) +
  [130, 190, 250, 310].map((y) => disc(188, y, 3.2, BRASS.base)).join('')

const lapels = (brush: Brush, bottom: number) =>
  mirrored(
    brush.piece(`M200 ${bottom} C186 150 174 116 166 92 L152 98 L140 140 L156 148 L150 160 Z`, brush.main) +
      seam(`M200 ${bottom} C186 150 174 116 166 92`, brush.main, 1.6, 0.5),
  )

const scarfHollow = (brush: Brush, bottom: number) =>
  brush.piece(`M168 94 Q200 110 232 94 L200 ${bottom} Z`, toneOf(mix(brush.main.dark, '#0d1020', 0.4)))

const trench: Drawing = (brush) =>
  ground(200, 388, 126, 11) +
  sleeves(brush) +
  mirrored(line('M66 284 L98 290', brush.main.line, 8, 0.4)) +
  body(brush, { hem: 370, flare: 20 }) +
  hollow(
    'M152 250 C148 290 142 330 138 372 L152 374 C156 330 158 290 160 250 Z M250 250 C254 290 262 330 266 372 L248 375 C246 330 244 290 244 250 Z',
    0.12,
  ) +
  scarfHollow(brush, 176) +
  lapels(brush, 186) +
  seam('M212 180 L216 378', brush.main, 2) +
  [196, 262, 300].map((y) => disc(176, y, 5, '#5b4632') + disc(226, y, 5, '#5b4632')).join('') +
  brush.piece('M108 226 Q200 242 292 226 L292 244 Q200 260 108 244 Z', brush.main) +
  brush.piece(box(188, 230, 30, 26, 4), toneOf('#5b4632')) +
  line('M196 236 h14 v14 h-14 Z', '#d9c9a8', 2) +
  brush.piece('M180 250 L172 318 L188 322 L196 254 Z', brush.main) +
  mirrored(line('M132 274 L124 312', brush.main.line, 3.4, 0.6))

const woolCoat: Drawing = (brush) =>
  ground(200, 388, 126, 11) +
  sleeves(brush) +
  body(brush, { hem: 370, flare: 10 }) +
  scarfHollow(brush, 196) +
  lapels(brush, 210) +
  seam('M208 204 L210 380', brush.main, 2) +
  [222, 262, 302]
    .map((y) => disc(198, y, 5.5, brush.main.dark) + disc(197, y - 1, 2, '#fff', 0.35))
    .join('') +
  mirrored(brush.piece('M128 268 L176 272 L175 290 L127 286 Z', brush.main)) +
  hollow('M206 210 L210 380 L226 378 C222 320 214 260 206 210 Z', 0.1)

/** By value of the facet 'type'. */
export const COAT_DRAWINGS: Readonly<Record<string, Drawing>> = {
  parka,
  'trench coat': trench,
  'wool coat': woolCoat,
}
