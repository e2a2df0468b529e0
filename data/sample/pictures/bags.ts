/** Bags, standing, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, seam, shine, stitch } from './brush.ts'
import { BRASS, CREAM, LEATHER, mix, toneOf } from './palette.ts'

const zipPull = (x: number, y: number) => line(`M${x} ${y} v12`, '#e3e6ea', 4)
const strapTone = (brush: Brush) => toneOf(mix(brush.main.dark, '#0d1020', 0.25))
const tab = (brush: Brush, x: number, y: number) =>
  brush.piece(box(x, y, 34, 16, 3), LEATHER) + line(`M${x + 7} ${y + 8} h20`, CREAM.base, 1.4, 0.7)

const BACK =
  'M122 330 C110 326 104 314 104 296 L110 156 C112 104 150 76 200 76 C250 76 288 104 290 156 L296 296 C296 314 290 326 278 330 Q200 344 122 330 Z'

const backpack: Drawing = (brush) => {
  const straps = strapTone(brush)
  return (
    ground(200, 344, 122, 15) +
    mirrored(brush.piece('M118 150 C92 170 84 230 92 312 L108 316 C104 240 110 190 128 166 Z', straps)) +
    line('M172 84 C172 50 228 50 228 84', straps.base, 13) +
    line('M172 82 C173 52 227 52 228 82', straps.light, 2, 0.5) +
    brush.cloth(BACK) +
    hollow(
      'M290 156 L296 296 C296 314 290 326 278 330 Q262 333 250 335 C262 280 268 210 262 120 C276 130 288 140 290 156 Z',
      0.13,
    ) +
    shine('M122 150 C126 118 144 98 166 92 C142 116 134 160 132 240 C124 220 120 190 122 150 Z', 0.16) +
    seam('M128 176 C130 128 160 102 200 102 C240 102 270 128 272 176', brush.main, 4.5, 0.75) +
    zipPull(128, 176) +
    brush.cloth(
      'M126 214 Q200 202 274 214 L279 296 C279 310 272 316 262 318 Q200 326 138 318 C128 316 121 310 121 296 Z',
    ) +
    hollow('M126 214 Q200 202 274 214 L274 220 Q200 209 126 220 Z', 0.2) +
    seam('M138 232 Q200 222 262 232', brush.main, 3.6, 0.7) +
    zipPull(262, 232) +
    (brush.has('material', 'canvas')
      ? tab(brush, 183, 146)
      : brush.piece(box(180, 142, 40, 22, 4), brush.second)) +
    (brush.has('feature', 'reflective') ? line('M140 296 Q200 304 260 296', '#e8edf2', 5, 0.9) : '')
  )
}

const hikingPack: Drawing = (brush) => {
  const straps = strapTone(brush)
  return (
    ground(200, 364, 112, 13) +
    mirrored(brush.piece('M126 130 C98 156 92 240 102 336 L118 338 C112 250 116 190 134 160 Z', straps)) +
    mirrored(
      brush.piece('M122 262 C104 262 98 280 100 316 C102 334 112 340 126 340 Z', toneOf(brush.main.dark)) +
        seam('M104 284 Q114 278 124 280', brush.main, 1.6, 0.5),
    ) +
    brush.cloth(
      'M128 342 C118 338 114 326 116 310 L124 132 Q200 110 276 132 L284 310 C286 326 282 338 272 342 Q200 356 128 342 Z',
    ) +
    hollow('M276 132 L284 310 C286 326 282 338 272 342 Q256 346 244 348 C256 280 258 200 252 124 Z', 0.14) +
    brush.piece('M138 220 Q200 208 262 220 L268 306 Q200 322 132 306 Z', brush.second) +
    seam('M148 234 Q200 224 252 234', brush.second, 3.6, 0.7) +
    mirrored(
      line('M146 132 L142 222', straps.base, 8) + brush.piece(box(136, 188, 18, 14, 3), toneOf('#2a2c32')),
    ) +
    brush.cloth('M122 140 C112 112 122 74 146 66 Q200 54 254 66 C278 74 288 112 278 140 Q200 118 122 140 Z') +
    seam('M146 84 Q200 72 254 84', brush.main, 3.6, 0.7) +
    line('M180 64 C180 42 220 42 220 64', straps.base, 9) +
    brush.piece(
      'M120 346 Q200 364 280 346 C286 356 284 366 276 370 Q200 382 124 370 C116 366 114 356 120 346 Z',
      brush.second,
    ) +
    mirrored(line('M158 344 v32', straps.base, 6)) +
    line('M286 150 L304 330', '#9aa1aa', 4) +
    disc(304, 332, 5, '#5d636c')
  )
}

const laptopPack: Drawing = (brush) => {
  const straps = strapTone(brush)
  const face = brush.has('material', 'leather')
  return (
    ground(200, 346, 120, 14) +
    line('M174 74 C174 46 226 46 226 74', straps.base, 12) +
    mirrored(brush.piece('M112 150 C94 180 92 250 98 320 L112 322 C108 250 112 200 122 170 Z', straps)) +
    brush.cloth(
      'M128 336 Q108 336 108 312 L110 106 Q112 70 146 70 L254 70 Q288 70 290 106 L292 312 Q292 336 272 336 Z',
    ) +
    hollow('M258 70 Q288 72 290 106 L292 312 Q292 336 272 336 L246 336 C262 250 264 150 258 70 Z', 0.14) +
    shine('M124 110 Q126 84 148 82 L160 82 C140 110 134 180 132 250 Z', 0.15) +
    seam('M126 330 V112 Q126 88 152 88 L248 88 Q274 88 274 112 V330', brush.main, 3, 0.55) +
    brush.piece('M126 196 L274 196 L274 316 Q274 330 260 330 L140 330 Q126 330 126 316 Z', brush.main) +
    line('M134 206 H266', brush.main.line, 4, 0.8) +
    zipPull(258, 206) +
    line('M152 146 H248', brush.main.line, 3.6, 0.7) +
    (face
      ? stitch('M132 214 V314 Q132 324 142 324 H258 Q268 324 268 314 V214', CREAM.base)
      : brush.piece(box(186, 256, 28, 12, 3), brush.second)) +
    (brush.has('feature', 'usb port') ? brush.piece(box(280, 232, 9, 18, 2), toneOf('#24262b')) : '')
  )
}

const tote: Drawing = (brush) => {
  const handle =
    brush.has('material', 'canvas') || brush.has('material', 'cotton') ? LEATHER : toneOf(brush.main.dark)
  return (
    ground(200, 344, 128, 15) +
    line('M152 160 C150 60 250 60 248 160', handle.dark, 10) +
    brush.cloth('M96 146 L304 146 L290 328 Q200 342 110 328 Z') +
    hollow('M96 146 L304 146 L303 160 Q200 150 97 160 Z', 0.2) +
    hollow('M304 146 L290 328 L262 334 C276 270 280 200 278 146 Z', 0.13) +
    shine('M112 160 L122 318 C130 260 132 200 134 160 Z', 0.14) +
    seam('M138 200 C150 240 146 290 150 326 M262 196 C250 240 256 290 250 328', brush.main, 1.6, 0.22) +
    line('M150 206 C146 78 254 78 250 206', handle.base, 11) +
    line('M148 204 C144 80 252 76 248 204', handle.light, 2, 0.55) +
    mirrored(
      brush.piece(box(138, 188, 22, 34, 4), handle) +
        disc(149, 198, 2.6, BRASS.base) +
        disc(149, 212, 2.6, BRASS.base),
    ) +
    (brush.pattern === 'solid' || brush.pattern === null ? tab(brush, 183, 262) : '')
  )
}

const messenger: Drawing = (brush) =>
  ground(200, 326, 138, 15) +
  line('M88 200 C60 40 340 40 312 200', strapTone(brush).dark, 15) +
  line('M88 198 C62 44 338 44 312 198', strapTone(brush).light, 2.4, 0.5) +
  brush.piece(box(222, 70, 30, 24, 4), BRASS) +
  brush.cloth('M84 178 Q200 164 316 178 L310 300 Q308 316 290 318 Q200 326 110 318 Q92 316 90 300 Z') +
  brush.cloth(
    'M78 176 Q80 164 94 162 Q200 150 306 162 Q320 164 322 176 L316 256 Q314 272 296 274 Q200 284 104 274 Q86 272 84 256 Z',
  ) +
  hollow(
    'M84 262 Q86 272 104 275 Q200 285 296 275 Q314 272 316 260 L315 276 Q300 290 200 294 Q100 290 86 276 Z',
    0.2,
  ) +
  shine('M94 172 Q160 162 220 161 C160 172 116 190 100 244 Z', 0.14) +
  stitch(
    'M92 182 L96 252 Q98 264 110 265 Q200 274 290 265 Q302 264 304 252 L308 182',
    brush.has('material', 'leather') ? '#e2c79a' : brush.main.light,
  ) +
  mirrored(brush.piece(box(128, 226, 22, 72, 4), LEATHER) + brush.piece(box(125, 262, 28, 20, 3), BRASS))

const duffel: Drawing = (brush) =>
  ground(200, 312, 158, 16) +
  line('M130 190 C136 104 264 104 270 190', strapTone(brush).dark, 11) +
  brush.cloth(
    'M62 226 C62 176 82 158 112 158 L288 158 C318 158 338 176 338 226 C338 280 322 302 290 304 L110 304 C78 302 62 280 62 226 Z',
  ) +
  brush.piece(
    'M62 226 C62 176 82 158 112 158 C98 176 92 200 92 230 C92 262 98 288 110 304 C78 302 62 280 62 226 Z',
    brush.second,
  ) +
  brush.piece(
    'M338 226 C338 176 318 158 288 158 C302 176 308 200 308 230 C308 262 302 288 290 304 C322 302 338 280 338 226 Z',
    brush.second,
  ) +
  hollow(
    'M92 270 C120 288 280 288 308 270 C306 284 300 296 290 304 L110 304 C100 296 94 284 92 270 Z',
    0.16,
  ) +
  shine('M108 168 H292 C298 176 300 182 302 190 C240 178 160 178 98 190 C100 182 104 174 108 168 Z', 0.18) +
  line('M112 166 H288', brush.main.line, 4, 0.8) +
  zipPull(276, 166) +
  mirrored(
    line('M138 304 V206', strapTone(brush).base, 12) +
      line('M134 300 V208', strapTone(brush).light, 1.6, 0.5),
  ) +
  line('M138 206 C142 112 258 112 262 206', strapTone(brush).base, 11) +
  brush.piece(box(180, 126, 40, 18, 7), LEATHER) +
  brush.piece(box(166, 226, 68, 44, 6), brush.main) +
  line('M174 238 h52', brush.main.line, 3, 0.6)

const crossbody: Drawing = (brush) => {
  const chain = brush.dice.chance(0.4)
  const strap = chain
    ? `<path d="M116 190 C86 40 314 40 284 190" fill="none" stroke="${BRASS.base}" stroke-width="7" stroke-dasharray="9 4"/>`
    : line('M116 190 C86 40 314 40 284 190', brush.main.dark, 8) +
      line('M114 188 C86 44 312 42 282 188', brush.main.light, 1.6, 0.5)
  return (
    ground(200, 314, 110, 14) +
    strap +
    brush.cloth(
      'M104 190 Q106 172 124 170 L276 170 Q294 172 296 190 L300 266 C300 296 284 308 258 308 L142 308 C116 308 100 296 100 266 Z',
    ) +
    brush.cloth(
      'M100 186 Q102 168 120 166 L280 166 Q298 168 300 186 C302 226 262 256 200 258 C138 256 98 226 100 186 Z',
    ) +
    hollow(
      'M100 200 C106 232 144 257 200 259 C256 257 294 232 300 200 C302 240 262 268 200 270 C138 268 98 240 100 200 Z',
      0.2,
    ) +
    shine('M112 182 Q116 176 128 176 L220 174 C160 182 126 196 122 220 C112 206 108 194 112 182 Z', 0.2) +
    stitch('M108 190 C112 224 150 247 200 249 C250 247 288 224 292 190', brush.main.light) +
    brush.piece(box(184, 240, 32, 26, 6), BRASS) +
    line('M200 248 v10', '#7a5d20', 3) +
    mirrored(`<circle cx="114" cy="188" r="8" fill="none" stroke="${BRASS.base}" stroke-width="4"/>`)
  )
}

/** By value of the facet 'type'. */
export const BAG_DRAWINGS: Readonly<Record<string, Drawing>> = {
  backpack,
  'hiking backpack': hikingPack,
  'laptop backpack': laptopPack,
  'tote bag': tote,
  'messenger bag': messenger,
  'duffel bag': duffel,
  'crossbody bag': crossbody,
}
