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

/** What is in a form; `isOver`: that it holds more than is taken. */
type Parts = { data: FormData; isOver: boolean }

/** Of what did not come in whole, or is too much, what stands before: what was typed stands before the files. */
export async function takenApart(
  body: Buffer,
  { boundary, isCut = false }: FormType & { isCut?: boolean },
): Promise<Parts> {
  if (boundary === undefined) {
    if (isCut) throw new Problem('tooLarge')
    return withinText(await formIn(body, 'application/x-www-form-urlencoded'))
  }
  const over = partsEnd(`--${boundary}`, body)
  const end = over ?? (isCut ? body.lastIndexOf(`\r\n--${boundary}`) : body.length)
  if (end < 0) throw new Problem('tooLarge')
  const whole = end === body.length ? body : closed(body.subarray(0, end), boundary)
  const parts = withinText(await formIn(whole, `multipart/form-data; boundary=${boundary}`))
  return { ...parts, isOver: parts.isOver || over !== undefined }
}

const formIn = (body: Buffer, type: string): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem('invalid')
  })

const closed = (parts: Buffer, boundary: string): Buffer =>
  Buffer.concat([parts, Buffer.from(`\r\n--${boundary}--\r\n`)])

/** Where the last part ends that is taken, if there are more: counted before anything is made of them. */
function partsEnd(boundary: string, body: Buffer): number | undefined {
  let at = -1
  let end: number | undefined
  // Each part begins with one, and one ends the last.
  for (let count = 0; count <= PARTS_AT_MOST + 1; count++) {
    at = body.indexOf(boundary, at + 1)
    if (at < 0) return undefined
    if (count === PARTS_AT_MOST) end = at - '\r\n'.length
  }
  return end
}

/** The first texts, as far as there is room for them. */
function withinText(all: FormData): Parts {
  const data = new FormData()
  let left = TEXT_BYTES
  let isOver = false
  for (const [name, value] of all) {
    if (typeof value !== 'string') data.append(name, value)
    else if (value.length > left) isOver = true
    else {
      left -= value.length
      data.append(name, value)
    }
  }
  return { data, isOver }
}
