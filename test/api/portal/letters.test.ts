import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../support/notify/mail-server.ts'
import { first, intake, linkOf, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let mail: Awaited<ReturnType<typeof mailServer>>
let api: Serving
beforeAll(async () => {
  mail = await mailServer()
  api = await serving({ everything: true, smtp: { url: mail.url, from: 'Yinuo <yinuo@firm.example>' } })
})
afterAll(async () => {
  await api?.close()
  await mail?.close()
})

const nobody = { as: null }

test('customers read what was written to them, as it was sent, a page at a time', async () => {
  const complainant = { name: '吴女士', email: 'wu@example.com', language: 'en' }
  const details = { complainant, subject: 'Nobody calls back' }
  const taken = await takenIn(api, intake({ details, commands: first }))
  await recorded(api, taken.path)
  const link = linkOf({ id: taken.id, number: taken.number, address: complainant.email })
  const letters = async (body: object = link) => (await api.post('/v1/progress/letters', body, nobody)).body
  const open = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, lang: 'en' })
    const response = await fetch(`${api.api.url}/progress/letters`, { method: 'POST', body })
    return { status: response.status, text: await response.text() }
  }
  await expect.poll(async () => (await letters()).data, { timeout: 20_000 }).toHaveLength(1)
  const [receipt] = (await letters()).data
  const sent = mail.mails.find(({ to }) => to === complainant.email)!
  expect(receipt).toMatchObject({ channel: 'email', language: 'en', subject: sent.subject })
  expect(receipt.body).toContain('Nobody calls back')
  expect(receipt.body).not.toContain(link.secret)
  const page = await open(link)
  expect(page).toMatchObject({ status: 200 })
  expect(page.text).toContain(receipt.subject)
  expect(page.text).not.toContain('Earlier letters')
  // More than stand on one page.
  await api.house.pool.query(
    `insert into letter (complaint_id, recipient, letter_id, channel, language, subject, body, sent_at, digest)
     select $1, 'complainant', 'l' || n, 'email', 'en', 'Letter ' || n, 'Words', now(), '\\x00'
     from generate_series(1, 9) n`,
    [taken.id],
  )
  const newest = await letters()
  expect(newest.data.map(({ subject }: { subject: string }) => subject)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2].map((n) => `Letter ${n}`),
  )
  const earlier = await letters({ ...link, before: newest.next })
  expect(earlier).toMatchObject({ data: [{ subject: 'Letter 1' }, { subject: receipt.subject }] })
  expect(earlier.next).toBeUndefined()
  expect((await open(link)).text).toContain('Earlier letters')
  expect((await open({ ...link, before: newest.next })).text).toContain(receipt.subject)
  expect((await open({ ...link, secret: 'K7QD-0123-4567-89AB-CDEF' })).status).toBe(404)
})
