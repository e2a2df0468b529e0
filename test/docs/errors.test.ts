import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { ERROR_CODES } from '../../data/types/errors.ts'

describe('the error table of docs/developer.md', () => {
  it('lists every code once, and no other', () => {
    const page = readFileSync('docs/developer.md', 'utf8')
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map(([, code]) => code)
    expect(listed.sort()).toEqual([...ERROR_CODES].sort())
  })
})
