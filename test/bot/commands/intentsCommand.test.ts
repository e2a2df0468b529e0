/** `npm run intents` as a process of its own, on the real bundled model. */
import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../support/runCommand.ts'

const folder = mkdtempSync(join(tmpdir(), 'aisle-intents-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const intents = (...args: readonly string[]) => runCommand('intents', args)

const DELIVERY = [
  'where is my parcel',
  'when will it arrive',
  'has my order been shipped',
  'track my package',
]
const RETURNS = ['I want to return this', 'how do I send it back', 'can I get my money back', 'refund please']
const rows = (label: string, texts: readonly string[], by: string): string =>
  texts.map((text) => `${text}${by}${label}\n`).join('')

describe('the intents command', () => {
  it('learns from one file and judges by another, with and without a header', async () => {
    const train = file('train.tsv', rows('delivery', DELIVERY, '\t') + rows('returns', RETURNS, '\t'))
    const test = file(
      'test.csv',
      'label,sentence\ndelivery,"my parcel, where is it"\nreturns,I send this back\noos,what is the capital of France\n',
    )
    const { code, out, errors } = await intents('--train', train, '--test', test)
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(out).toContain('learned from 8 messages of 2 labels')
    expect(out).toMatch(/ 1 delivery +1 /)
    expect(out).toContain('accuracy in scope      100.0 %')
    expect(out).toMatch(/out-of-scope recall +(0|100)\.0 %/)
  })

  it.each([
    ['no files', [], 'give --train and --test'],
    ['a file that is not there', ['--train', join(folder, 'none.csv'), '--test', 'x'], 'none.csv'],
    ['one column', ['--train', file('one.csv', 'a\nb\n'), '--test', 'x'], 'must have two columns'],
    [
      'an empty label',
      ['--train', file('gap.csv', 'text,label\nhello,\n'), '--test', 'x'],
      'line 2: the label is empty',
    ],
    [
      'one label',
      ['--train', file('same.csv', 'a,x\nb,x\n'), '--test', file('t.csv', 'a,x\n')],
      'fewer than two labels',
    ],
    ['nothing in it', ['--train', file('empty.csv', ''), '--test', 'x'], 'it is empty'],
    [
      'no text at all',
      ['--train', file('zip.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), '--test', 'x'],
      'zip.csv',
    ],
  ])('says what is wrong: %s', async (_, args, message) => {
    const { code, out, errors } = await intents(...args)
    expect(code).not.toBe(0)
    expect(out).toBe('')
    expect(errors).toContain(message)
    expect(errors).not.toContain('    at ')
  })
})
