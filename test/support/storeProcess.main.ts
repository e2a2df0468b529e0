/** The program behind storeProcess.ts. */
import { openSql } from '../../data/store/openSql.ts'

const [verb, dataDir = ''] = process.argv.slice(2)
const sql = await openSql({ databaseUrl: null, dataDir })
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const insert = (n: number): Promise<unknown> => sql.query('INSERT INTO note (n) VALUES ($1)', [n])
await sql.query('CREATE TABLE IF NOT EXISTS note (n integer NOT NULL)')
say('open')

if (verb === 'insert') {
  for (let n = 1; ; n++) {
    await insert(n)
    say(String(n))
  }
} else if (verb === 'ten') {
  for (let n = 1; n <= 10; n++) await insert(n)
  await sql.close()
  say('done')
} else if (verb === 'hold') {
  await sql.transaction(async (tx) => {
    await tx.query('INSERT INTO note VALUES (-1)')
    say('holding')
    await new Promise((resolve) => setTimeout(resolve, 600_000))
  })
} else {
  process.stdin.resume().once('end', () => {
    void sql.close().then(() => process.exit(0))
  })
}
