import { z } from 'zod'
import { one } from '../route-parts.ts'
import type { Route } from '../route.ts'

const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of what is in the file, in hex.' })

/** Files that prove something: brought first, then named by their digest in a command (attachEvidence and others). */
export const evidenceRoutes = {
  bringFile: {
    method: 'post',
    path: '/v1/files',
    summary: 'Bring a file that proves something',
    description:
      'The bytes as they are, with their Content-Type. Its type is told by what is in it: documents, pictures, ' +
      'recordings and plain text are taken, and what is of another type than it says is refused. A command names the ' +
      'file by the digest in the answer; what no complaint names within seven days is thrown away. Bringing the same ' +
      'again is no other file.',
    tag: 'Complaints',
    takesFile: true,
    status: 201,
    answer: z
      .strictObject({ digest: Digest, bytes: z.number().int(), mediaType: z.string() })
      .meta({ id: 'BroughtFile' }),
    may: 'bringEvidence',
  },
  getEvidence: {
    method: 'get',
    path: '/v1/complaints/{id}/evidence/{digest}',
    summary: 'A file that a complaint names as evidence',
    description: 'As it was brought. Who has read it, and when, stands among the accesses.',
    tag: 'Complaints',
    shows: 'one',
    params: one.extend({ digest: Digest }),
    status: 200,
    answer: z.string().meta({ format: 'binary' }),
    streams: 'application/octet-stream',
    may: 'readEvidence',
  },
} as const satisfies Record<string, Route>
