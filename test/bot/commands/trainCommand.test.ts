/** `npm run train -- intents` as a process of its own, on the real bundled model and the real examples. */
import { describe, expect, it } from '@jest/globals'
import { runCommand } from '../../support/runCommand.ts'

const train = (...args: readonly string[]) => runCommand('train', args)

describe('the train command', () => {
  it('shows how well the examples are told apart', async () => {
    const { code, out, errors } = await train('intents')
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(out).toMatch(/^learned from \d+ sentences of 22 intents in [\d.]+ s\n/)
    const share = Number(/([\d.]+) % of them get their intent/.exec(out)?.[1])
    expect(share).toBeGreaterThan(75)
    expect(out).toMatch(/22 why +\S/)
    // No sentence stands in two files.
    expect(out).not.toContain('in more than one file')
  }, 60_000)

  it.each([[[]], [['prices']], [['intents', 'more']]])('says what can be trained to %j', async (args) => {
    const { code, out, errors } = await train(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).toContain('say what to train: intents')
  })
})
