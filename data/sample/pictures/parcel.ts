/** A parcel with a ribbon in the product's colour, for things that nobody has drawn. */
import type { Drawing } from './brush.ts'
import { ground, hollow, seam } from './brush.ts'
import { toneOf } from './palette.ts'

const CARDBOARD = toneOf('#c9a377')

export const parcel: Drawing = (brush) =>
  ground(200, 318, 130, 20) +
  brush.piece('M90 150 L200 186 L200 322 L90 284 Z', CARDBOARD) +
  brush.piece('M310 150 L200 186 L200 322 L310 284 Z', toneOf('#b58d61')) +
  brush.piece('M90 150 L200 116 L310 150 L200 186 Z', toneOf('#dcbb92')) +
  brush.piece('M134 136.500 L154 130.500 L264 165 L244 171.500 Z', brush.main) +
  brush.piece('M244 171.500 L264 165 V299 L244 306 Z', brush.main) +
  hollow('M200 186 L310 150 V160 L200 197 Z', 0.12) +
  seam('M200 186 V322', CARDBOARD, 1.6, 0.4)
