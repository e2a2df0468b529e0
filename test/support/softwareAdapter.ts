/**
 * SwiftShader, the Vulkan adapter that computes on the CPU and comes with Chromium: it lets WebGPU code run for real where
 * there is no GPU. Debian's package is chromium-common.
 * Out: what a child process needs in its environment to find it; null where it is not installed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['/usr/lib/chromium', '/usr/lib64/chromium-browser', '/opt/google/chrome']
const DRIVER = 'vk_swiftshader_icd.json'

export const NO_SOFTWARE_ADAPTER = `no ${DRIVER} in ${FOLDERS.join(', ')}: install chromium`

export function softwareAdapter(): Readonly<Record<string, string>> | null {
  const folder = FOLDERS.find((path) => existsSync(join(path, DRIVER)))
  if (folder === undefined) return null
  const driver = join(folder, DRIVER)
  // The folder also holds the Vulkan loader. Two names: the loader was renamed, both are read.
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver }
}
