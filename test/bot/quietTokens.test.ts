import { expect, it } from '@jest/globals'
import { quietTokens } from '../../bot/quietTokens.ts'

it('drops what the reader of tokens writes, and nothing else', () => {
  const before = console.error
  const written: unknown[][] = []
  console.error = (...values: unknown[]) => void written.push(values)
  try {
    quietTokens()
    quietTokens()
    const jwtTokenExtractor = (): void =>
      console.error('Error finding key for token. Available keys: undefined')
    jwtTokenExtractor()
    console.error('a fault', 1)
    expect(written).toEqual([['a fault', 1]])
  } finally {
    console.error = before
  }
})
