/**
 * One HTML page with plots: no script, nothing loaded from elsewhere. Colours are those of Okabe & Ito 2008, which
 * colour-blind readers tell apart. `escape` is for every text that comes from outside.
 */
const COLOURS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#8a7f00',
  '#666666',
  '#7b4fa3',
]
/** Of a plot, in its own units. */
export const WIDTH = 640

/** `intro` and the sections' bodies are HTML. */
export function page(
  title: string,
  intro: string,
  sections: readonly (readonly [heading: string, body: string])[],
): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .4rem; }
svg { width: 100%; max-width: ${WIDTH}px; height: auto; }
svg text { fill: currentColor; font-size: 12px; }
.axis { stroke: currentColor; stroke-opacity: .35; }
.whisker { stroke: currentColor; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #8884; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
</style></head><body>
<h1>${title}</h1>
<p>${intro}</p>
${sections.map(([heading, body]) => `<section><h2>${heading}</h2>${body}</section>`).join('\n')}
</body></html>
`
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export const colour = (index: number): string => COLOURS[index % COLOURS.length]!

export function svg(height: number, title: string, content: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">${content}</svg>`
}

export const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escape(text)}</text>`
