/** Jackets, hanging, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, seam, shine, stitch } from './brush.ts'
import {
  SHORT,
  HIP,
  sleeves,
  cuffs,
  body,
  yoke,
  hood,
  standCollar,
  zip,
  zipColour,
  welts,
  chestZip,
  flaps,
  blocked,
  brand,
} from './jacketParts.ts'
import { BRASS, CREAM, mix, toneOf } from './palette.ts'

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

/** By value of the facet 'type'. */
export const JACKET_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'rain jacket': rainJacket,
  'hardshell jacket': hardshell,
  'ski jacket': skiJacket,
  'down jacket': downJacket,
  'softshell jacket': softshell,
  'fleece jacket': fleece,
  windbreaker,
  'denim jacket': denimJacket,
  'bomber jacket': bomber,
}
