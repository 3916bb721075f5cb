import type { Request } from 'express'
import { Problem } from '../problems/problem.ts'

/** A form with its files, and whether it came in whole. */
export type SentForm = { data: FormData; isWhole: boolean }

export type FormReader = (request: Request) => Promise<SentForm>

/** So much of one form is read. */
const FORM_BYTES = 20 * 2 ** 20
/** So much of all forms at once lies in memory; a form is read whole before it is taken apart. */
const AT_ONCE_BYTES = 4 * FORM_BYTES

const TYPES = /^(multipart\/form-data;.*boundary="?([^";]+)"?|application\/x-www-form-urlencoded)/i

/** Reads forms within bounds, by what Node itself knows of them. */
export function createFormReader(): FormReader {
  let held = 0
  return async (request) => {
    const contentType = request.get('content-type') ?? ''
    const [, , boundary] = TYPES.exec(contentType) ?? []
    if (!TYPES.test(contentType)) {
      request.resume()
      throw new Problem('wrongContentType')
    }
    const chunks: Buffer[] = []
    let [bytes, isWhole] = [0, true]
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        isWhole = bytes + chunk.length <= FORM_BYTES
        if (!isWhole) break
        if (held + chunk.length > AT_ONCE_BYTES) throw new Problem('tooMuchAtOnce')
        chunks.push(chunk)
        bytes += chunk.length
        held += chunk.length
      }
      const body = Buffer.concat(chunks)
      return { data: await takenApart(isWhole ? body : cut(body, boundary), contentType), isWhole }
    } finally {
      held -= bytes
      // A browser that still sends hears no answer before it has ended.
      request.resume()
    }
  }
}

/** What came in of a form that is too large, up to its last whole part: what was typed stands before the files. */
function cut(body: Buffer, boundary: string | undefined): Buffer {
  if (boundary === undefined) throw new Problem('tooLarge')
  const end = body.lastIndexOf(`\r\n--${boundary}`)
  if (end < 0) throw new Problem('tooLarge')
  return Buffer.concat([body.subarray(0, end), Buffer.from(`\r\n--${boundary}--\r\n`)])
}

const takenApart = (body: Buffer, contentType: string): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new Problem('invalid')
  })
