import { describe, expect, it } from '@jest/globals'
import { parseRange } from '../../../nlp/preferences/numbers.ts'

describe('a number expression', () => {
  it.each([
    ['1,200', [1200]],
    ['1.5k', [1500]],
    ['2w', [20_000]],
    ['2 grand', [2000]],
    ['1米5', [1.5]],
    ['half a grand', [500]],
    ['two and a half grand', [2500]],
    ['four and a half', [4.5]],
    ['two hundred and fifty', [250]],
    ['a hundred', [100]],
    ['three hundred fifty and six hundred', [350, 600]],
    ['one and two thousand', [1000, 2000]],
    ['twelve and eighteen hundred', [1200, 1800]],
    ['fifty and one hundred', [50, 100]],
    ['a thousand and one', [1001]],
    ['one fifty', [150]],
    ['three twenty five', [325]],
    ['a tenner', [10]],
    ['dozen', [12]],
    ['一千五', [1500]],
    ['一两百', [100, 200]],
    ['五百多', [500, 600]],
    ['两千二三', [2200, 2300]],
    ['八九百', [800, 900]],
    ['四五十', [40, 50]],
    ['一万', [10_000]],
    ['兩百', [200]],
    ['banana', []],
    ['', []],
  ])('%s', (said, wanted) => {
    expect(parseRange(said)).toEqual(wanted)
  })
})
