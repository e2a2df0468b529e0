/** Things for camping. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, moved, oval, seam, shine } from './brush.ts'
import { BRASS, CHARCOAL, GLASS, mix, STEEL, toneOf, WOOD } from './palette.ts'

const pine = (x: number, y: number, s: number) =>
  moved(
    '<path d="M0 -60 L22 -20 H10 L28 10 H12 L32 42 H-32 L-12 10 H-28 L-10 -20 H-22 Z" fill="#5d7f6a" fill-opacity=".32"/><path d="M-4 42 h8 v14 h-8 z" fill="#5a4a3a" fill-opacity=".35"/>',
    `translate(${x} ${y}) scale(${s})`,
  )

const tent: Drawing = (brush) => {
  const inside = toneOf(mix(brush.main.dark, '#12161f', 0.55))
  return (
    pine(70, 196, 1.3) +
    pine(330, 204, 1.1) +
    pine(300, 190, 0.8) +
    ground(200, 314, 186, 18) +
    line('M104 196 L34 306 M300 190 L372 300', '#9a9fa6', 1.8) +
    brush.piece(
      'M150 112 C220 86 300 150 344 296 Q280 312 226 306 C236 230 206 150 150 112 Z',
      toneOf(brush.main.dark),
    ) +
    brush.cloth('M52 304 C66 206 104 130 150 112 C206 150 238 230 232 308 Q140 320 52 304 Z') +
    brush.piece('M108 309 C112 236 128 182 150 150 C172 190 186 250 186 312 Q148 315 108 309 Z', inside) +
    brush.piece('M108 309 C112 236 128 182 150 150 C148 196 134 260 122 311 Z', brush.second) +
    line('M150 112 C206 150 238 230 232 308', brush.main.line, 3, 0.6) +
    line('M150 112 C104 130 66 206 52 304', brush.main.light, 3, 0.6) +
    line('M184 134 C250 150 300 216 322 300', brush.main.line, 2, 0.4) +
    brush.piece('M252 190 C270 204 284 226 294 250 L268 256 C262 232 256 212 252 190 Z', GLASS) +
    shine('M86 256 C98 200 116 160 140 136 C126 170 116 220 110 262 Z', 0.2) +
    [52, 108, 186, 232, 344]
      .map((x) => line(`M${x} ${x === 344 ? 296 : 306} l-5 10`, CHARCOAL.base, 3.4))
      .join('') +
    disc(150, 110, 4, CHARCOAL.base)
  )
}

const sleepingBag: Drawing = (brush) => {
  const outline =
    'M200 36 C246 36 268 66 270 104 C284 140 286 190 276 240 C268 290 254 330 238 352 Q200 368 162 352 C146 330 132 290 124 240 C114 190 116 140 130 104 C132 66 154 36 200 36 Z'
  const rows = [142, 174, 206, 238, 270, 302, 332]
  return moved(
    ground(200, 366, 96, 12) +
      brush.cloth(outline) +
      rows
        .map(
          (y, i) =>
            seam(
              `M${122 + Math.max(0, i - 2) * 8} ${y} Q200 ${y + 16} ${278 - Math.max(0, i - 2) * 8} ${y}`,
              brush.main,
              2.2,
              0.45,
            ) +
            shine(
              `M${128 + Math.max(0, i - 2) * 8} ${y + 7} Q160 ${y + 17} 196 ${y + 19} Q160 ${y + 25} ${130 + Math.max(0, i - 2) * 8} ${y + 15} Z`,
              0.14,
            ),
        )
        .join('') +
      brush.piece(
        'M200 52 C234 52 252 76 250 104 C246 130 224 144 200 144 C176 144 154 130 150 104 C148 76 166 52 200 52 Z',
        brush.second,
      ) +
      hollow(
        'M200 66 C226 66 240 84 238 106 C234 126 218 134 200 134 C182 134 166 126 162 106 C160 84 174 66 200 66 Z',
        0.35,
      ) +
      brush.piece('M166 112 Q200 96 234 112 Q240 132 200 136 Q160 132 166 112 Z', toneOf('#efe8da')) +
      line('M246 132 C262 190 258 280 232 340', brush.second.dark, 4) +
      line('M246 132 l8 12', '#e6e9ec', 3.4) +
      brush.piece(box(176, 316, 48, 16, 3), brush.second),
    'rotate(9 200 200)',
  )
}

const mat: Drawing = (brush) => {
  const baffles = [112, 142, 172, 202, 232, 262]
    .map(
      (x) =>
        hollow(`M${x} 128 q7 80 0 168 l9 0 q7 -88 0 -168 Z`, 0.12) +
        shine(`M${x + 11} 128 q7 80 0 168 l6 0 q7 -88 0 -168 Z`, 0.16),
    )
    .join('')
  const lying =
    brush.piece(box(84, 122, 212, 180, 22), brush.main) +
    baffles +
    `<path d="${box(84, 122, 212, 180, 22)}" fill="none" stroke="${brush.main.dark}" stroke-width="4" stroke-opacity=".6"/>` +
    brush.piece(oval(104, 142, 8), CHARCOAL)
  return (
    ground(200, 326, 172, 15) +
    moved(lying, 'translate(196 236) scale(1.200 .62) rotate(-18) translate(-190 -212)') +
    moved(
      brush.piece('M0 0 H104 C118 0 128 16 128 34 C128 52 118 68 104 68 H0 Z', brush.main) +
        hollow('M0 48 H124 C120 60 114 68 104 68 H0 Z', 0.18) +
        brush.piece(oval(0, 34, 21, 34), toneOf(brush.main.light)) +
        `<path d="M0 34 m0 -4 a8 10 0 1 1 -8 10 a13 18 0 1 1 17 14 a17 26 0 1 1 -3 -46" fill="none" stroke="${brush.main.line}" stroke-width="3" stroke-opacity=".7"/>` +
        line('M40 0 V68 M88 0 V68', brush.second.base, 7) +
        brush.piece(box(34, 28, 13, 14, 3), CHARCOAL),
      'translate(214 252)',
    )
  )
}

const lantern: Drawing = (brush) => {
  const glass = brush.has('material', 'glass')
  return (
    `<circle cx="200" cy="204" r="150" fill="#ffd778" fill-opacity=".16"/><circle cx="200" cy="204" r="106" fill="#ffd778" fill-opacity=".2"/>` +
    ground(200, 352, 96, 13) +
    line('M138 124 C130 36 270 36 262 124', STEEL.dark, 6) +
    brush.piece(
      'M150 124 C152 98 170 86 200 86 C230 86 248 98 250 124 L262 138 Q200 152 138 138 Z',
      brush.main,
    ) +
    brush.piece(oval(200, 82, 14, 8), brush.main) +
    `<path d="M150 140 C138 190 138 230 150 276 Q200 290 250 276 C262 230 262 190 250 140 Q200 152 150 140 Z" fill="#fff3cf"/>` +
    `<path d="M172 146 C166 190 166 230 172 280 H228 C234 230 234 190 228 146 Z" fill="#ffdf8a" fill-opacity=".75"/>` +
    (glass
      ? `<path d="M200 184 C218 206 222 224 214 240 C208 252 192 252 186 240 C178 224 190 208 200 184 Z" fill="#f59a2e"/><path d="M200 208 C210 222 210 234 204 242 C200 246 194 244 192 238 C190 228 196 222 200 208 Z" fill="#fff0b0"/>`
      : line('M186 166 V256 M200 162 V262 M214 166 V256', '#ffffff', 6, 0.9)) +
    mirrored(line('M150 140 C138 190 138 230 150 276', brush.main.dark, 6)) +
    shine('M160 150 C150 190 150 230 158 270 C166 230 166 190 172 148 Z', 0.55) +
    brush.piece('M144 274 Q200 292 256 274 L264 304 L266 332 Q200 352 134 332 L136 304 Z', brush.main) +
    hollow('M256 274 L264 304 L266 332 Q250 338 234 340 C240 316 238 296 232 280 Z', 0.16) +
    shine('M150 286 L148 328 L164 333 L164 290 Z', 0.25) +
    brush.piece(oval(200, 314, 13), brush.second) +
    line('M200 314 v-9', brush.second.line, 3)
  )
}

const flame = (x: number) =>
  `<path d="M${x} 148 q12 16 6 28 q-6 8 -12 0 q-6 -12 6 -28" fill="#5ab0f2" fill-opacity=".85"/><path d="M${x} 160 q6 8 3 14 q-3 4 -6 0 q-3 -6 3 -14" fill="#d8f0ff"/>`

const stove: Drawing = (brush) =>
  ground(200, 344, 100, 14) +
  [150, 176, 200, 224, 250].map(flame).join('') +
  mirrored(
    line('M196 196 L146 172 L112 146 M112 146 h30', STEEL.dark, 8) +
      line('M196 194 L146 170 L114 146', '#ffffff', 2, 0.5),
  ) +
  brush.piece(
    'M146 176 Q200 190 254 176 L246 198 Q200 210 154 198 Z',
    brush.has('material', 'titanium') ? toneOf('#8d9298') : STEEL,
  ) +
  Array.from({ length: 9 }, (_, i) => disc(160 + i * 10, 186 + (i % 2), 2, '#2a2c31')).join('') +
  brush.piece(box(188, 200, 24, 34, 3), BRASS) +
  line('M212 220 H262', STEEL.dark, 5) +
  brush.piece(box(258, 208, 26, 24, 6), brush.main) +
  brush.piece(
    'M132 262 C132 244 156 234 200 234 C244 234 268 244 268 262 L268 320 C268 336 240 344 200 344 C160 344 132 336 132 320 Z',
    brush.main,
  ) +
  hollow(
    'M268 262 L268 320 C268 332 252 340 228 343 C244 310 244 270 236 238 C256 242 268 250 268 262 Z',
    0.16,
  ) +
  shine('M142 262 L142 318 C144 326 150 330 160 333 L160 250 C150 252 144 256 142 262 Z', 0.35) +
  brush.piece('M132 276 Q200 294 268 276 L268 306 Q200 324 132 306 Z', toneOf('#f1ede3')) +
  `<path d="M200 286 q14 14 4 26 q-10 4 -12 -6 q0 -8 8 -20" fill="${brush.main.base === '#f1ede3' ? '#d8644f' : brush.main.dark}"/>`

const chair: Drawing = (brush) => {
  const frame = brush.has('material', 'wood') ? WOOD : brush.has('material', 'aluminium') ? STEEL : CHARCOAL
  const tube = (path: string) =>
    line(path, frame.dark, 11) + line(path, frame.base, 7) + line(path, frame.light, 2, 0.7)
  return (
    ground(200, 354, 134, 14) +
    tube('M128 234 L278 350') +
    tube('M272 234 L122 350') +
    brush.cloth('M116 66 Q200 52 284 66 L278 206 Q200 222 122 206 Z') +
    hollow('M284 66 L278 206 Q262 210 246 212 C256 160 258 110 252 62 Z', 0.13) +
    shine('M126 78 L130 196 C140 160 142 110 146 74 Z', 0.16) +
    seam('M124 84 Q200 70 276 84 M128 190 Q200 204 272 190', brush.main, 2, 0.45) +
    brush.cloth('M106 226 Q200 202 294 226 L306 258 Q200 286 94 258 Z') +
    hollow('M94 258 Q200 286 306 258 L303 250 Q200 276 97 250 Z', 0.2) +
    mirrored(
      tube('M112 62 L106 250 L120 352') +
        brush.piece(
          'M84 172 Q84 162 96 162 L124 166 Q130 170 128 178 L90 184 Q84 180 84 172 Z',
          brush.second,
        ),
    ) +
    (brush.has('feature', 'multi-pocket')
      ? brush.piece('M172 110 L228 110 L226 152 Q200 160 174 152 Z', brush.main)
      : '') +
    `<ellipse cx="296" cy="170" rx="13" ry="5" fill="none" stroke="${CHARCOAL.base}" stroke-width="3"/>`
  )
}

function cookPot(brush: Brush, x: number, y: number, s: number): string {
  const pot =
    brush.piece(
      'M-74 0 L74 0 L70 74 Q68 90 50 91 Q0 96 -50 91 Q-68 90 -70 74 Z',
      brush.has('colour', 'silver') ? STEEL : brush.main,
    ) +
    hollow('M74 0 L70 74 Q68 90 50 91 L34 92 C44 60 46 30 44 0 Z', 0.16) +
    shine('M-62 8 L-58 74 Q-56 84 -44 86 C-48 60 -48 34 -46 8 Z', 0.4) +
    brush.piece(oval(0, 0, 74, 18), STEEL) +
    hollow(oval(0, 2, 64, 13), 0.45)
  return moved(pot, `translate(${x} ${y}) scale(${s})`)
}

const cookSet: Drawing = (brush) =>
  ground(200, 326, 166, 16) +
  brush.piece('M28 286 C60 274 84 278 104 286 L104 300 C84 292 60 290 32 302 Z', CHARCOAL) +
  brush.piece(
    'M92 276 Q92 312 168 312 Q244 312 244 276 Z',
    brush.has('colour', 'silver') ? STEEL : brush.main,
  ) +
  brush.piece(oval(168, 276, 76, 18), toneOf('#3a3d44')) +
  line('M214 166 C206 110 324 110 316 166', STEEL.dark, 5) +
  cookPot(brush, 264, 196, 1.18) +
  line('M108 196 C60 190 60 250 114 246', CHARCOAL.base, 8) +
  cookPot(brush, 150, 178, 0.74) +
  brush.piece(oval(150, 174, 55, 14), STEEL) +
  shine(oval(136, 171, 26, 5), 0.6) +
  brush.piece(oval(150, 164, 10, 7), brush.has('colour', 'orange') ? CHARCOAL : toneOf('#e0772f'))

/** By value of the facet 'type'. */
export const CAMPING_DRAWINGS: Readonly<Record<string, Drawing>> = {
  tent,
  'sleeping bag': sleepingBag,
  'sleeping mat': mat,
  lantern,
  'camping stove': stove,
  'camping chair': chair,
  'cook set': cookSet,
}
