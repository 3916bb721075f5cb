import { afterAll, beforeAll, expect, test } from 'vitest'
import { recorded, serving, takenIn } from '../support/serving.ts'

let system: Awaited<ReturnType<typeof serving>>
let complaint: Awaited<ReturnType<typeof takenIn>>
beforeAll(async () => {
  system = await serving()
  complaint = await takenIn(system)
  await recorded(system, complaint.path, 'agent-li')
})
afterAll(() => system?.close())

const asAuditor = { as: 'auditor-wu' }
const accesses = async (query: string) => (await system.get(`/v1/accesses?${query}`, asAuditor)).body

// R103, R105
test('given a complaint, when people read it, then it is known who, what and how often', async () => {
  await system.get(complaint.path, { as: 'agent-chen' })
  await system.get(complaint.path, { as: 'agent-chen' })
  await system.get(`/v1/complaints/${complaint.number}/events`, { as: 'agent-chen' })
  await system.get('/v1/complaints', { as: 'agent-chen' })
  // As it was read out on the phone.
  const spoken = encodeURIComponent(complaint.number.toLowerCase().replaceAll('-', ' '))
  await system.get(`/v1/complaints/${spoken}/clocks`, { as: 'agent-chen' })
  const { data } = await accesses('person=chen')
  const line = { person: 'chen', role: 'agent', day: new Date().toISOString().slice(0, 10) }
  expect(data).toHaveLength(4)
  expect(data).toContainEqual(expect.objectContaining({ complaintId: complaint.id, operation: 'listClocks' }))
  expect((await accesses(`person=chen&complaint=${spoken}`)).data).toHaveLength(3)
  expect(data).toContainEqual(
    expect.objectContaining({ ...line, complaintId: complaint.id, operation: 'getComplaint', times: 2 }),
  )
  expect(data).toContainEqual(
    expect.objectContaining({ ...line, complaintId: complaint.id, operation: 'listEvents', times: 1 }),
  )
  const ofMany = data.find(({ operation }: { operation: string }) => operation === 'listComplaints')
  expect(ofMany).not.toHaveProperty('complaintId')
  expect(ofMany).not.toHaveProperty('number')
})

test('what a complaint was read by is found by its number too, page by page', async () => {
  await system.get(complaint.path, { as: 'supervisor-zhao' })
  const first = await accesses(`complaint=${complaint.number}&limit=1`)
  expect(first.data).toMatchObject([{ complaintId: complaint.id, number: complaint.number }])
  const rest = await accesses(`complaint=${complaint.id}&cursor=${first.nextCursor}`)
  const people = [...first.data, ...rest.data].map(({ person }: { person: string }) => person)
  expect(people).toContain('zhao')
  expect((await accesses('until=2020-01-01')).data).toEqual([])
})

test('whoever is shown a sample of closed complaints has read them', async () => {
  await system.get('/v1/reviews/sample?month=2026-01', { as: 'management-qian' })
  expect((await accesses('person=qian')).data).toMatchObject([{ operation: 'sampleReviews' }])
})

test('a read that is refused shows nothing, and is none', async () => {
  await system.get('/v1/complaints/cmp_00000000000000000000000000', { as: 'manager-sun' })
  expect((await accesses('person=sun')).data).toEqual([])
  expect((await system.get('/v1/accesses')).status).toBe(403)
})

// R105
test('everybody undertakes confidentiality once for each version of its words', async () => {
  const { version, text } = (await system.get('/v1/confidentiality')).body
  expect(text.zh).toContain('本人承诺')
  const given = await system.post('/v1/confidentiality/undertakings', { version })
  expect(given).toMatchObject({ status: 201, body: { person: 'li', version } })
  const again = await system.post('/v1/confidentiality/undertakings', { version })
  expect(again.body).toEqual(given.body)
  expect((await system.get('/v1/confidentiality')).body.givenAt).toBe(given.body.at)
  const other = await system.post('/v1/confidentiality/undertakings', { version: 'another' })
  expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/version' }] } })
  const known = await system.get('/v1/confidentiality/undertakings', asAuditor)
  expect(known.body.data).toEqual([given.body])
})
