/** The other end of a channel: takes the bot's replies as the Emulator's own service does. Listens on a free port. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Connector {
  /** Without a slash at the end, as the Emulator writes it. */
  readonly serviceUrl: string
  readonly received: { readonly path: string; readonly activity: { readonly text?: string } }[]
  /** Statuses of the next answers; 200 when there is none left. */
  readonly failures: number[]
  until(count: number): Promise<void>
  close(): Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const received: Connector['received'] = []
  const failures: number[] = []
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const status = failures.shift() ?? 200
      if (status === 200)
        received.push({ path: request.url ?? '', activity: JSON.parse(body) as { text?: string } })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(status === 200 ? { id: `r${received.length}` } : { error: { code: 'Busy' } }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    serviceUrl: `http://localhost:${(server.address() as AddressInfo).port}`,
    ...{ received, failures },
    until: async (count) => {
      for (let i = 0; i < 300 && received.length < count; i++) await sleep(10)
      if (received.length < count) throw new Error(`${received.length} of ${count} replies came`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString()
  return body
}
