/**
 * The network on WebGPU gives the scores of the CPU. Runs onnxruntime's WebGPU provider for real, on the software adapter
 * SwiftShader, in a child process: a driver that aborts takes that process down. Skipped where it is not installed.
 */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { fork } from 'node:child_process'
import { NO_SOFTWARE_ADAPTER, softwareAdapter } from '../../../support/softwareAdapter.ts'

interface Answer {
  readonly differences?: Readonly<Record<string, number>>
  readonly fault?: string
}

function scores(environment: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./webgpuScores.worker.ts', import.meta.url), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: 50_000,
    })
    child.once('message', (answer) => resolve(answer as Answer))
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`ended with ${signal ?? String(code)}`)))
  })
}

const adapter = softwareAdapter()
if (adapter === null) {
  describe.skip(`the network on WebGPU: skipped, ${NO_SOFTWARE_ADAPTER}`, () => {
    it('is compared', () => undefined)
  })
} else {
  describe('the network on WebGPU (software adapter SwiftShader)', () => {
    let answer: Answer = {}
    beforeAll(async () => {
      answer = await scores(adapter)
    })

    it('gives the scores of the CPU within 1e-4, for 1 row and 500, tiny inputs and huge ones', () => {
      expect(answer.fault).toBeUndefined()
      expect(Object.keys(answer.differences ?? {})).toHaveLength(10)
      for (const [name, difference] of Object.entries(answer.differences ?? {})) {
        expect({ name, near: difference < 1e-4, difference }).toMatchObject({ name, near: true })
      }
    })
  })

  it('fails, and does not quietly use the CPU, where no adapter is found', async () => {
    const { fault } = await scores({ VK_ICD_FILENAMES: '/nowhere.json', VK_DRIVER_FILES: '/nowhere.json' })
    expect(fault).toMatch(/MODEL_UNAVAILABLE|adapter/i)
  })
}
