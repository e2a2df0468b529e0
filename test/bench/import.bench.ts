/**
 * How fast and how large an import is: icecat's catalogue, and online-retail's products and purchases, each by the real
 * command in a process of its own, into a fresh embedded database in a temporary folder.
 *
 * Rows a second are of the whole process after the database was made (its start included). Peak memory is the largest
 * resident set of the process, which the command's own process tells at its end.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DATA = '../shared/data'

interface Job {
  readonly name: string
  readonly file: string
  readonly format: string
  /** Its rows are read a second time, as purchases. */
  readonly events: boolean
}

const JOBS: readonly Job[] = [
  { name: 'icecat', file: 'icecat/products.jsonl.gz', format: 'jsonl', events: false },
  { name: 'online-retail', file: 'online-retail/transactions.csv.gz', format: 'csv', events: true },
]

interface Measured {
  readonly rows: number
  readonly seconds: number
  readonly peakMb: number
}

export async function run(): Promise<void> {
  const wanted = JOBS.map(({ file }) => `${DATA}/${file}`).filter((file) => !existsSync(file))
  if (wanted.length > 0) {
    console.log(`skipped: wants ${wanted.join(' and ')} (public data sets, see docs/feeds/README.md)`)
    return
  }
  const measured: Record<string, Measured> = {}
  console.log('feed            rows      seconds   rows/s   peak MB')
  for (const job of JOBS) {
    const result = await measure(job)
    measured[job.name] = result
    const { rows, seconds, peakMb } = result
    const cells = [
      rows.toLocaleString('en-GB'),
      seconds.toFixed(1),
      Math.round(rows / seconds).toLocaleString('en-GB'),
    ]
    console.log(
      [job.name.padEnd(14), ...cells.map((cell) => cell.padStart(9)), String(peakMb).padStart(9)].join(' '),
    )
  }
  const rate = (name: string) => Math.round((measured[name]?.rows ?? 0) / (measured[name]?.seconds ?? 1))
  const result = {
    bench: 'import',
    icecat_rows_per_s: rate('icecat'),
    retail_rows_per_s: rate('online-retail'),
    peak_mb: Math.max(...Object.values(measured).map(({ peakMb }) => peakMb)),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

/** A module that the command's process loads first; at its end it writes its peak. */
const probe = (file: string) => `import { writeFileSync } from 'node:fs'
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)))
`

async function measure(job: Job): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-'))
  try {
    const peak = join(folder, 'peak')
    await writeFile(join(folder, 'probe.mjs'), probe(peak))
    const environment = { ...process.env, AISLE_DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
    const empty = join(folder, 'empty.jsonl')
    await writeFile(empty, '{"id":"1","name":"Nothing","price":0}\n')
    // Making the database is not importing.
    await command(['--feed', 'jsonl', '--file', empty, '--currency', 'EUR'], folder, environment)
    const file = `${DATA}/${job.file}`
    const args = ['--feed', job.format, '--file', file, '--map', `docs/feeds/${job.name}.json`]
    const started = performance.now()
    const out = await command([...args, ...(job.events ? ['--events', file] : [])], folder, environment)
    const seconds = (performance.now() - started) / 1000
    const rows = [...out.matchAll(/(?:Products|Events): ([\d,]+) rows/g)].map(([, text]) =>
      Number(text?.replaceAll(',', '')),
    )
    // Linux and macOS: maxRSS is in kilobytes.
    const peakMb = Math.round(Number(await readFile(peak, 'utf8')) / 1024)
    return { rows: rows.reduce((total, one) => total + one, 0), seconds, peakMb }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function command(args: readonly string[], folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = ['--import', 'tsx', '--import', join(folder, 'probe.mjs'), 'bot/commands/import.ts']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...script, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`the import ended with ${code}:\n${out}`)),
    )
  })
}
