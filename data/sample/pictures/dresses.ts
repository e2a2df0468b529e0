/** Dresses, seen from the front. */
import type { Brush, Drawing } from './brush.ts'
import { disc, ground, hollow, line, mirrored, seam, shine } from './brush.ts'
import { BRASS, CREAM, mix, toneOf } from './palette.ts'

const shadow = (width: number) => ground(200, 376, width, 11)
const inside = (brush: Brush, path: string) =>
  brush.piece(path, toneOf(mix(brush.main.dark, '#0d1020', 0.35)))

/** Folds of a wide skirt from the waist at `top` to the hem. */
function folds(top: number, hem: number, spread: number): string {
  const fold = (x: number, to: number) =>
    hollow(
      `M${x} ${top} C${x} ${top + 60} ${to - 6} ${hem - 60} ${to - 8} ${hem} L${to + 6} ${hem + 2} C${to + 2} ${hem - 60} ${x + 4} ${top + 60} ${x} ${top} Z`,
      0.12,
    )
  const glow = (x: number, to: number) =>
    shine(
      `M${x} ${top + 8} C${x - 4} ${top + 70} ${to - 10} ${hem - 60} ${to - 12} ${hem - 6} L${to} ${hem - 4} C${to} ${hem - 60} ${x + 2} ${top + 70} ${x} ${top + 8} Z`,
      0.12,
    )
  return (
    fold(172, 200 - spread * 0.55) +
    fold(196, 200 - spread * 0.06) +
    fold(226, 200 + spread * 0.5) +
    glow(184, 200 - spread * 0.3) +
    glow(210, 200 + spread * 0.24)
  )
}

const bodice = (neck: string) =>
  `M160 92 C158 120 156 130 154 140 C158 166 164 180 166 198 L234 198 C236 180 242 166 246 140 C244 130 242 120 240 92 ${neck} Z`

const summer: Drawing = (brush) =>
  shadow(112) +
  mirrored(
    line('M168 94 C166 76 172 62 178 50', brush.main.dark, 6) +
      line('M167 94 C165 76 171 62 177 50', brush.main.light, 1.6, 0.6),
  ) +
  brush.cloth(
    'M166 194 L234 194 C252 240 280 290 300 330 C262 348 138 348 100 330 C120 290 148 240 166 194 Z',
  ) +
  folds(200, 334, 100) +
  brush.cloth(bodice('C226 88 216 104 200 106 C184 104 174 88 160 92')) +
  hollow('M234 198 C236 180 242 166 246 140 L228 150 C226 170 222 184 220 198 Z', 0.12) +
  brush.piece('M165 190 L235 190 L236 206 Q200 212 164 206 Z', brush.second) +
  seam('M200 108 V190', brush.main, 1.3, 0.35)

const SHORT_SLEEVES = 'M158 92 C140 96 126 112 116 142 L146 160 C150 148 154 142 156 136 Z'

const wrap: Drawing = (brush) =>
  shadow(104) +
  mirrored(
    brush.cloth(SHORT_SLEEVES) +
      hollow('M146 160 C150 148 154 142 156 136 L152 120 C146 132 140 146 136 154 Z', 0.14),
  ) +
  brush.cloth(
    'M166 194 L234 194 C250 240 270 290 282 338 C240 354 160 354 118 338 C130 290 150 240 166 194 Z',
  ) +
  folds(200, 342, 82) +
  inside(brush, 'M168 86 Q200 96 232 86 L206 160 Z') +
  brush.cloth('M232 86 C246 92 252 112 248 140 C242 166 236 180 234 198 L168 198 C186 170 214 130 232 86 Z') +
  brush.cloth('M168 86 C154 92 148 112 152 140 C158 166 164 180 166 198 L232 198 C206 176 182 136 168 86 Z') +
  seam('M168 86 C182 136 206 176 232 198', brush.main, 2, 0.6) +
  brush.piece('M164 190 Q200 202 236 190 L237 206 Q200 216 163 206 Z', brush.main) +
  brush.piece('M226 198 C238 206 244 230 246 262 L234 264 C234 236 228 216 220 206 Z', brush.main) +
  brush.piece('M224 200 C240 198 250 190 256 182 L262 194 C252 204 240 208 226 208 Z', brush.main) +
  seam('M216 208 C230 250 244 300 250 346', brush.main, 2, 0.5)

const shirtDress: Drawing = (brush) =>
  shadow(96) +
  mirrored(
    brush.cloth(
      'M158 90 C138 98 128 124 122 152 C116 180 110 204 106 222 L134 232 C140 204 148 178 158 160 Z',
    ) + brush.piece('M108 212 L138 222 L134 238 L103 228 Z', brush.main),
  ) +
  brush.cloth(
    'M164 88 C158 92 154 96 152 102 C150 140 158 170 164 200 C156 244 142 296 136 344 Q200 356 264 344 C258 296 244 244 236 200 C242 170 250 140 248 102 C246 96 242 92 236 88 Q200 116 164 88 Z',
  ) +
  hollow('M236 200 C244 244 258 296 264 344 L244 348 C240 300 230 250 224 204 Z', 0.13) +
  shine('M166 210 C160 256 152 300 150 340 C164 300 170 250 174 210 Z', 0.13) +
  brush.piece('M193 108 L207 108 L208 348 L192 348 Z', brush.main) +
  [128, 152, 176, 236, 262, 288, 314].map((y) => disc(200, y, 3.2, CREAM.base)).join('') +
  inside(brush, 'M168 86 Q200 74 232 86 Q200 116 168 86 Z') +
  mirrored(brush.piece('M200 110 C188 102 176 92 172 78 L160 86 C160 106 168 120 180 130 Z', brush.main)) +
  brush.piece('M160 192 Q200 202 240 192 L241 210 Q200 220 159 210 Z', toneOf('#8a5a38')) +
  line('M191 195 h18 v17 h-18 Z', BRASS.base, 3)

const maxi: Drawing = (brush) =>
  shadow(108) +
  mirrored(line('M170 84 C170 66 178 54 184 44', brush.main.dark, 5)) +
  brush.cloth(
    'M168 160 L232 160 C250 220 278 300 292 362 C250 376 150 376 108 362 C122 300 150 220 168 160 Z',
  ) +
  folds(166, 364, 92) +
  seam('M146 226 Q200 240 254 226 M128 294 Q200 310 272 294', brush.main, 2, 0.5) +
  hollow(
    'M146 226 Q200 240 254 226 L256 232 Q200 248 144 232 Z M128 294 Q200 310 272 294 L274 301 Q200 319 126 301 Z',
    0.13,
  ) +
  brush.cloth(
    'M164 84 C160 110 160 136 166 164 L234 164 C240 136 240 110 236 84 C222 84 212 96 200 112 C188 96 178 84 164 84 Z',
  ) +
  line('M166 162 Q200 170 234 162', brush.second.base, 5) +
  hollow('M234 164 C240 136 240 110 236 84 L224 92 C226 118 222 142 218 164 Z', 0.12)

const knitted: Drawing = (brush) => {
  const rib = toneOf(brush.main.dark)
  const ribs = Array.from(
    { length: 13 },
    (_, i) => `M${146 + i * 9} 128 C${148 + i * 8.7} 200 ${144 + i * 9.3} 270 ${142 + i * 9.7} 338`,
  ).join(' ')
  return (
    shadow(90) +
    mirrored(
      brush.cloth(
        'M158 92 C138 100 128 130 122 170 C116 206 112 240 108 268 L132 274 C138 244 146 206 158 172 Z',
      ) + brush.piece('M108 262 L133 268 L130 286 L105 280 Z', rib),
    ) +
    brush.cloth(
      'M164 88 C156 92 152 98 150 106 C148 150 156 180 154 214 C148 256 140 300 138 342 Q200 354 262 342 C260 300 252 256 246 214 C244 180 252 150 250 106 C248 98 244 92 236 88 Q200 108 164 88 Z',
    ) +
    line(ribs, brush.main.line, 1.5, 0.22) +
    hollow('M246 214 C252 256 260 300 262 342 L240 346 C238 300 232 256 228 214 Z', 0.13) +
    brush.piece('M138 334 Q200 346 262 334 L263 350 Q200 362 137 350 Z', rib) +
    brush.piece(
      'M170 92 C168 74 172 64 180 62 Q200 70 220 62 C228 64 232 74 230 92 Q200 106 170 92 Z',
      brush.main,
    ) +
    hollow('M180 63 Q200 70 220 63 Q200 54 180 63 Z', 0.45) +
    line('M178 70 v20 M189 72 v24 M200 73 v24 M211 72 v24 M222 70 v20', brush.main.line, 1.3, 0.3)
  )
}

const evening: Drawing = (brush) => {
  const sparkle = Array.from({ length: 26 }, () => {
    const y = brush.dice.integer(110, 330)
    return disc(
      200 + (brush.dice.next() - 0.5) * (40 + (y - 100) * 0.44),
      y,
      brush.dice.pick([0.9, 1.3, 1.8]),
      '#ffffff',
      0.75,
    )
  }).join('')
  return (
    shadow(100) +
    line('M164 92 C176 70 206 58 236 62', brush.main.dark, 7) +
    line('M163 90 C175 69 206 56 236 60', brush.main.light, 1.6, 0.6) +
    brush.cloth('M168 186 C160 230 142 300 126 366 C160 376 250 378 292 364 C270 300 242 230 232 186 Z') +
    inside(brush, 'M214 250 C226 290 246 340 262 370 L236 373 C226 330 218 290 214 250 Z') +
    folds(190, 366, 66) +
    brush.cloth(
      'M158 92 C176 92 216 88 240 62 C244 90 244 120 240 142 C236 164 232 176 232 190 L168 190 C168 176 162 160 158 140 C156 120 156 104 158 92 Z',
    ) +
    hollow('M232 190 C232 176 236 164 240 142 L224 150 C220 166 216 178 216 190 Z', 0.14) +
    seam(
      'M160 110 C186 126 214 120 242 100 M160 130 C190 146 216 140 241 124 M166 160 C190 172 214 168 236 156',
      brush.main,
      1.6,
      0.32,
    ) +
    brush.piece('M167 184 Q200 192 233 184 L233 196 Q200 204 167 196 Z', brush.second) +
    sparkle
  )
}

/** By value of the facet 'type'. */
export const DRESS_DRAWINGS: Readonly<Record<string, Drawing>> = {
  'summer dress': summer,
  'wrap dress': wrap,
  'shirt dress': shirtDress,
  'maxi dress': maxi,
  'knitted dress': knitted,
  'evening dress': evening,
}
