import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ComplaintView } from '../../../src/api/complaints/schemas.ts'
import type { z } from 'zod'
import { randomUUID } from 'node:crypto'
import type { Calendar } from '../../../src/domain/calendar/calendar.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import { parseInstant } from '../../../src/domain/instant.ts'
import { changedRules } from '../../../src/register/complaint/changed-rules.ts'
import {
  calendars,
  intake,
  key,
  recorded,
  serving,
  takenIn,
  until,
  type Serving,
} from '../../support/serving.ts'
import { begin, opening } from '../../support/temporal/workflow-lives.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

type View = z.input<typeof ComplaintView>
type Known = { id: string; number: string; path: string; lookupSecret: string }

const assigned = [{ type: 'assign', department: 'service', person: 'li' }]
const taken = async (more: object = {}): Promise<Known> => {
  const one = (await takenIn(api, intake({ commands: assigned, ...more }))) as Known
  await recorded(api, one.path)
  return one
}
const someone = () => ({
  complainant: { name: '林先生', phone: `139${key().replaceAll(/\D/g, '').padEnd(8, '7').slice(0, 8)}` },
})
const view = async ({ path }: Known): Promise<View> => (await api.get(path)).body
const merge = ({ path }: Known, { id }: Known, more: object = {}, as?: string) =>
  api.post(`${path}/merge`, { into: id, reason: 'The same matter', ...more }, as ? { as } : {})
/** Nothing is under way any more on any of them. */
const settled = (all: readonly Known[]) =>
  until(async () => {
    const views = await Promise.all(all.map(view))
    return views.every((one) =>
      (one.absorbed ?? []).every(({ id }) => {
        const other = views.find((known) => known.id === id)
        return !other || other.mergedInto === one.id
      }),
    )
  })

// Trial B1
test('three at once in a ring: one stays open, and each fact of a merge is true', async () => {
  const all = [await taken(), await taken(), await taken()]
  const answers = await Promise.all(all.map((one, index) => merge(one, all[(index + 1) % 3]!)))
  await settled(all)
  const stages = (await Promise.all(all.map(view))).map(({ stage }) => stage)
  expect(stages.filter((stage) => stage !== 'closed').length).toBeGreaterThan(0)
  expect(stages.filter((stage) => stage === 'closed')).toHaveLength(
    answers.filter(({ status }) => status === 200).length,
  )
  expect(stages).toContain('closed')
})

// Trial B2
describe('two that are merged into each other', () => {
  test('at once: one of them is merged, the other is refused and knows of no merge that was not', async () => {
    const [one, other] = [await taken(), await taken()]
    const answers = await Promise.all([merge(one, other), merge(other, one)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await settled([one, other])
    const stages = [(await view(one)).stage, (await view(other)).stage]
    expect(stages.toSorted()).toEqual(['closed', 'investigating'])
  })

  test('one after the other: what was reopened is not merged any more, and takes the other', async () => {
    const [one, other] = [await taken(), await taken()]
    expect((await merge(other, one)).status).toBe(200)
    expect((await merge(one, other)).status).toBe(409)
    const asked = { key: key() }
    const reopened = await api.post(`${other.path}/reopen`, { reason: 'Another matter' }, asked)
    expect(reopened).toMatchObject({ status: 200, body: { stage: 'investigating' } })
    expect((await api.post(`${other.path}/reopen`, { reason: 'Another matter' }, asked)).body).toEqual(
      reopened.body,
    )
    await until(async () => (await view(one)).absorbed?.length === 0)
    expect((await merge(one, other)).status).toBe(200)
    expect(await view(one)).toMatchObject({ stage: 'closed', mergedInto: other.id })
  })

  test('a merge whose other commands are refused in the end takes its fact back', async () => {
    const [one, other] = [await taken(), await taken()]
    const commands = [
      { type: 'addNote', text: 'x' },
      { type: 'merge', into: other.id, reason: 'x' },
    ]
    const both = await Promise.all([
      api.post(`${one.path}/commands`, { commands }),
      api.post(`${one.path}/withdraw`, {
        reason: 'Settled',
        evidence: { kind: 'recording', reference: 'call-1', source: 'x' },
      }),
    ])
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    await settled([one, other])
  })
})

describe('only the same person’s matters of one kind are merged', () => {
  test('or whoever merges has made sure of it', async () => {
    const [one, other] = [await taken(), await taken({ details: { ...someone(), subject: 'Late' } })]
    expect(await merge(one, other)).toMatchObject({ status: 409, body: { code: 'otherPerson' } })
    expect(await view(other)).not.toHaveProperty('absorbed')
    // A handler's word for it is not enough: an end that the firm decides is the approver's (processes.md §2).
    expect(await merge(one, other, { samePerson: true })).toMatchObject({ status: 403 })
    expect(await view(other)).not.toHaveProperty('absorbed')
    expect((await merge(one, other, { samePerson: true }, 'supervisor-zhao')).status).toBe(200)
  })

  test('a question is not merged into a complaint', async () => {
    const [one, other] = [await taken({ kind: 'enquiry', commands: [] }), await taken()]
    expect(await merge(one, other)).toMatchObject({ status: 409, body: { code: 'notMergeable' } })
  })
})

// A merge with If-Match was always refused, and had moved the other one's dues by then.
test('a merge asked of one version is done if it is that one still, and else leaves the other as it was', async () => {
  const [one, other] = [await taken(), await taken()]
  const { version } = await view(one)
  const asked = (ifMatch: string) => ({ ifMatch, key: key() })
  const body = { into: other.id, reason: 'The same matter' }
  const late = await api.post(`${one.path}/merge`, body, asked(`"${version - 1}"`))
  expect(late).toMatchObject({ status: 412, body: { code: 'versionMismatch' } })
  expect(await view(other)).not.toHaveProperty('absorbed')
  const once = asked(`"${version}"`)
  const merged = await api.post(`${one.path}/merge`, body, once)
  expect(merged).toMatchObject({ status: 200, body: { stage: 'closed' } })
  expect(await api.post(`${one.path}/merge`, body, once)).toMatchObject({ status: 200, body: merged.body })
  expect(await view(other)).toMatchObject({ absorbed: [{ id: one.id }] })
})

// The other came to call days covered that neither calendar knew, under the name of one that knows them.
test('a complaint from before a notice, merged into one from after it, brings the days between along as they were', async () => {
  const cn = calendars.get('cn')!
  const { 2026: _h, ...holidays } = cn.holidays
  const { 2026: _m, ...makeupWorkdays } = cn.makeupWorkdays
  const { settledUntil: _s, ...before } = cn
  const begun = async (text: string, calendar: Calendar): Promise<Known> => {
    const number = `cmp_${randomUUID().replaceAll('-', '').slice(0, 26)}`
    const path = `/v1/complaints/${number}`
    const opened = opening(parseInstant(text), { id: number, calendar, registeredAt: Date.now() })
    const details = { complainant: { name: '陈女士', phone: '13800001234' }, subject: 'Late' }
    const commands = [{ type: 'assign', department: 'service', person: 'li' } as const]
    await begin(api.server.client, { ...opened, details }, { commands })
    await recorded(api, path)
    return { id: number, number, path, lookupSecret: '' }
  }
  const received = '2025-11-20T09:00:00+08:00'
  const earlier = { ...before, version: 'cn-2025.1', coversUntil: '2025-12-31', holidays, makeupWorkdays }
  const one = await begun(received, earlier)
  const other = await begun('2026-03-25T09:00:00+08:00', cn)
  expect(await merge(one, other)).toMatchObject({ status: 200 })
  const calendarOf = async () => (await api.house.register.getComplaint(other.id))!.complaint.calendar
  await expect.poll(calendarOf, { timeout: 60_000 }).toEqual(trimmed(cn, parseInstant(received)))
  expect(await changedRules(api.house.pool, { policies: [], calendars: [cn] })).toEqual([])
})

test('the merged one’s customer sees the number and dates of the one that goes on, and answers there', async () => {
  const [one, other] = [await taken(), await taken()]
  expect((await merge(one, other)).status).toBe(200)
  const slip = { number: one.number, secret: one.lookupSecret }
  const look = async () => (await api.post('/v1/progress', slip, { as: null })).body
  await expect.poll(async () => (await look()).handledAs, { timeout: 60_000 }).toBe(other.number)
  const told = await look()
  const { data } = (await api.get(`${other.path}/clocks`)).body
  const owed = data.find(({ name }: { name: string }) => name === 'resolve').ongoing.breachTime
  expect(told).toMatchObject({ number: one.number, stage: { code: 'investigating' } })
  expect(told.promises).toContainEqual(expect.objectContaining({ clock: 'resolve', dueAt: owed }))
  await api.post(`${other.path}/request-information`, { what: 'A photo' })
  await expect.poll(async () => (await look()).needed, { timeout: 60_000 }).toHaveLength(1)
  const answered = await api.post('/v1/progress/provide-information', { ...slip, text: 'Here' }, { as: null })
  expect(answered).toMatchObject({
    status: 200,
    body: { number: one.number, stage: { code: 'investigating' } },
  })
  await expect.poll(async () => (await view(other)).waiting, { timeout: 60_000 }).toEqual([])
})
