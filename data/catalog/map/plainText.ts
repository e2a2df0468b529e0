/**
 * A feed's text as plain text: no control characters, no halves of surrogate pairs (databases refuse both), single
 * spaces; with `html` no tags and no entities either. Feeds are untrusted: what is left is shown as it is, never as markup.
 */
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}]+/gu
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  hellip: '…',
  trade: '™',
  reg: '®',
  copy: '©',
  deg: '°',
  eacute: 'é',
}

export interface PlainTextOptions {
  readonly html: boolean
  /** Sentences were pasted together ('locksOne handle'): a full stop is put where a capital follows a small letter. */
  readonly glued: boolean
  readonly case: 'as-is' | 'sentence'
}

/** Printable ASCII with single spaces: most of what feeds hold, and as it should be. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

export function plainText(text: string, options: PlainTextOptions): string {
  if (!options.html && !options.glued && options.case === 'as-is' && PLAIN.test(text)) return text
  let plain = options.html ? withoutMarkup(text) : text
  // A zero-width joiner holds emoji together; the other format characters only hide things.
  plain = plain.replace(CONTROL, (run) =>
    run === '\u200D' ? run : run.replace(/[\p{Cf}\p{Cs}]/gu, '') === '' ? '' : ' ',
  )
  plain = plain.replace(/\s+/g, ' ').trim()
  if (options.glued) plain = separated(plain)
  return options.case === 'sentence' ? sentenceCase(plain) : plain
}

/** 'has a TSA lockOne handle' -> 'has a TSA lock. One handle'. */
export const separated = (text: string): string => text.replace(/(\p{Ll}|\))(\p{Lu}\p{Ll})/gu, '$1. $2')

function withoutMarkup(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replace(/<!--.*?-->/gs, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{1,8});/gi, (entity, name: string) => character(name) ?? entity)
}

function character(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? null
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** 'RED WOOLLY HOTTIE' -> 'Red woolly hottie'; a text that is not all capitals stays as it is. */
function sentenceCase(text: string): string {
  if (/\p{Ll}{2}/u.test(text)) return text
  return text.toLowerCase().replace(/\p{L}/u, (first) => first.toUpperCase())
}
