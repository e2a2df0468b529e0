/** Patterns of cloth and clay as SVG pattern definitions, in the product's two colours. */
import type { Tone } from './palette.ts'
import { mix } from './palette.ts'

type Tile = (main: Tone, second: Tone) => { readonly size: string; readonly strokes: string }

const TILES: Readonly<Record<string, Tile>> = {
  striped: (_, second) => ({
    size: 'width="22" height="22"',
    strokes: `<rect width="22" height="9" fill="${second.base}" fill-opacity=".9"/>`,
  }),
  checked: (main, second) => ({
    size: 'width="36" height="36"',
    strokes:
      `<rect width="36" height="12" fill="${second.base}" fill-opacity=".5"/><rect width="12" height="36" fill="${second.base}" fill-opacity=".5"/>` +
      `<path d="M0 24H36M24 0V36" stroke="${mix(main.base, '#0d1020', 0.6)}" stroke-width="2" stroke-opacity=".55"/>` +
      `<path d="M0 29H36M29 0V36" stroke="#fff" stroke-width="1" stroke-opacity=".4"/>`,
  }),
  floral: (main, second) => ({
    size: 'width="46" height="46"',
    strokes:
      flower(13, 13, 5, second.base, '#f4d35e') +
      flower(36, 34, 4, mix(second.base, '#ffffff', 0.45), main.dark) +
      leaves(),
  }),
  dotted: (_, second) => ({
    size: 'width="24" height="24"',
    strokes: `<circle cx="6" cy="6" r="4" fill="${second.base}"/><circle cx="18" cy="18" r="4" fill="${second.base}"/>`,
  }),
  camouflage: (main) => ({
    size: 'width="80" height="80"',
    strokes:
      `<path d="M4 10C20 0 34 8 30 20S8 30 4 10ZM50 40C70 30 84 44 70 56S40 60 50 40Z" fill="${main.dark}" fill-opacity=".75"/>` +
      `<path d="M44 4C60-4 74 8 62 18S36 16 44 4ZM6 50C18 42 34 50 26 62S0 66 6 50Z" fill="#4c4a33" fill-opacity=".65"/>` +
      `<path d="M30 30C40 24 52 30 46 38S24 38 30 30ZM60 70C68 64 78 68 76 75S54 78 60 70Z" fill="#c9bb92" fill-opacity=".6"/>`,
  }),
  geometric: (main, second) => ({
    size: 'width="40" height="40"',
    strokes:
      `<path d="M20 3L37 20L20 37L3 20Z" fill="none" stroke="${second.base}" stroke-width="4"/>` +
      `<path d="M20 13L27 20L20 27L13 20Z" fill="${mix(second.base, main.light, 0.25)}"/>` +
      `<path d="M0 0L6 0L0 6ZM40 40L34 40L40 34ZM40 0L34 0L40 6ZM0 40L6 40L0 34Z" fill="${second.base}" fill-opacity=".8"/>`,
  }),
  herringbone: (main) => ({
    size: 'width="20" height="12"',
    strokes: `<path d="M0 0L10 6L20 0M0 6L10 12L20 6M0 12L10 18L20 12" fill="none" stroke="${main.line}" stroke-opacity=".42" stroke-width="2"/>`,
  }),
}

function flower(x: number, y: number, r: number, petal: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<ellipse cx="${x}" cy="${y - r}" rx="${r * 0.62}" ry="${r}" fill="${petal}" transform="rotate(${turn} ${x} ${y})"/>`,
    )
    .join('')
  return `${petals}<circle cx="${x}" cy="${y}" r="${r * 0.55}" fill="${heart}"/>`
}

function leaves(): string {
  return `<path d="M28 12Q33 6 38 10Q34 15 28 12ZM14 33Q9 28 5 33Q9 38 14 33Z" fill="#4f8a5b" fill-opacity=".8"/>`
}

/** Null when the pattern is drawn otherwise ('colour block') or not at all ('solid'). */
export function patternDefinition(id: string, pattern: string, main: Tone, second: Tone): string | null {
  if (!Object.hasOwn(TILES, pattern)) return null
  const tile = TILES[pattern]!(main, second)
  return `<pattern id="${id}" ${tile.size} patternUnits="userSpaceOnUse">${tile.strokes}</pattern>`
}
