import type { RequestListener, Server, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Problem, problemBody } from '../problems/problem.ts'

/** Longer than a load balancer keeps an idle connection: whoever sends on it first must find it open. */
const KEEP_ALIVE_MS = 65_000

/** The app on a port, once it listens. What is no request at all never reaches it, and is answered in its way. */
export async function listen(
  app: RequestListener,
  { port, host, logger }: { port: number; host: string; logger: Logger },
): Promise<Server> {
  // The app itself asks for the Host header, and so refuses in words.
  const server = createServer({ requireHostHeader: false, keepAliveTimeout: KEEP_ALIVE_MS }, app)
  const answers = new WeakMap<object, ServerResponse>()
  server.on('request', ({ socket }, response) => answers.set(socket, response))
  // What a caller expects beside `100-continue` need not be met.
  server.on('checkExpectation', app)
  server.on('clientError', (fault: ClientFault, socket) => {
    logger.info({ fault: fault.code }, 'the input is no HTTP request')
    const { headersSent = false, writableFinished = true } = answers.get(socket) ?? {}
    // Into an answer that is under way nothing is written.
    if (!socket.writable || (headersSent && !writableFinished)) return void socket.destroy()
    socket.write(answerTo(fault))
    ;(socket as Socket).destroySoon()
  })
  server.listen(port, host)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  // One that cannot be taken (no handles are left) ends nothing but itself.
  server.on('error', (error) => logger.warn({ reason: error.message }, 'a connection could not be taken'))
  return server
}

type ClientFault = Error & { code?: string; rawPacket?: Buffer }

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headersTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'tooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'tooSlow',
}

function answerTo({ code = '', rawPacket }: ClientFault): string {
  const problem = new Problem(CODES[code] ?? 'unreadable')
  // As far as it could be read: the headers may have come in an earlier piece.
  const isChinese = /^accept-language:[ \t]*zh/im.test(rawPacket?.toString('latin1') ?? '')
  const text = JSON.stringify(problemBody(problem, isChinese ? 'zh' : 'en', randomUUID()))
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, ...lines, '', text].join('\r\n')
}
