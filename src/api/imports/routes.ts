import { z } from 'zod'
import { Intake } from '../../domain/intake.ts'
import { Fact } from './fact.ts'
import type { Route } from '../route.ts'
import { ComplaintView } from '../complaints/schemas.ts'

const facts = z.number().int().min(0)
const digest = z.string().regex(/^([0-9a-f]{64})?$/)

const ImportView = z
  .strictObject({
    id: z.string().meta({ description: "The complaint's id." }),
    state: z.enum(['underWay', 'complete', 'abandoned']),
    facts: facts.meta({ description: 'How many have been told.' }),
    digest: digest.meta({ description: 'Of all these facts, one after another; empty before the first.' }),
    heardAt: z.iso.datetime().meta({ description: 'When it was last heard of.' }),
  })
  .meta({ id: 'Import' })

const one = z.strictObject({ id: z.string().regex(/^cmp_[0-9a-z]{26}$/) })
const importing = { tag: 'Complaints', may: 'importComplaints', status: 200 } as const

/** What stands in whole beside a past that is told in pieces. */
export const ImportedIntake = Intake.required({ receivedAt: true })

/** A complaint taken over with a history that one request cannot hold. */
export const importRoutes = {
  beginImport: {
    ...importing,
    method: 'post',
    path: '/v1/imports',
    summary: 'Begin to take a complaint over in pieces',
    description:
      'Until it is complete nothing of it is recorded: no list and no figure has it, no alarm rings, and nothing ' +
      'else can be asked of it. Begun again, or where the complaint has been imported before, the answer says how ' +
      'many facts are there: go on after them, where they are the same.',
    body: ImportedIntake.meta({ id: 'NewImport' }),
    example: {
      channel: 'phone',
      messageId: 'old-4711',
      receivedAt: '2026-03-02T09:00:00+08:00',
      details: { complainant: { name: '陈女士' }, subject: '车辆未清洁' },
    },
    status: 201,
    answer: ImportView,
    keyed: 'create',
    refusals: { 410: 'What the request began has been erased', 404: 'What it began is restricted' },
  },
  getImport: {
    ...importing,
    method: 'get',
    path: '/v1/imports/{id}',
    summary: 'How far an import is',
    params: one,
    answer: ImportView,
    refusals: { 409: 'It was archived long ago: only the register knows it any more' },
  },
  addImportPiece: {
    ...importing,
    method: 'post',
    path: '/v1/imports/{id}/pieces',
    summary: 'Tell the next facts',
    description:
      'In order, each piece of at most 5,000 facts and 512 KB; 8 MB in all. `after`: what the import said ' +
      'of the facts before these, how many there are and their digest. A piece sent twice is told once.',
    params: one,
    body: z
      .strictObject({ after: z.strictObject({ facts, digest }), facts: z.array(Fact).min(1).max(5_000) })
      .meta({ id: 'ImportPiece' }),
    example: {
      after: { facts: 0, digest: '' },
      facts: [{ at: '2026-03-02T10:00:00+08:00', type: 'acknowledge', method: 'phone', said: '已致歉。' }],
    },
    answer: ImportView,
    refusals: { 409: 'It does not follow on what has been told, or it takes too much work' },
    bodyLimit: '2mb',
  },
  completeImport: {
    ...importing,
    method: 'post',
    path: '/v1/imports/{id}/complete',
    summary: 'All has been told: the complaint lives',
    params: one,
    body: z.strictObject({ facts }).meta({ id: 'ImportComplete', description: 'How many there were.' }),
    example: { facts: 1 },
    answer: ComplaintView,
    refusals: { 409: 'There were more facts, or fewer' },
  },
  abandonImport: {
    ...importing,
    method: 'post',
    path: '/v1/imports/{id}/abandon',
    summary: 'Give an import up: nothing of it stays, and it can be begun anew',
    params: one,
    body: z.strictObject({}),
    answer: ImportView,
    refusals: { 409: 'It is complete' },
  },
} as const satisfies Record<string, Route>
