import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOut } from '../../reconciliation/support.ts'
import { life } from '../../support/temporal/workflow-lives.ts'
import { first, intake, key, serving, type Answered, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const HOUR = 3_600_000
const operator = { as: 'operator-zhou' }
const now = Date.now()
const at = (hoursAgo: number) => new Date(now - hoursAgo * HOUR).toISOString()
const post = (path: string, body: object, asked: object = {}) =>
  api.post(path, body, { ...operator, ...asked })
const bring = (body: object, asked: object = {}) => post('/v1/complaints/import', body, asked)

const told = (messageId: string) => ({
  channel: 'other',
  messageId,
  receivedAt: at(400),
  details: { complainant: { name: 'Chen Yu' }, subject: 'From the old system' },
})
const contact = { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Told.' }
const contacts = (count: number, from = 399) =>
  Array.from({ length: count }, (_, index) => ({ ...contact, at: at(from - index) }))

const nothing = { facts: 0, digest: '' }
/** Where the next piece goes on. */
const upTo = ({ facts, digest }: typeof nothing) => ({ facts, digest })

const must = (status: number, answered: Answered) => {
  expect(answered, answered.text).toMatchObject({ status })
  return answered.body
}

/** What the journal says happened, without what is each complaint's own. */
async function journalOf(id: string): Promise<unknown[]> {
  const entries = await api.house.register.listEvents(id, 0, 10_000)
  return entries.map(({ event, command, past, sequence }) => {
    const { id: _i, number: _n, registeredAt: _r, ...said } = event as { [name: string]: unknown }
    return { said, command, past, sequence }
  })
}

async function isRecorded(id: string): Promise<void> {
  await expect.poll(() => api.house.register.hasComplaint(id), { timeout: 60_000 }).toBe(true)
}

// Trial S11
test('an importer names who did it, and stands beside them; nobody is time itself', async () => {
  const [fact] = contacts(1)
  const by = { id: 'old-hand', role: 'agent' }
  const { id } = must(
    201,
    await bring({
      ...told(key()),
      facts: [
        { ...fact, by },
        { ...fact, at: at(1) },
      ],
    }),
  )
  await isRecorded(id)
  const { data } = (await api.get(`/v1/complaints/${id}/events?limit=200`, operator)).body
  const recordedContacts = data.filter(
    (one: { event: { type: string } }) => one.event.type === 'contactRecorded',
  )
  expect(
    recordedContacts.map((one: { by: object; event: { toldBy?: string } }) => [one.by, one.event.toldBy]),
  ).toEqual([
    [by, 'zhou'],
    [{ id: 'zhou', role: 'operator' }, undefined],
  ])
  const asTime = { ...fact, by: { id: 'time', role: 'system' } }
  const refused = must(400, await bring({ ...told(key()), facts: [asTime] }))
  expect(refused.errors).toMatchObject([{ pointer: '/facts/0/by/role' }])
})

// R71, R76
test('an offer of the past was told when the import says, else with itself: the law’s term is not overdue', async () => {
  const offer = { type: 'proposeSolution', measures: 'The fee back.', at: at(390) }
  const facts = [{ type: 'assign', department: 'service', person: 'li', at: at(399) }]
  const decideAfter = async (...offers: object[]) => {
    const body = { ...told(key()), policyId: 'cn-nfra', facts: [...facts, ...offers] }
    const { id } = must(201, await bring(body))
    await isRecorded(id)
    const { data } = (await api.get(`/v1/complaints/${id}/clocks`, operator)).body
    return data.find(({ name }: { name: string }) => name === 'decide')
  }
  expect(await decideAfter(offer)).toMatchObject({ completed: [{ stopTime: offer.at, breached: false }] })
  expect(await decideAfter({ ...offer, sentAt: at(380) })).toMatchObject({
    completed: [{ stopTime: at(380) }],
  })
  const wrong = { ...told(key()), policyId: 'cn-nfra', facts: [...facts, { ...offer, sentAt: at(391) }] }
  expect((await bring(wrong)).status).toBe(409)
})

test('a past sent in pieces is recorded when it is complete, and is what it had been at once', async () => {
  const facts = contacts(60)
  const whole = must(201, await bring({ ...told(key()), facts }))
  const body = told(key())
  const { id, facts: none } = must(201, await post('/v1/imports', body))
  expect(none).toBe(0)

  const pieces = `/v1/imports/${id}/pieces`
  const after = upTo(must(200, await post(pieces, { after: nothing, facts: facts.slice(0, 25) })))
  expect(await api.get(`/v1/complaints/${id}`)).toMatchObject({
    body: { importing: true, recorded: false, allowedActions: [] },
  })
  const asked = await api.post(`/v1/complaints/${id}/add-note`, { text: 'Not yet.' })
  expect(asked).toMatchObject({ status: 409, body: { code: 'importing' } })
  expect(await api.house.register.hasComplaint(id)).toBe(false)

  // The machine it was told to is gone; what it was told is not.
  await api.house.stop()
  await api.house.start()
  expect(must(200, await post('/v1/imports', body))).toMatchObject({ id, facts: 25, state: 'underWay' })
  const second = { after, facts: facts.slice(25) }
  expect(must(200, await post(pieces, second)).facts).toBe(60)
  expect(must(200, await post(pieces, second)).facts).toBe(60)
  const other = await post(
    pieces,
    { after, facts: facts.slice(26) },
    { headers: { 'accept-language': 'zh' } },
  )
  expect(other).toMatchObject({
    status: 409,
    body: { code: 'otherPast', detail: expect.stringMatching(/60 条/) },
  })

  // As many facts, and others.
  const elsewhere = { facts: 60, digest: after.digest }
  expect(await post(pieces, { after: elsewhere, facts: contacts(1, 10) })).toMatchObject({
    status: 409,
    body: { code: 'otherPast', detail: expect.stringMatching(/first 60 facts/) },
  })

  expect(await post(`/v1/imports/${id}/complete`, { facts: 59 })).toMatchObject({ status: 409 })
  const complete = must(200, await post(`/v1/imports/${id}/complete`, { facts: 60 }))
  expect(complete.importing).toBeUndefined()
  must(200, await post(`/v1/imports/${id}/complete`, { facts: 60 }))
  await isRecorded(id)
  await expect.poll(() => journalOf(id), { timeout: 60_000 }).toEqual(await journalOf(whole.id))
  const clocks = async (one: string) => (await api.house.register.getComplaint(one))!.complaint.clocks
  await expect.poll(() => clocks(id), { timeout: 60_000 }).toEqual(await clocks(whole.id))
  must(200, await api.post(`/v1/complaints/${id}/add-note`, { text: 'It lives.' }))
})

test('an import that is left lying is found, and given up it leaves nothing and can be begun anew', async () => {
  const body = told(key())
  const { id } = must(201, await post('/v1/imports', body))
  must(200, await post(`/v1/imports/${id}/pieces`, { after: nothing, facts: contacts(3) }))
  const { pool } = api.house
  const client = api.server.client
  const found = async () => {
    await carryOut('complaints', { pool, client, graceMs: 1 })
    const { rows } = await pool.query<{ detail: object }>(
      'select detail from reconciliation_finding where complaint_id = $1 and ended_at is null',
      [id],
    )
    return rows.map(({ detail }) => detail)
  }
  await expect
    .poll(found, { timeout: 60_000, interval: 500 })
    .toEqual([expect.objectContaining({ cause: 'importing', facts: 3 })])

  expect(must(200, await post(`/v1/imports/${id}/abandon`, {})).state).toBe('abandoned')
  expect((await api.get(`/v1/complaints/${id}`)).status).toBe(404)
  expect(must(200, await api.get(`/v1/imports/${id}`, operator)).state).toBe('abandoned')
  const over = { code: 'alreadyDone', detail: 'The import has been abandoned.' }
  const piece = { after: { facts: 0, digest: '' }, facts: contacts(1) }
  expect(must(409, await post(`/v1/imports/${id}/pieces`, piece))).toMatchObject(over)
  expect(must(409, await post(`/v1/imports/${id}/complete`, { facts: 0 }))).toMatchObject(over)
  expect(must(409, await api.post(`/v1/complaints/${id}/add-note`, { text: '。' }))).toMatchObject(over)
  await expect.poll(found, { timeout: 60_000, interval: 500 }).toEqual([])
  expect(must(201, await post('/v1/imports', body))).toMatchObject({ id, facts: 0, state: 'underWay' })
  must(200, await post(`/v1/imports/${id}/complete`, { facts: 0 }))
  await isRecorded(id)
})

// Trial B16
test('a case imported again with more events goes on from what is there, until it is handled here', async () => {
  const body = told(key())
  const facts = contacts(6)
  const { id } = must(201, await bring({ ...body, facts: facts.slice(0, 3) }))
  const grown = must(200, await bring({ ...body, facts }))
  expect(grown.id).toBe(id)
  const again = await bring({ ...body, facts })
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const types = (await api.house.register.listEvents(id, 0, 1_000)).map(({ event }) => event.type)
  expect(types.filter((type) => type === 'contactRecorded')).toHaveLength(6)

  expect(await bring({ ...body, facts: contacts(7, 398) })).toMatchObject({
    status: 409,
    body: { code: 'otherPast' },
  })
  must(200, await api.post(`/v1/complaints/${id}/add-note`, { text: 'Handled here.' }))
  const refused = await bring({ ...body, facts: contacts(8) }, { headers: { 'accept-language': 'zh' } })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'livedHere', detail: expect.stringMatching(/已在本系统办理/) },
  })
  // What was sent before is answered as before.
  must(200, await bring({ ...body, facts }))
})

// Trial B16: what comes by itself makes no one a handler.
test('what comes by itself after an import does not end its growth', async () => {
  const body = told(key())
  const facts = contacts(4)
  const { id } = must(201, await bring({ ...body, facts: facts.slice(0, 3) }))
  const { ask } = life(api.server.client, id)
  await ask({ type: 'assign', department: 'service' }, { id: 'routing', role: 'system' })
  must(200, await bring({ ...body, facts }))
})

// Trial B16: a restricted complaint is not there, whichever way it is asked for.
test('an imported complaint that is restricted is told to nobody by its import', async () => {
  const body = told(key())
  const facts = contacts(2)
  const { id } = must(201, await bring({ ...body, facts }))
  await api.house.pool.query(
    `update complaint set archived_at = now(), restricted_until = now() + interval '1 day' where id = $1`,
    [id],
  )
  const after = nothing
  for (const asked of [
    () => bring({ ...body, facts }),
    () => bring({ ...body, facts: contacts(3) }),
    () => post('/v1/imports', body),
    () => api.get(`/v1/imports/${id}`, operator),
    () => post(`/v1/imports/${id}/pieces`, { after, facts }),
    () => post(`/v1/imports/${id}/complete`, { facts: 2 }),
    () => post(`/v1/imports/${id}/abandon`, {}),
  ])
    must(404, await asked())
})

// Trial B16
test('who reads a complaint by importing it again is written down', async () => {
  const body = told(key())
  const { id } = must(201, await bring({ ...body, facts: contacts(2) }))
  must(200, await bring({ ...body, facts: contacts(3) }))
  must(200, await post('/v1/imports', body))
  must(200, await post(`/v1/imports/${id}/complete`, { facts: 3 }))
  const { data } = must(200, await api.get(`/v1/accesses?complaint=${id}`, { as: 'auditor-wu' }))
  expect(new Set(data.map(({ operation }: { operation: string }) => operation))).toEqual(
    new Set(['importComplaint', 'beginImport', 'completeImport']),
  )
})

// Trial S11: only the register knows which cases were imported under the names of their messages.
test('while the register does not answer, no case is begun that it may have already', async () => {
  const body = { ...told(key()), facts: contacts(2) }
  const holder = await api.house.pool.connect()
  await holder.query('begin; lock table event in access exclusive mode')
  const refused = await bring(body)
  await holder.query('rollback')
  holder.release()
  expect(refused).toMatchObject({ status: 503, body: { code: 'registerUnavailable' } })
  must(201, await bring(body))
})

// Trial S11
test('an import takes no message’s name: the message itself is still taken in', async () => {
  const messageId = key()
  const imported = must(201, await bring({ ...told(messageId), facts: [] }))
  const body = intake({ channel: 'other', messageId, commands: first })
  const taken = must(201, await api.post('/v1/complaints', body))
  expect(taken.id).not.toBe(imported.id)
})
