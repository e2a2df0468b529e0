import { describe, expect, it } from '@jest/globals'
import { moodOf } from '../../../nlp/sentiment/mood.ts'

describe('the mood of a message', () => {
  it.each([
    ['this is useless, you do not understand me', 0, 'frustrated'],
    ['I ALREADY TOLD YOU SIZE 42', 0, 'frustrated'],
    ['说了多少遍了，不要黑色', 0, 'frustrated'],
    ['what???', -0.5, 'frustrated'],
    ['perfect, thank you', 0.9, 'pleased'],
    ['太好了', 0.8, 'pleased'],
    ['a waterproof jacket under 80', 0.3, 'neutral'],
    ['SIZE XL', 0, 'neutral'],
    ['', 0, 'neutral'],
  ])('%s', (message, balance, wanted) => {
    expect(moodOf(message, balance, false)).toBe(wanted)
  })

  it('takes the opinion of words that wish for nothing only', () => {
    expect(moodOf('it fell apart on day two', -0.95, false)).toBe('frustrated')
    expect(moodOf('a cheap bag', -0.95, true)).toBe('neutral')
  })
})
