import type { Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../handlers/from-register.ts'
import type { StreamReply } from '../route.ts'

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

/** A long text, as a file to save. */
export async function sendStream(
  deps: Deps,
  response: Response,
  { chunks, type, filename }: StreamReply,
): Promise<void> {
  const begun = () => response.status(200).attachment(filename).type(`${type}; charset=utf-8`)
  await pour(deps, chunks, begun)
}

/**
 * The first piece is read before anything is sent: until then a register that is away is still a 503. Afterwards a
 * fault breaks the connection, so that nobody takes a part for the whole.
 */
async function pour(deps: Deps, texts: AsyncIterable<string>, begin: () => Response): Promise<void> {
  const rest = texts[Symbol.asyncIterator]()
  const first = await fromRegister(deps, () => rest.next())
  async function* all() {
    try {
      for (let piece = first; !piece.done; piece = await rest.next()) yield piece.value
    } finally {
      await rest.return?.()
    }
  }
  try {
    await pipeline(Readable.from(all(), { objectMode: false }), begin())
  } catch (error) {
    // A reader who has turned away is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}
