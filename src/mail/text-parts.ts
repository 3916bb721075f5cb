/** A text of a mail as it came: what is said of its charset, and its bytes as they were before they were encoded. */
export type TextPart = { kind: string; label: string; bytes: Buffer }

/** Where the type of a text stands. */
export const TEXT = /^content-type:[ \t]*text\/(plain|html)(?=[\s;]|$)/gim

/** More than any head of a part. */
const HEAD_AT_MOST = 10_000
/** So many lines that look like the type of a text are looked at. */
const PLACES_AT_MOST = 100
/** Nobody writes so much; it is left as it was read. */
const TEXT_AT_MOST = 2_000_000

/** What is said of the charset in the header that goes on there. */
export const labelAt = (raw: string, at: number): string =>
  /^[^\n]*(?:\n[ \t][^\n]*)*/.exec(raw.slice(at, at + 1_000))![0].match(/charset=["']?([\w.:-]+)/i)?.[1] ?? ''

/** The texts that a mail shows, so many at most, found by their heads: no other part is looked at. */
export function textPartsOf(raw: string, atMost: number): TextPart[] {
  const parts: TextPart[] = []
  let places = 0
  const boundaries = boundariesIn(raw)
  for (const found of raw.matchAll(TEXT)) {
    if (parts.length === atMost || (places += 1) > PLACES_AT_MOST) break
    const part = partAt(raw, found.index + found[0].length, boundaries)
    if (!part || IS_FILE.test(part.head) || IS_FLOWED.test(part.head)) continue
    const { at, head, body } = part
    parts.push({ kind: found[1]!.toLowerCase(), label: labelAt(raw, at), bytes: bytesIn(head, body) })
  }
  return parts
}

/** So many boundaries a mail may name. */
const BOUNDARIES_AT_MOST = 100

/** The lines between parts, as the mail names them: another that begins so is of a text. */
function boundariesIn(raw: string): ReadonlySet<string> {
  const lines = new Set<string>()
  for (const [, quoted, plain] of raw.matchAll(/\bboundary=(?:"([^"\n]+)"|([^\s;"]+))/gi)) {
    lines.add(`--${quoted ?? plain}`)
    if (lines.size === BOUNDARIES_AT_MOST) break
  }
  return lines
}

/** Its lines are no lines: who reads it joins them. */
const IS_FLOWED = /\bformat=["']?flowed/i
const IS_FILE = /^content-disposition:[ \t]*attachment/im

type Part = { at: number; head: string; body: string }

/** The part whose type stands there; nothing where that is no head: neither the mail's own nor behind a boundary. */
function partAt(raw: string, at: number, boundaries: ReadonlySet<string>): Part | undefined {
  const lines = raw.slice(Math.max(0, at - HEAD_AT_MOST), at).split('\n')
  const begins = lines.findLastIndex((line) => line.trim() === '' || boundaries.has(line.trimEnd()))
  const boundary = lines[begins]?.trimEnd()
  const blank = /\r?\n\r?\n/.exec(raw.slice(at, at + HEAD_AT_MOST))
  if (boundary === '' || !blank) return undefined
  const from = at + blank.index + blank[0].length
  const end = boundary === undefined ? -1 : endAt(raw, from, boundary)
  const body = raw.slice(from, end < 0 ? raw.length : end)
  if (body.length > TEXT_AT_MOST) return undefined
  return { at, head: lines.slice(begins + 1).join('\n') + raw.slice(at, from), body }
}

/** Where the boundary stands next, as a line of its own. */
function endAt(raw: string, from: number, boundary: string): number {
  for (let at = raw.indexOf(`\n${boundary}`, from - 1); at >= 0; at = raw.indexOf(`\n${boundary}`, at + 1))
    if (/^(--)?[ \t\r]*(\n|$)/.test(raw.slice(at + 1 + boundary.length, at + 200))) return at
  return -1
}

/** RFC 2045, 6. */
function bytesIn(head: string, body: string): Buffer {
  const encoding = /^content-transfer-encoding:[ \t]*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1')
}

const unquoted = (body: string): string =>
  body
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
