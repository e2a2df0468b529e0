/** Jackets and coats, hanging, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, seam, shine, stitch } from './brush.ts'
import { BRASS, CREAM, mix, toneOf } from './palette.ts'

interface Cut {
  /** Where the hem is; the canvas ends at 400. */
  readonly hem: number
  /** How much wider the hem is than the chest, on each side. */
  readonly flare: number
}

const SHORT: Cut = { hem: 312, flare: 0 }
const HIP: Cut = { hem: 328, flare: 2 }
const LONG: Cut = { hem: 362, flare: 12 }

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

function sleeves(brush: Brush, tone = brush.main): string {
  const sleeve = tone === brush.main ? brush.cloth(SLEEVE) : brush.piece(SLEEVE, tone)
  return mirrored(
    sleeve +
      hollow('M117 204 C107 238 102 274 98 308 L92 309 C94 270 100 230 116 170 Z', 0.16) +
      seam('M92 170 C98 178 100 190 96 204', tone, 1.4, 0.3),
  )
}

const cuffs = (brush: Brush, tone = brush.main) => mirrored(brush.piece(CUFF, tone))

function body(brush: Brush, cut: Cut): string {
  const { hem } = cut
  return (
    brush.cloth(bodyPath(cut)) +
    hollow(
      `M112 192 C113 230 112 270 ${112 - cut.flare} ${hem} L${126 - cut.flare} ${hem + 3} C128 270 126 226 122 190 Z`,
      0.12,
    ) +
    hollow(
      `M288 192 C287 230 288 270 ${288 + cut.flare} ${hem} L${266 + cut.flare} ${hem + 6} C270 270 274 226 278 180 Z`,
      0.16,
    ) +
    shine('M132 124 C126 160 128 210 130 250 C138 210 138 160 146 118 Z', 0.13)
  )
}

function yoke(brush: Brush): string {
  return brush.piece(
    'M166 96 C150 102 132 108 118 118 L115 162 Q200 182 285 162 L282 118 C268 108 250 102 234 96 Q200 116 166 96 Z',
    brush.second,
  )
}

function hood(brush: Brush, fur = false): string {
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

function standCollar(brush: Brush, tone = brush.main): string {
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

function zip(hem: number, colour: string, from = 106): string {
  return (
    line(`M200 ${from} V${hem + 5}`, colour, 4.5, 0.95) +
    `<path d="M200 ${from} V${hem + 5}" stroke="#fff" stroke-opacity=".35" stroke-width="1.2" stroke-dasharray="2 2.500"/>` +
    line(`M200 ${from + 8} v10`, '#e8eaed', 3)
  )
}

const zipColour = (brush: Brush) => brush.dice.pick([brush.main.line, brush.second.base, brush.main.dark])
const welts = (brush: Brush, y = 236) =>
  mirrored(
    line(`M144 ${y} L134 ${y + 42}`, brush.main.line, 3.4, 0.75) +
      line(`M147 ${y} L137 ${y + 42}`, '#fff', 1, 0.25),
  )
const chestZip = (brush: Brush) =>
  line('M226 150 L258 146', brush.second.line, 3, 0.8) + line('M258 146 l6 5', '#e8eaed', 2.4)
const flaps = (brush: Brush, y: number) =>
  mirrored(brush.piece(`M130 ${y} L172 ${y + 3} L172 ${y + 20} Q151 ${y + 25} 130 ${y + 17} Z`, brush.main))
const blocked = (brush: Brush) =>
  brush.pattern === 'colour block' || (brush.pattern === 'solid' && brush.dice.chance(0.22))
const brand = (brush: Brush) =>
  `<path d="M244 132l6-8 4 5 3-3 5 6z" fill="${brush.second.light}" fill-opacity=".9"/>`

const rainJacket: Drawing = (brush) => {
  const twoTone = blocked(brush)
  return (
    ground(200, 366, 120, 14) +
    hood(brush) +
    sleeves(brush) +
    cuffs(brush) +
    body(brush, HIP) +
    (twoTone ? yoke(brush) : seam('M116 164 Q200 184 284 164', brush.main, 1.6, 0.4)) +
    zip(328, twoTone ? brush.main.dark : zipColour(brush)) +
    welts(brush) +
    line('M176 112 L172 146', brush.second.base, 2.4) +
    line('M224 112 L228 146', brush.second.base, 2.4) +
    brand(brush)
  )
}

const hardshell: Drawing = (brush) =>
  ground(200, 366, 120, 14) +
  hood(brush) +
  sleeves(brush, blocked(brush) ? brush.second : brush.main) +
  cuffs(brush, toneOf(brush.main.dark)) +
  body(brush, HIP) +
  seam('M128 122 C140 150 150 160 200 168 C250 160 260 150 272 122', brush.main, 1.6, 0.5) +
  zip(328, brush.second.base) +
  welts(brush, 246) +
  chestZip(brush) +
  brand(brush)

const skiJacket: Drawing = (brush) =>
  ground(200, 366, 122, 14) +
  hood(brush) +
  sleeves(brush) +
  cuffs(brush, brush.second) +
  body(brush, HIP) +
  brush.piece('M114 196 Q200 216 286 196 L287 226 Q200 246 113 226 Z', brush.second) +
  yoke(brush) +
  zip(328, brush.main.dark) +
  flaps(brush, 262) +
  brush.piece(box(78, 214, 15, 20, 3), brush.second) +
  brand(brush)

function quilts(brush: Brush): string {
  const rows = [140, 170, 200, 230, 260, 290]
  return rows
    .map(
      (y) =>
        seam(`M114 ${y} Q157 ${y + 11} 200 ${y + 9} Q243 ${y + 11} 286 ${y}`, brush.main, 2, 0.5) +
        shine(`M118 ${y + 5} Q158 ${y + 16} 196 ${y + 14} Q158 ${y + 24} 118 ${y + 12} Z`, 0.13) +
        hollow(
          `M116 ${y - 7} Q158 ${y + 6} 200 ${y + 4} Q242 ${y + 6} 284 ${y - 7} Q243 ${y + 11} 200 ${y + 9} Q157 ${y + 11} 116 ${y - 7} Z`,
          0.1,
        ),
    )
    .join('')
}

const sleeveQuilts = (brush: Brush) =>
  mirrored(
    [150, 178, 206, 234, 262, 288]
      .map((y, i) =>
        seam(
          `M${88 - i * 3.4} ${y} Q${102 - i * 1.5} ${y + 9} ${116 - i * 2.4} ${y + 3}`,
          brush.main,
          1.8,
          0.45,
        ),
      )
      .join(''),
  )

const downJacket: Drawing = (brush) =>
  ground(200, 362, 122, 14) +
  (brush.has('feature', 'hooded') ? hood(brush) : standCollar(brush)) +
  sleeves(brush) +
  sleeveQuilts(brush) +
  cuffs(brush, toneOf(brush.main.dark)) +
  body(brush, { hem: 318, flare: 3 }) +
  quilts(brush) +
  zip(318, zipColour(brush)) +
  welts(brush, 240)

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

const softshell: Drawing = (brush) =>
  ground(200, 360, 118, 13) +
  standCollar(brush) +
  sleeves(brush, blocked(brush) ? brush.second : brush.main) +
  cuffs(brush, toneOf(brush.main.dark)) +
  body(brush, SHORT) +
  seam('M118 150 C150 176 158 230 150 318 M282 150 C250 176 242 230 250 318', brush.main, 1.6, 0.5) +
  zip(312, brush.second.base) +
  welts(brush, 232) +
  chestZip(brush) +
  brand(brush)

/** Little loops all over, more of them than the eye can count. */
function pile(brush: Brush): string {
  const loops = Array.from({ length: 130 }, () => {
    const [x, y] = [brush.dice.integer(124, 276), brush.dice.integer(128, 304)]
    return `M${x} ${y}q3 -4 6 0`
  }).join('')
  return line(loops, '#ffffff', 1.4, 0.28)
}

const fleece: Drawing = (brush) =>
  ground(200, 360, 118, 13) +
  standCollar(brush) +
  sleeves(brush) +
  cuffs(brush, brush.second) +
  body(brush, SHORT) +
  pile(brush) +
  brush.piece('M220 142 L264 138 L264 182 Q242 190 220 184 Z', brush.second) +
  line('M222 150 L262 146', brush.main.base, 2.6) +
  zip(312, brush.second.base) +
  brush.piece('M110 306 Q200 320 290 306 L291 318 Q200 332 109 318 Z', brush.second) +
  welts(brush, 240)

const windbreaker: Drawing = (brush) => {
  const top = brush.pattern === 'colour block' || brush.dice.chance(0.5)
  return (
    ground(200, 360, 118, 13) +
    (brush.has('feature', 'hooded') ? hood(brush) : standCollar(brush, top ? brush.second : brush.main)) +
    sleeves(brush) +
    cuffs(brush, brush.second) +
    body(brush, SHORT) +
    (top
      ? brush.piece(
          'M166 96 C150 102 132 108 118 118 L114 176 L200 210 L286 176 L282 118 C268 108 250 102 234 96 Q200 116 166 96 Z',
          brush.second,
        )
      : seam('M114 176 L200 210 L286 176', brush.main, 1.8, 0.5)) +
    line('M114 184 L200 218 L286 184', top ? CREAM.base : brush.second.base, 5, 0.9) +
    zip(312, brush.main.dark) +
    brush.piece('M110 304 Q200 318 290 304 L291 320 Q200 334 109 320 Z', brush.second) +
    welts(brush, 244)
  )
}

const THREAD = '#d99a4e'

const denimJacket: Drawing = (brush) => {
  const pocket =
    brush.piece('M134 150 L178 152 L178 166 L156 176 L134 164 Z', brush.main) +
    stitch('M136 152 L176 154 M137 164 L156 173 L176 165', THREAD) +
    disc(156, 167, 3, BRASS.base)
  return (
    ground(200, 356, 118, 13) +
    sleeves(brush) +
    cuffs(brush) +
    body(brush, { hem: 300, flare: -4 }) +
    seam('M116 144 Q158 154 196 150 M204 150 Q242 154 284 144', brush.main, 1.8) +
    stitch('M117 148 Q158 158 196 154 M204 154 Q242 158 283 148', THREAD) +
    stitch('M146 178 L160 296 M170 178 L174 298 M254 178 L240 296 M230 178 L226 298', THREAD) +
    mirrored(pocket) +
    brush.piece('M112 290 Q200 304 288 290 L287 312 Q200 325 113 312 Z', brush.main) +
    stitch('M114 296 Q200 309 286 296', THREAD) +
    seam('M193 104 V310 M207 104 V310', brush.main, 1.4) +
    [126, 162, 198, 234, 270, 306]
      .map((y) => disc(200, y, 4, BRASS.base) + disc(199, y - 1, 1.5, '#fff', 0.6))
      .join('') +
    mirrored(
      brush.piece('M200 108 C188 104 174 94 168 84 L154 92 C156 110 164 124 178 134 Z', brush.main) +
        stitch('M160 96 C162 110 168 120 178 128', THREAD),
    )
  )
}

function ribs(path: string, colour: string): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-opacity=".4" stroke-width="13" stroke-dasharray="1.600 3.400"/>`
}

const bomber: Drawing = (brush) => {
  const rib = toneOf(mix(brush.main.dark, '#0d1020', 0.2))
  return (
    ground(200, 358, 118, 13) +
    sleeves(brush) +
    cuffs(brush, rib) +
    body(brush, { hem: 298, flare: -2 }) +
    brush.piece('M112 290 Q200 306 288 290 L284 316 Q200 330 116 316 Z', rib) +
    ribs('M114 303 Q200 318 286 303', rib.line) +
    brush.piece(
      'M160 100 C166 86 178 78 200 78 C222 78 234 86 240 100 C230 112 216 116 200 118 C184 116 170 112 160 100 Z',
      rib,
    ) +
    hollow(
      'M172 98 C178 88 188 86 200 86 C212 86 222 88 228 98 C218 106 210 108 200 110 C190 108 182 106 172 98 Z',
      0.4,
    ) +
    zip(304, BRASS.base, 114) +
    mirrored(line('M132 226 L152 262', brush.main.line, 4, 0.7)) +
    line('M84 176 L100 172', BRASS.base, 3) +
    seam('M118 124 Q132 150 128 192 M282 124 Q268 150 272 192', brush.main, 1.4, 0.4)
  )
}

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
export const JACKET_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'rain jacket': rainJacket,
  'hardshell jacket': hardshell,
  'ski jacket': skiJacket,
  'down jacket': downJacket,
  parka,
  'softshell jacket': softshell,
  'fleece jacket': fleece,
  windbreaker,
  'denim jacket': denimJacket,
  'bomber jacket': bomber,
  'trench coat': trench,
  'wool coat': woolCoat,
}
