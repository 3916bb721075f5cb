import { z } from 'zod'
import { Text } from '../../domain/intake.ts'
import { RECORD_KINDS } from '../../domain/supervision/person-records.ts'
import { InstantText } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { named } from '../route-parts.ts'

const person = z.strictObject({ id: named.meta({ description: "The person's id." }) })
const Instant = z.iso.datetime()
const Kind = z.enum(RECORD_KINDS)

const PersonRecordView = z
  .strictObject({
    id: z.string(),
    person: z.string(),
    kind: Kind,
    what: z.string(),
    occurredAt: Instant,
    recordedAt: Instant,
    recordedBy: z.string(),
    keepUntil: Instant.meta({ description: 'It is thrown away then.' }),
  })
  .meta({ id: 'PersonRecord' })

/** What management keeps of a person; nothing of it follows from figures or complaints by itself (R98). */
export const personRecordRoutes = {
  recordOfPerson: {
    method: 'post',
    path: '/v1/people/{id}/records',
    summary: 'Record a reward, a warning or a training of a person',
    description:
      'For management only, and not of themselves. It is kept for two years from what it tells of.',
    tag: 'Directory',
    params: person,
    body: z
      .strictObject({ kind: Kind, what: Text, occurredAt: InstantText.optional() })
      .meta({ id: 'NewPersonRecord' }),
    example: { kind: 'reward', what: 'Settled forty complaints of one flood within a week.' },
    status: 201,
    answer: PersonRecordView,
    keyed: 'create',
    may: 'keepPersonRecords',
    refusals: { 409: 'Not of oneself, not of the future; or the directory does not know them' },
  },
  listPersonRecords: {
    method: 'get',
    path: '/v1/people/{id}/records',
    summary: 'What is recorded of a person',
    description: 'For management only; each reading is on record.',
    tag: 'Directory',
    params: person,
    status: 200,
    answer: z.strictObject({ data: z.array(PersonRecordView) }),
    may: 'keepPersonRecords',
  },
} as const satisfies Record<string, Route>
