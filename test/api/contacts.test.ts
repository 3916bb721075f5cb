import { afterAll, beforeAll, expect, test } from 'vitest'
import { first, intake, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

// R36, R103, R105

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const complainant = { name: '钱女士', phone: '13700009876', email: 'qian@example.com' }
const representative = { name: '钱先生', phone: '13600001234' }

test('a desk that is open all day shows no number until it is asked for, and who asks is written down', async () => {
  const details = { complainant, representative, subject: 'The seat was torn' }
  const { id, path } = await takenIn(api, intake({ details, commands: [...first] }))
  await recorded(api, path)
  const hidden = { complainant: { phone: '*******9876', email: 'q***@example.com' } }
  const one = await api.get(`${path}?contacts=masked`)
  expect(one.body.details).toMatchObject({ ...hidden, representative: { phone: '*******1234' } })
  const journal = await api.get(`${path}/events?contacts=masked`)
  expect(journal.body.data[0].event.details).toMatchObject(hidden)
  expect((await api.get(`${path}?contacts=whole`)).status).toBe(400)

  const asked = async () =>
    (await api.get(`/v1/accesses?person=li&complaint=${id}`, { as: 'auditor-wu' })).body.data.filter(
      ({ operation }: { operation: string }) => operation === 'getContacts',
    )
  expect(await asked()).toEqual([])
  expect((await api.get(`${path}/contacts`)).body).toEqual({ complainant, representative })
  expect(await asked()).toMatchObject([{ complaintId: id, times: 1 }])
  for (const [as, status] of [
    ['auditor-wu', 403],
    ['operator-zhou', 403],
    ['agent-wang', 404],
  ] as const)
    expect((await api.get(`${path}/contacts`, { as })).status, as).toBe(status)
})

test('what else the customer has complained of is found by what is not shown, within what one reaches', async () => {
  const details = (subject: string) => ({ complainant: { ...complainant, phone: '13700005555' }, subject })
  const one = await takenIn(api, intake({ details: details('The tank was empty'), commands: [...first] }))
  const commands = [...first.slice(0, 2), { type: 'assign', department: 'workshop', person: 'wang' }]
  const other = await takenIn(api, intake({ details: details('The brakes squeal'), commands }), {
    as: 'agent-wang',
  })
  await recorded(api, one.path)
  await recorded(api, other.path, 'agent-wang')
  const { data } = (await api.get(`${one.path}/caller`)).body
  const complaints = data.flatMap((caller: { complaints: { number: string }[] }) => caller.complaints)
  expect(complaints).toContainEqual({
    ...{ number: other.number, kind: 'complaint', stage: 'investigating', department: 'workshop' },
  })
  expect(complaints.map(({ number }: { number: string }) => number)).not.toContain(one.number)
  expect(JSON.stringify(data)).not.toContain('The brakes squeal')
})
