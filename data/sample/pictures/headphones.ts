/** Headphones and earphones, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { box, disc, ground, hollow, line, mirrored, moved, oval, shine } from './brush.ts'
import { CHARCOAL, mix, RUBBER, STEEL, toneOf } from './palette.ts'

const cushion = (brush: Brush) => toneOf(mix(brush.main.dark, '#14161c', 0.55))
const mark = (brush: Brush, x: number, y: number) => disc(x, y, 4.5, brush.second.base)

function earCup(brush: Brush): string {
  return (
    brush.piece('M128 206 C152 204 164 220 164 252 C164 286 152 304 128 302 Z', cushion(brush)) +
    brush.piece(
      'M130 202 C98 200 78 222 78 254 C78 286 98 308 130 306 C142 290 146 274 146 254 C146 234 142 218 130 202 Z',
      brush.main,
    ) +
    brush.piece(oval(106, 254, 21, 36), toneOf(mix(brush.main.base, '#ffffff', 0.08))) +
    hollow(oval(106, 254, 13, 26), 0.16) +
    shine('M90 228 C94 212 108 206 122 208 C106 214 98 226 96 246 C90 246 88 238 90 228 Z', 0.35)
  )
}

const overEar: Drawing = (brush) => {
  const arm = brush.has('material', 'aluminium') ? STEEL : toneOf(brush.main.dark)
  return (
    ground(200, 328, 128, 15) +
    line('M104 212 C96 40 304 40 296 212', arm.dark, 15) +
    line('M104 210 C98 44 302 44 296 210', arm.light, 3, 0.5) +
    brush.piece('M122 128 C140 58 260 58 278 128 L264 136 C248 84 152 84 136 136 Z', brush.main) +
    hollow('M136 136 C152 84 248 84 264 136 L258 142 C242 98 158 98 142 142 Z', 0.35) +
    shine('M138 108 C156 74 220 64 248 88 C216 76 170 82 146 116 Z', 0.3) +
    mirrored(brush.piece(box(92, 178, 22, 46, 8), arm) + earCup(brush)) +
    mark(brush, 106, 254) +
    (brush.has('feature', 'noise cancelling') ? line('M120 292 h9', '#5fd08c', 3) : '')
  )
}

const onEar: Drawing = (brush) => {
  const cup =
    brush.piece('M132 236 C150 234 160 246 160 264 C160 284 150 296 132 294 Z', cushion(brush)) +
    brush.piece(oval(116, 264, 33, 36), brush.main) +
    hollow(oval(114, 264, 22, 25), 0.14) +
    brush.piece(oval(113, 263, 16, 19), brush.second) +
    shine('M94 246 C100 232 118 228 130 236 C114 238 104 246 100 260 Z', 0.3)
  return (
    ground(200, 322, 112, 14) +
    line('M116 240 C100 60 300 60 284 240', STEEL.dark, 9) +
    line('M115 238 C101 64 299 64 285 238', '#ffffff', 2, 0.6) +
    brush.piece('M140 122 C160 76 240 76 260 122 L250 132 C232 98 168 98 150 132 Z', brush.main) +
    mirrored(cup) +
    line('M116 300 C118 318 128 322 140 322', CHARCOAL.base, brush.has('feature', 'wireless') ? 0 : 4)
  )
}

function bud(brush: Brush): string {
  return (
    brush.piece('M-8 18 C-22 22 -32 14 -34 2 C-26 -10 -12 -10 -6 -2 Z', RUBBER) +
    brush.piece(
      'M0 -26 C20 -28 32 -12 30 6 C28 18 20 24 14 26 L14 66 C14 76 -4 76 -4 66 L-6 24 C-18 16 -20 -22 0 -26 Z',
      brush.main,
    ) +
    hollow('M14 26 L14 66 C14 74 6 75 3 72 L4 26 Z', 0.18) +
    shine('M-4 -16 C4 -22 16 -20 22 -10 C12 -14 4 -10 -2 2 C-8 -2 -8 -12 -4 -16 Z', 0.5) +
    line('M0 66 h10', brush.second.base, 3)
  )
}

const earbuds: Drawing = (brush) =>
  ground(200, 336, 118, 15) +
  brush.piece(
    'M112 214 C112 158 140 146 200 146 C260 146 288 158 288 214 Z',
    toneOf(mix(brush.main.base, '#ffffff', 0.1)),
  ) +
  hollow('M124 214 C124 170 150 160 200 160 C250 160 276 170 276 214 Z', 0.42) +
  moved(bud(brush), 'translate(160 176)') +
  moved(bud(brush), 'translate(240 176) scale(-1 1)') +
  brush.piece(
    'M108 214 H292 C296 214 298 218 298 222 L296 274 C294 312 270 324 200 324 C130 324 106 312 104 274 L102 222 C102 218 104 214 108 214 Z',
    brush.main,
  ) +
  hollow('M102 222 H298 L297 232 H103 Z', 0.14) +
  shine('M118 236 C116 270 124 296 148 306 C136 284 134 262 136 236 Z', 0.3) +
  disc(200, 258, 4, '#6fdc9a') +
  line('M184 292 h32', brush.main.line, 3, 0.35)

const sports: Drawing = (brush) => {
  const side =
    line('M146 166 C112 92 54 140 88 208 C94 220 98 232 92 244', brush.second.base, 10) +
    line('M144 164 C112 98 60 142 92 206', '#ffffff', 2, 0.4) +
    brush.piece('M146 182 C160 182 170 190 170 202 C170 214 160 222 148 220 Z', RUBBER) +
    brush.piece(
      'M118 158 C146 150 162 170 160 200 C158 228 140 242 118 236 C98 228 94 170 118 158 Z',
      brush.main,
    ) +
    shine('M110 176 C116 164 132 162 142 170 C128 172 118 184 116 204 C108 198 106 186 110 176 Z', 0.35) +
    disc(128, 200, 9, brush.second.base) +
    hollow(oval(128, 200, 4), 0.3)
  return (
    ground(200, 330, 106, 13) +
    line('M126 236 C126 330 274 330 274 236', toneOf(brush.main.dark).dark, 6) +
    mirrored(side) +
    brush.piece(box(176, 292, 48, 18, 8), brush.main) +
    line('M190 301 h8 M206 301 h8 M210 297 v8', '#ffffff', 2.4, 0.8)
  )
}

const wired: Drawing = (brush) => {
  const head =
    brush.piece('M158 108 C172 106 180 114 180 126 C180 138 172 146 160 144 Z', toneOf('#e9e9ec')) +
    brush.piece(
      'M134 96 C154 90 168 106 166 126 C164 144 150 152 136 148 L130 182 C128 188 118 188 118 182 L122 140 C114 128 116 104 134 96 Z',
      brush.has('material', 'aluminium') ? STEEL : brush.main,
    ) +
    shine('M128 112 C134 102 146 100 154 108 C142 108 134 116 132 128 C126 124 126 116 128 112 Z', 0.5)
  return (
    ground(206, 340, 104, 12) +
    mirrored(line('M123 184 C124 230 196 216 200 252', brush.main.dark, 4.5) + head) +
    line('M200 250 C200 300 118 292 122 322 C126 350 262 344 276 312', brush.main.dark, 5) +
    brush.piece(box(193, 240, 14, 22, 5), brush.main) +
    moved(
      brush.piece(box(0, -7, 34, 14, 5), brush.main) +
        brush.piece(box(34, -3.5, 26, 7, 3), toneOf('#d9b45c')) +
        line('M43 -3 v6 M51 -3 v6', '#6d531b', 2),
      'translate(272 316) rotate(-62)',
    ) +
    (brush.has('feature', 'microphone') ? brush.piece(box(128, 206, 12, 32, 6), toneOf(brush.main.dark)) : '')
  )
}

/** By value of the facet 'type'. */
export const HEADPHONE_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'over-ear headphones': overEar,
  'on-ear headphones': onEar,
  earbuds,
  'sports earphones': sports,
  'wired earphones': wired,
}
