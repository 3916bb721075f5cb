import { createServer } from 'node:net'

const host = '127.0.0.1'
const furtherTries = 50

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Any free port, for tests and for servers that are not looked for by number. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host, exclusive: true }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

/** The wanted port, or the next free one; a move is said. */
export async function portNear(wanted: number, use: string, say: (line: string) => void): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + furtherTries, 65_535); port++) {
    if (!(await isFree(port))) continue
    if (port !== wanted) say(`Port ${wanted} is taken; ${use} moves to ${port}.`)
    return port
  }
  throw new Error(`No free port between ${wanted} and ${wanted + furtherTries} for ${use}.`)
}
