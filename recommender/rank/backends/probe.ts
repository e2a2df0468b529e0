/**
 * Whether a GPU backend can be used here, found out without risk to this process. Does I/O: looks at device files and
 * starts a child process, only when there is a GPU to ask for.
 * Out: null when it can be used, else why not, in words for the log. Cost: 1-3 s with a GPU, nothing without.
 */
import { fork } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const PROBE_TIMEOUT_MS = 20_000

export type GpuBackend = 'tfjs-node-gpu' | 'webgpu'

export function gpuProblem(backend: GpuBackend): Promise<string | null> {
  const problem = backend === 'webgpu' ? noGpu() : notInstalled()
  return problem === null ? probe(backend) : Promise.resolve(problem)
}

/** Runs the backend once in a child process. */
export function probe(backend: GpuBackend, environment: NodeJS.ProcessEnv = {}): Promise<string | null> {
  return new Promise((resolve) => {
    const child = fork(new URL('./probe.worker.ts', import.meta.url), [backend], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: PROBE_TIMEOUT_MS,
    })
    child.once('message', (message: { problem: string | null }) => resolve(message.problem))
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`the probe ended with ${signal ?? `code ${String(code)}`}`))
  })
}

/**
 * A Vulkan adapter without a GPU is a program that pretends (SwiftShader, llvmpipe) and slower than the CPU backend.
 * On Linux a GPU shows as a device file; elsewhere only the probe can tell.
 */
function noGpu(): string | null {
  const drivers = `${process.env['VK_ICD_FILENAMES'] ?? ''} ${process.env['VK_DRIVER_FILES'] ?? ''}`
  if (/swiftshader|lvp|lavapipe|llvmpipe/i.test(drivers)) return 'only a software adapter is configured'
  if (process.platform !== 'linux') return null
  const devices = [...list('/dev').filter((name) => /^(nvidia\d+|dxg)$/.test(name)), ...list('/dev/dri')]
  return devices.some((name) => /^(nvidia|dxg|renderD)/.test(name)) ? null : 'this machine has no GPU'
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

export function notInstalled(): string | null {
  try {
    import.meta.resolve('@tensorflow/tfjs-node-gpu')
    return null
  } catch {
    return 'the optional package @tensorflow/tfjs-node-gpu is not installed'
  }
}
