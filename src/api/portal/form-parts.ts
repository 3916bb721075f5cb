import { Problem } from '../problems/problem.ts'

/** So much of a form may be text: the longest fields are some 110 kB, nine bytes for each Chinese character. */
export const TEXT_BYTES = 256 * 2 ** 10
/** More than the form has fields and files. */
const PARTS_AT_MOST = 60

type FormType = { boundary?: string }
const MULTIPART = /^multipart\/form-data;\s*boundary=("?)([\w'-]+)\1$/i
const URLENCODED = /^application\/x-www-form-urlencoded(;|$)/i

export function typeOf(contentType: string): FormType | undefined {
  const boundary = MULTIPART.exec(contentType.trim())?.[2]
  if (boundary !== undefined) return { boundary }
  return URLENCODED.test(contentType) ? {} : undefined
}

/** Of what did not come in whole, what stands before its last boundary. */
export async function takenApart(
  body: Buffer,
  { boundary, isCut }: FormType & { isCut?: boolean },
): Promise<FormData> {
  if (isCut && boundary === undefined) throw new Problem('tooLarge')
  if (boundary !== undefined && hasMoreThan(PARTS_AT_MOST, `--${boundary}`, body))
    throw new Problem('tooLarge')
  const type =
    boundary === undefined ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${boundary}`
  const whole = boundary !== undefined && isCut ? cut(body, boundary) : body
  const data = await new Response(new Uint8Array(whole), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new Problem('invalid')
    })
  const texts = [...data.values()].filter((value) => typeof value === 'string')
  if (texts.reduce((sum, text) => sum + text.length, 0) > TEXT_BYTES) throw new Problem('tooLarge')
  return data
}

/** Counted before anything is made of them. Each part begins with one, and one ends the last. */
function hasMoreThan(times: number, boundary: string, body: Buffer): boolean {
  let at = -1
  for (let count = 0; count <= times + 1; count++) {
    at = body.indexOf(boundary, at + 1)
    if (at < 0) return false
  }
  return true
}

/** What was typed stands before the files. */
function cut(body: Buffer, boundary: string): Buffer {
  const end = body.lastIndexOf(`\r\n--${boundary}`)
  if (end < 0) throw new Problem('tooLarge')
  return Buffer.concat([body.subarray(0, end), Buffer.from(`\r\n--${boundary}--\r\n`)])
}
