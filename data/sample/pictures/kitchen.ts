/** Kitchen things, standing on a table. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, moved, oval, seam, shine } from './brush.ts'
import { CHARCOAL, GLASS, LEATHER, mix, STEEL, toneOf, WOOD } from './palette.ts'

const GRIP = toneOf('#2d2f36')

const kettle: Drawing = (brush) => {
  const glass = brush.has('material', 'glass')
  const grip = brush.dice.chance(0.3) ? WOOD : GRIP
  const water = `<path d="M136 226 Q200 236 264 226 L272 300 Q200 314 128 300 Z" fill="#8fc3df" fill-opacity=".45"/>`
  return (
    ground(200, 338, 128, 16) +
    brush.piece('M112 312 Q200 330 288 312 L292 328 Q200 348 108 328 Z', GRIP) +
    line('M262 132 C330 118 344 168 338 214 C334 246 312 262 286 268', grip.dark, 20) +
    line('M262 130 C328 118 340 168 334 212 C330 242 312 258 286 264', grip.base, 13) +
    brush.piece(
      'M150 150 C122 152 104 164 88 186 L104 198 C118 184 132 180 142 182 Z',
      glass ? STEEL : brush.main,
    ) +
    (glass
      ? brush.piece(
          'M146 130 L254 130 C262 190 272 250 280 312 Q200 328 120 312 C128 250 138 190 146 130 Z',
          GLASS,
        ) + water
      : brush.cloth(
          'M146 130 L254 130 C262 190 272 250 280 312 Q200 328 120 312 C128 250 138 190 146 130 Z',
        )) +
    hollow('M254 130 C262 190 272 250 280 312 Q262 318 242 320 C244 250 240 190 232 130 Z', 0.16) +
    shine('M160 142 C150 200 140 260 138 304 L158 308 C158 250 166 190 176 142 Z', glass ? 0.6 : 0.38) +
    brush.piece('M120 300 Q200 316 280 300 L281 314 Q200 330 119 314 Z', glass ? brush.main : STEEL) +
    brush.piece(
      'M146 134 C150 108 168 98 200 98 C232 98 250 108 254 134 Q200 144 146 134 Z',
      glass ? brush.main : toneOf(mix(brush.main.base, '#ffffff', 0.12)),
    ) +
    brush.piece(oval(200, 92, 15, 10), grip) +
    (brush.has('feature', 'temperature control')
      ? brush.piece(box(182, 276, 36, 18, 5), toneOf('#15181e')) +
        `<text x="200" y="290" font-family="sans-serif" font-size="12" font-weight="bold" text-anchor="middle" fill="#7fe0ff">90°</text>`
      : '')
  )
}

const fryingPan: Drawing = (brush) => {
  const steel = brush.has('material', 'stainless steel')
  const inside = steel ? toneOf('#aeb5bd') : toneOf('#26282d')
  return (
    ground(178, 312, 150, 18) +
    moved(
      brush.piece(
        'M0 -11 C40 -15 90 -15 128 -12 C142 -10 142 10 128 12 C90 15 40 15 0 11 Z',
        steel ? STEEL : brush.has('material', 'cast iron') ? toneOf('#26282d') : GRIP,
      ) + disc(122, 0, 5, '#0c0d10', 0.5),
      'translate(264 196) rotate(-34)',
    ) +
    brush.piece('M48 226 C50 274 96 304 168 304 C240 304 286 274 288 226 Z', brush.main) +
    brush.piece(oval(168, 226, 121, 62), steel ? STEEL : brush.main) +
    brush.piece(oval(168, 228, 109, 53), inside) +
    hollow(
      'M59 228 C60 196 108 175 168 175 C228 175 276 196 277 228 C270 204 226 187 168 187 C110 187 66 204 59 228 Z',
      0.4,
    ) +
    `<ellipse cx="168" cy="238" rx="78" ry="35" fill="none" stroke="#fff" stroke-opacity=".08" stroke-width="3"/><ellipse cx="168" cy="238" rx="52" ry="22" fill="none" stroke="#fff" stroke-opacity=".08" stroke-width="3"/>` +
    shine('M82 214 C100 192 136 184 166 184 C134 194 112 208 104 232 C94 232 84 226 82 214 Z', 0.22) +
    (brush.dice.chance(0.35) ? egg() : '')
  )
}

const egg = () =>
  `<path d="M150 234 C140 216 170 206 190 214 C214 208 232 226 220 242 C222 260 186 268 172 256 C152 262 140 250 150 234Z" fill="#fdfaf2"/>` +
  `<ellipse cx="186" cy="236" rx="18" ry="13" fill="#f3b02c"/>` +
  shine(oval(180, 231, 6, 3), 0.7)

function pot(brush: Brush, lidTone = brush.main): string {
  return (
    brush.piece(
      'M84 190 L316 190 L308 292 C306 310 290 318 270 319 Q200 326 130 319 C110 318 94 310 92 292 Z',
      brush.main,
    ) +
    hollow('M316 190 L308 292 C306 310 290 318 270 319 L246 321 C262 290 268 240 266 190 Z', 0.16) +
    shine('M100 200 L108 290 C110 302 118 308 128 310 C122 270 120 236 122 200 Z', 0.28) +
    brush.piece('M76 182 Q200 196 324 182 L324 194 Q200 210 76 194 Z', lidTone)
  )
}

const saucepan: Drawing = (brush) =>
  ground(176, 324, 132, 16) +
  brush.piece(
    'M286 214 C322 206 350 202 368 202 C378 202 378 222 368 222 C350 224 322 230 286 236 Z',
    brush.has('material', 'stainless steel') ? STEEL : GRIP,
  ) +
  moved(
    pot(brush, STEEL) +
      brush.piece(
        'M84 184 C92 150 140 138 200 138 C260 138 308 150 316 184 Q200 198 84 184 Z',
        brush.has('material', 'aluminium') ? GLASS : STEEL,
      ) +
      shine('M112 172 C128 154 164 148 198 148 C164 156 146 164 138 180 Z', 0.5) +
      brush.piece(oval(200, 132, 20, 11), GRIP),
    'translate(4 40) scale(.86)',
  )

const casserole: Drawing = (brush) =>
  ground(200, 328, 150, 17) +
  mirrored(
    brush.piece(
      'M90 206 C62 196 46 208 48 226 C50 244 70 250 94 242 L94 230 C78 234 66 232 66 224 C66 216 78 214 92 220 Z',
      brush.main,
    ),
  ) +
  pot(brush) +
  brush.piece('M78 184 C86 148 138 134 200 134 C262 134 314 148 322 184 Q200 200 78 184 Z', brush.main) +
  shine('M108 170 C126 150 166 144 200 144 C164 152 144 162 134 178 Z', 0.4) +
  hollow('M322 184 C314 148 262 134 200 134 C252 140 288 156 292 188 Z', 0.12) +
  brush.piece('M184 134 L188 116 L212 116 L216 134 Z', STEEL) +
  brush.piece(oval(200, 112, 21, 11), brush.dice.chance(0.5) ? toneOf('#c9a24a') : STEEL) +
  line('M98 240 Q200 254 302 240', brush.main.light, 2, 0.35)

const frenchPress: Drawing = (brush) => {
  const glass = brush.has('material', 'glass')
  const grip = brush.has('colour', 'black') ? GRIP : brush.main
  return (
    ground(196, 348, 98, 13) +
    line('M262 160 C322 160 322 280 262 284', grip.dark, 17) +
    line('M262 158 C316 158 316 276 262 280', grip.base, 10) +
    line('M200 60 V110', STEEL.dark, 6) +
    brush.piece(oval(200, 56, 15, 13), GRIP) +
    (glass
      ? brush.piece('M136 120 L264 120 L264 334 Q200 346 136 334 Z', GLASS) +
        `<path d="M138 196 Q200 206 262 196 L262 332 Q200 344 138 332 Z" fill="#4b2b1a" fill-opacity=".9"/><path d="M138 196 Q200 206 262 196 L262 208 Q200 218 138 208 Z" fill="#c8955d"/>` +
        line('M200 120 V186', STEEL.dark, 5) +
        line('M140 188 Q200 198 260 188', STEEL.base, 7)
      : brush.piece('M134 120 L266 120 L268 334 Q200 346 132 334 Z', brush.main)) +
    shine('M148 128 V330 Q156 333 166 334 V128 Z', 0.42) +
    hollow('M264 120 V334 Q252 338 238 340 V120 Z', 0.14) +
    (glass
      ? mirrored(line('M138 128 V332', STEEL.base, 6)) +
        line('M138 168 Q200 178 262 168 M138 300 Q200 312 262 300', STEEL.base, 6)
      : '') +
    brush.piece('M128 330 Q200 346 272 330 L274 344 Q200 360 126 344 Z', glass ? STEEL : GRIP) +
    brush.piece(
      'M130 122 C132 104 160 96 200 96 C240 96 268 104 270 122 L278 126 Q200 140 122 124 Z',
      glass ? STEEL : toneOf(brush.main.dark),
    )
  )
}

const teapot: Drawing = (brush) => {
  const iron = brush.has('material', 'cast iron')
  const glass = brush.has('material', 'glass')
  const belly =
    'M100 226 C100 176 144 156 196 156 C248 156 292 176 292 226 C292 280 262 316 244 318 Q196 326 148 318 C130 316 100 280 100 226 Z'
  return (
    ground(200, 330, 122, 15) +
    (iron
      ? line('M122 180 C112 70 280 70 270 180', GRIP.base, 9)
      : line('M282 194 C346 176 350 270 276 282', brush.main.dark, 17) +
        line('M282 192 C340 178 344 264 276 278', brush.main.base, 10)) +
    brush.piece(
      'M112 244 C84 238 76 206 62 182 C56 174 42 176 40 170 C52 162 74 160 84 172 C96 190 100 210 118 212 Z',
      brush.main,
    ) +
    (glass
      ? brush.piece(belly, GLASS) +
        `<path d="M104 236 Q196 250 288 236 C284 282 260 314 244 316 Q196 324 148 316 C132 314 108 282 104 236Z" fill="#c9812f" fill-opacity=".75"/>`
      : brush.cloth(belly)) +
    (iron
      ? Array.from({ length: 34 }, (_, i) =>
          disc(118 + (i % 12) * 14.5, 214 + Math.floor(i / 12) * 24 + (i % 2) * 10, 4, brush.main.light, 0.5),
        ).join('')
      : '') +
    hollow(
      'M292 226 C292 280 262 316 244 318 Q230 320 214 321 C252 290 262 220 240 164 C272 174 292 194 292 226 Z',
      0.15,
    ) +
    shine('M118 214 C120 188 142 172 170 168 C148 186 140 210 142 252 C126 246 118 234 118 214 Z', 0.4) +
    brush.piece('M150 160 C154 142 174 134 196 134 C218 134 238 142 242 160 Q196 172 150 160 Z', brush.main) +
    brush.piece(oval(196, 128, 13, 10), brush.second)
  )
}

function mug(brush: Brush, x: number, y: number, scale: number): string {
  const cup =
    line('M62 20 C98 14 98 72 58 74', brush.main.dark, 14) +
    line('M62 18 C92 14 92 68 58 71', brush.main.base, 8) +
    brush.cloth('M-62 -6 L62 -6 L56 86 C54 98 40 102 0 102 C-40 102 -54 98 -56 86 Z') +
    hollow('M62 -6 L56 86 C54 98 44 100 30 101 C40 70 42 30 40 -6 Z', 0.15) +
    shine('M-52 6 L-47 84 C-46 92 -40 95 -32 96 C-36 66 -36 34 -34 6 Z', 0.35) +
    brush.piece(oval(0, -6, 62, 15), brush.main) +
    `<ellipse cx="0" cy="-5" rx="54" ry="11" fill="#4b2b1a"/><ellipse cx="-8" cy="-6" rx="26" ry="5" fill="#8a5a35" fill-opacity=".7"/>`
  return moved(cup, `translate(${x} ${y}) scale(${scale})`)
}

const mugs: Drawing = (brush) =>
  ground(200, 330, 150, 16) +
  mug(brush, 130, 168, 0.82) +
  mug(brush, 262, 166, 0.82) +
  mug(brush, 206, 214, 1.08) +
  line('M196 178 c-8 -14 8 -22 0 -38 M214 180 c-8 -14 8 -22 0 -38', '#ffffff', 4, 0.5)

const knife: Drawing = (brush) => {
  const wood = brush.has('material', 'wood')
  const grip = wood
    ? brush.has('colour', 'black')
      ? toneOf('#4a3526')
      : WOOD
    : brush.has('colour', 'black')
      ? CHARCOAL
      : STEEL
  const blade = 'M-150 -6 C-110 -30 -20 -34 62 -34 L62 26 C-20 28 -96 22 -150 -6 Z'
  return (
    ground(206, 300, 150, 10) +
    moved(
      brush.piece(blade, toneOf('#cfd5db')) +
        shine('M-138 -7 C-100 -26 -20 -30 60 -30 L60 -8 C-20 -8 -92 -6 -138 -7 Z', 0.5) +
        seam('M-146 -4 C-90 12 -20 16 62 14', STEEL, 1.6, 0.6) +
        (brush.has('material', 'carbon steel')
          ? line('M-120 2 q12 8 24 0 t24 2 t24 0 t24 2 t24 0 t24 2 t24 0', '#7d868f', 2, 0.6)
          : '') +
        brush.piece(box(58, -36, 16, 64, 4), STEEL) +
        brush.piece('M74 -32 C110 -36 150 -30 176 -22 C190 -16 190 8 178 14 C150 18 112 10 74 14 Z', grip) +
        [96, 126, 156].map((x) => disc(x, -8, 4.5, '#e4e7ea') + disc(x, -8, 1.8, '#7e858d')).join('') +
        shine('M80 -28 C112 -31 150 -26 172 -19 C150 -20 112 -22 80 -20 Z', 0.3),
      'translate(186 200) rotate(-32)',
    )
  )
}

const board: Drawing = (brush) => {
  const tone = brush.has('material', 'bamboo')
    ? toneOf('#d9b67c')
    : brush.has('colour', 'beige')
      ? toneOf('#cfa673')
      : toneOf('#9a6a41')
  const slats = brush.has('material', 'bamboo')
    ? [120, 152, 184, 216, 248, 280].map((x) => seam(`M${x} 122 V322`, tone, 1.4, 0.35)).join('')
    : ''
  const grain =
    [150, 186, 226, 262]
      .map((x) => line(`M${x} 130 C${x - 14} 180 ${x + 16} 240 ${x - 4} 318`, tone.dark, 2, 0.35))
      .join('') +
    `<ellipse cx="174" cy="252" rx="9" ry="17" fill="none" stroke="${tone.dark}" stroke-opacity=".4" stroke-width="2"/>`
  return (
    ground(200, 346, 122, 13) +
    brush.piece(
      'M176 116 L180 66 C180 42 220 42 220 66 L224 116 L280 116 Q304 116 304 140 L304 314 Q304 338 280 338 L120 338 Q96 338 96 314 L96 140 Q96 116 120 116 Z',
      tone,
    ) +
    slats +
    grain +
    disc(200, 72, 10, '#efe6d8') +
    `<circle cx="200" cy="72" r="10" fill="none" stroke="${tone.dark}" stroke-width="2.400"/>` +
    line('M200 64 C196 44 206 30 214 24', LEATHER.base, 4) +
    `<path d="${box(112, 134, 176, 188, 14)}" fill="none" stroke="${tone.dark}" stroke-opacity=".55" stroke-width="4"/>` +
    shine('M104 146 Q104 124 124 122 L140 122 C122 160 116 230 112 300 Z', 0.25) +
    (brush.dice.chance(0.4) ? herbs() : '')
  )
}

/** A sprig of rosemary and two tomatoes. */
const herbs = () =>
  line('M150 296 C176 268 208 262 240 232', '#4f7a48', 3) +
  line(
    'M160 284 l-8 -10 M174 274 l-7 -12 M190 266 l-5 -13 M206 258 l-4 -13 M222 246 l-4 -12 M166 282 l12 5 M182 271 l13 6 M200 262 l13 6 M216 252 l13 5',
    '#5f8f55',
    3.4,
  ) +
  disc(248, 292, 17, '#cf3f36') +
  disc(220, 302, 14, '#d9534a') +
  shine(oval(242, 285, 5, 4), 0.6) +
  line('M246 276 l-6 -3 M248 276 l6 -4', '#4f7a48', 3)

/** By value of the facet 'type'. */
export const KITCHEN_DRAWINGS: Readonly<Record<string, Drawing>> = {
  kettle,
  'frying pan': fryingPan,
  saucepan,
  casserole,
  'french press': frenchPress,
  teapot,
  'mug set': mugs,
  "chef's knife": knife,
  'chopping board': board,
}
