/** The worker of initDatabase.ts: PGlite runs initdb when it opens an empty folder. Ends when the files are there. */
import { workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

const pglite = await PGlite.create(workerData.folder)
await pglite.close()
