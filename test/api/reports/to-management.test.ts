import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../support/notify/mail-server.ts'
import { key, serving, until, type Serving } from '../../support/serving.ts'

// R88: an issued report comes to management by mail and into their inboxes, and who has it is on record.

let mail: Awaited<ReturnType<typeof mailServer>>
let api: Serving
beforeAll(async () => {
  mail = await mailServer()
  api = await serving({ everything: true, smtp: { url: mail.url, from: 'Yinuo <yinuo@firm.example>' } })
  const people = [
    ['qian', '钱总', 'zh', 'management'],
    ['smith', 'Ann Smith', 'en', 'management'],
    ['li', '李娜', 'zh', 'agent'],
  ] as const
  for (const [id, name, language, role] of people) {
    const person = { id, name, language, email: `${id}@firm.example` }
    const roles = { roles: [{ role, ...(role === 'agent' && { department: 'service' }) }] }
    for (const [path, body] of [
      ['departments', { id: 'service', name: { zh: '客服', en: 'Service' } }],
      ['people', person],
      [`people/${id}/roles`, roles],
    ] as const)
      expect((await api.post(`/v1/${path}`, body, { as: 'administrator-he' })).status).toBe(200)
  }
})
afterAll(async () => {
  await api?.close()
  await mail?.close()
})

const management = { as: 'management-qian' }

test('it is mailed once to each in their language, lies in the inbox until it is opened, and the report says so', async () => {
  const issued = await api.post('/v1/reports', { period: '2026-Q2' }, { ...management, key: key() })
  expect(issued).toMatchObject({ status: 201, body: { id: '2026-Q2.1' } })
  await api.post('/v1/reports', { period: '2026-Q2' }, { ...management, key: key() })
  await until(async () => mail.mails.length === 2)
  const to = (address: string) => mail.mails.find((one) => one.to === `${address}@firm.example`)!
  expect(to('smith').subject).toContain('Quarterly complaints report')
  expect(to('smith').text).toContain('filename=report-2026-Q2.1-en.html')
  expect(to('qian').text).toContain('filename=report-2026-Q2.1-zh.html')
  expect(to('qian').id).toBe('<report%2F2026-Q2%2E1%2Fqian@firm.example>')

  const copies = async () => (await api.get('/v1/reports/2026-Q2/copies', management)).body.data
  const had = { mailedAt: expect.any(String), mailFault: null, openedAt: null }
  expect(await copies()).toMatchObject([
    { person: 'qian', ...had },
    { person: 'smith', ...had },
  ])
  const inbox = async (as: string) => (await api.get('/v1/inbox', { as })).body.reports
  expect(await inbox('management-qian')).toMatchObject([{ id: '2026-Q2.1', period: '2026-Q2' }])
  expect(await inbox('agent-li')).toEqual([])
  await api.get('/v1/reports/2026-Q2.1?format=html', management)
  expect(await inbox('management-qian')).toEqual([])
  expect(await copies()).toMatchObject([{ person: 'qian', openedAt: expect.any(String) }, { openedAt: null }])
  expect((await api.get('/v1/reports/2026-Q1/copies', management)).status).toBe(404)
})

test('with the mail server away it is issued, and lies in the inbox; it is mailed once the server is back', async () => {
  await mail.close()
  const issued = await api.post('/v1/reports', { period: '2026-Q1' }, { ...management, key: key() })
  expect(issued).toMatchObject({ status: 201, body: { id: '2026-Q1.1' } })
  const copies = async () => (await api.get('/v1/reports/2026-Q1/copies', management)).body.data
  await until(async () => (await copies()).length === 2)
  expect(await copies()).toMatchObject([{ mailedAt: null }, { mailedAt: null }])
  mail = await mailServer(undefined, Number(new URL(mail.url).port))
  await until(async () => mail.mails.length === 2)
  await until(async () => (await copies()).every(({ mailedAt }: { mailedAt: unknown }) => mailedAt))
})
