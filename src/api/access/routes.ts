import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import { limit, named, one } from '../route-parts.ts'
import { DateText, words } from '../../domain/text.ts'

const Instant = z.iso.datetime()
const cursor = z
  .string()
  .regex(/^\d{1,9}$/)
  .optional()
const days = { from: DateText.optional(), until: DateText.optional() }

const AccessView = z
  .strictObject({
    complaintId: z.string().optional().meta({ description: 'Left out where many were read at once.' }),
    number: z.string().optional().meta({ description: 'Of the complaint, while it is known.' }),
    person: z.string(),
    role: Role,
    operation: z.string(),
    day: z.iso.date().meta({ description: 'In UTC.' }),
    firstAt: Instant,
    lastAt: Instant,
    times: z.int(),
  })
  .meta({ id: 'Access' })

const UndertakingView = z.strictObject({ person: z.string(), role: Role, version: z.string(), at: Instant })
const ConfidentialityView = z
  .strictObject({
    version: z.string(),
    text: z.strictObject({ en: z.string(), zh: z.string() }),
    givenAt: Instant.optional().meta({ description: 'When the caller gave it, in this version.' }),
  })
  .meta({ id: 'Confidentiality' })

/** Who has read what, and who has undertaken confidentiality (R105). */
export const accessRoutes = {
  listAccesses: {
    method: 'get',
    path: '/v1/accesses',
    summary: 'Who has read what',
    description: 'A line for each person, complaint, operation and day, the latest day first.',
    tag: 'Access',
    query: z.strictObject({
      person: named.optional(),
      complaint: one.shape.id.optional(),
      ...days,
      limit,
      cursor,
    }),
    status: 200,
    answer: pageOf(AccessView),
    may: 'readAccesses',
  },
  getConfidentiality: {
    method: 'get',
    path: '/v1/confidentiality',
    summary: 'The confidentiality undertaking of the staff',
    tag: 'Access',
    status: 200,
    answer: ConfidentialityView,
    may: 'undertake',
  },
  giveUndertaking: {
    method: 'post',
    path: '/v1/confidentiality/undertakings',
    summary: 'Undertake it',
    description: 'By oneself, in the version that is in force. Given again, the first time stands.',
    tag: 'Access',
    body: z.strictObject({ version: words(40) }),
    example: { version: '2026-1' },
    status: 201,
    answer: UndertakingView,
    may: 'undertake',
  },
  listUndertakings: {
    method: 'get',
    path: '/v1/confidentiality/undertakings',
    summary: 'Who has undertaken it',
    tag: 'Access',
    query: z.strictObject({ version: z.string().min(1).max(40).optional() }),
    status: 200,
    answer: z.strictObject({ data: z.array(UndertakingView) }),
    may: 'readUndertakings',
  },
} as const satisfies Record<string, Route>
