import { createHash, randomBytes } from 'node:crypto'
import { sees, survivesWithin } from '../../domain/disclosure/readers.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { canonical } from '../commit/digest.ts'

/** One line of a journal as the register keeps it. */
export type Line = {
  complaintId: string
  sequence: number
  type: string
  at: number
  recordedAt: number
  by: { id: string; role: string; for?: string }
  command: string
  past: boolean
  data: object
}

/** Where a personal value stands in a line, and the salted digest that may take its place. */
export type Leaf = { path: readonly string[]; digest: string }

/** Bytes in hex. The salt makes the digests of what people wrote useless for guessing, once it is gone. */
export type Seal = { salt: string; sealed: readonly Leaf[]; contentDigest: string }

type Path = readonly string[]

/** Seals a line. What of it is personal is decided now, and kept with it: the table may change later. */
export function sealOf(line: Line, salt = randomBytes(16)): Seal {
  const sealed: Leaf[] = []
  const veil = (value: unknown, path: Path, facts: readonly string[] = []): unknown => {
    if (isPlain(value)) {
      const digest = leafDigest(salt, path, value)
      sealed.push({ path, digest })
      return { erased: digest }
    }
    if (Array.isArray(value))
      return value.map((item, index) => veil(item ?? null, [...path, String(index)], facts))
    return mapped(value as object, (field, name) =>
      facts.includes(name) ? field : veil(field, [...path, name], facts),
    )
  }
  const { type, by } = line
  const data = mapped(line.data, (field, name) =>
    sees('afterErasure', type, name) ? field : veil(field, ['data', name], survivesWithin(type, name)),
  )
  // Everybody else works here, or is a machine.
  const id = by.role === 'customer' ? veil(by.id, ['by', 'id']) : by.id
  return {
    salt: salt.toString('hex'),
    sealed,
    contentDigest: contentDigestOf({ ...line, data, by: { ...by, id } }),
  }
}

/** The digest that stands for one personal value at its place. */
export const leafDigest = (salt: Buffer, path: Path, value: unknown): string =>
  createHash('sha256')
    .update(salt)
    .update(canonical([path, value]))
    .digest('base64url')

/** A line with each personal value behind its digest: as it is after an erasure. */
export type CoveredLine = Omit<Line, 'by'> & { by: { id: unknown; role: string; for?: string } }

export function contentDigestOf(line: CoveredLine): string {
  const { complaintId, sequence, type, at, recordedAt, by, command, past, data } = line
  return sha256(canonical({ complaintId, sequence, type, at, recordedAt, by, command, past, data }))
}

/** The next link of a chain; the first one hangs on nothing. */
export const linkOf = (previous: string, contentDigest: string): string =>
  sha256(Buffer.from(previous + contentDigest, 'hex'))

export function lineOf(complaintId: string, { event, ...entry }: Entry): Line {
  const { type, at, ...data } = event
  const { sequence, recordedAt, by, command } = entry
  const past: boolean = entry.past ?? false
  return {
    complaintId,
    sequence,
    type,
    at,
    recordedAt,
    by: { id: by.id, role: by.role, ...(by.for !== undefined && { for: by.for }) },
    command,
    past,
    data,
  }
}

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

const mapped = (value: object, change: (field: unknown, name: string) => unknown) =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) =>
      field === undefined ? [] : [[name, change(field, name)]],
    ),
  )

/** Nothing further down: a digest stands for one value. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Array.isArray(value)
    ? value.length === 0
    : Object.values(value).every((field) => field === undefined)
}
