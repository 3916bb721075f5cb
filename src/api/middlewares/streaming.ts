import type { Response } from 'express'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import type { EventsReply, StreamReply } from '../route.ts'

/** Objects as lines of JSON. */
export async function sendLines(
  deps: Deps,
  response: Response,
  lines: AsyncIterable<unknown>,
): Promise<void> {
  async function* texts() {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`
  }
  await pour(deps, texts(), () => response.status(200).type('application/x-ndjson'))
}

/** A long text or an archive, as a file to save. */
export async function sendStream(
  deps: Deps,
  response: Response,
  { chunks, type, filename, bytes }: StreamReply,
): Promise<void> {
  const begun = () => {
    response.status(200).attachment(filename).set('Content-Type', typed(type))
    return bytes === undefined ? response : response.set('Content-Length', String(bytes))
  }
  await pour(deps, chunks, begun)
}

const typed = (type: string) => (/^text|json$/.test(type) ? `${type}; charset=utf-8` : type)

/**
 * The first piece is read before anything is sent: until then a register that is away is still a 503. Afterwards a
 * fault breaks the connection, so that a part is not taken for the whole.
 */
async function pour(deps: Deps, texts: AsyncIterable<string | Buffer>, begin: () => Response): Promise<void> {
  const rest = texts[Symbol.asyncIterator]()
  const first = await fromRegister(deps, () => rest.next())
  async function* all() {
    for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value
  }
  try {
    await pipeline(Readable.from(all(), { objectMode: false }), begin())
  } catch (error) {
    // A reader who has turned away is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  } finally {
    // Also where they had turned away before anything was sent.
    await rest.return?.()
  }
}

/** Who takes nothing for so long is cut off; they come again and go on where they were. */
const PATIENCE_MS = 30_000

/** Events as they come. What a slow reader has not taken yet is not even read for them. */
export async function sendEvents(response: Response, { events }: EventsReply): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // No proxy on the way holds it back, packs it, or keeps it for another.
    'Cache-Control': 'private, no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    Connection: 'close',
  })
  if (response.req.method === 'HEAD') return void response.end()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.flushHeaders()
  try {
    for await (const text of events(gone.signal)) {
      if (response.write(text)) continue
      await once(response, 'drain', {
        signal: AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE_MS)]),
      })
    }
    response.end()
  } catch (error) {
    response.destroy()
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}
