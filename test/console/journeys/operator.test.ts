import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '../../../src/domain/instant.ts'
import { WORDS as SYSTEMS } from '../../../src/console/administration/systems/words.ts'
import { WORDS as OPERATIONS } from '../../../src/console/operations/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { SCHEDULES } from '../../../src/words/administration/schedules.ts'
import { EVENTS } from '../../../src/words/events.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { mailServer, refusal } from '../../support/notify/mail-server.ts'
import { intake, serving, takenIn, until, type Serving } from '../../support/serving.ts'
import { said } from '../../support/chromium/seat.ts'
import { receiving, type Receiver } from '../../webhooks/support.ts'

const as = 'operator-zhou'

let api: Serving
let desk: Desk
let receiver: Receiver
let mail: Awaited<ReturnType<typeof mailServer>>
let takesMail = false
beforeAll(async () => {
  mail = await mailServer(() => {
    if (!takesMail) throw refusal(550)
  })
  const smtp = { url: mail.url, from: 'complaints@firm.example' }
  api = await serving({ console: true, everything: true, smtp })
  receiver = await receiving((_, response) => response.writeHead(500).end())
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await receiver?.close()
  await mail?.close()
  await api?.close()
})

/** What of a complaint did not arrive. */
const failedOf = async (number: string): Promise<string[]> =>
  (await api.get('/v1/notices/failed', { as })).body.data
    .filter((one: { number: string }) => one.number === number)
    .map(({ template }: { template: string }) => template)

test('an operator finds what an endpoint did not take, and sends it again', async () => {
  const hook = { url: receiver.url, description: 'CRM', eventTypes: ['complaint.*'] }
  const { id } = (await api.post('/v1/webhook-endpoints', hook, { as })).body
  expect((await api.post(`/v1/webhook-endpoints/${id}/test`, {}, { as })).status).toBe(200)
  const page = await desk.sit({ user: as, path: '/console/operations' })
  const deliveries = page.getByRole('table', { name: said(SYSTEMS.deliveries) })
  // After the second attempt it waits for minutes: nothing but the button sends it meanwhile.
  await deliveries.getByText(said(SYSTEMS.failed), { exact: true }).nth(1).waitFor()
  expect(await barriers(page)).toEqual([])

  receiver.answer = (_, response) => response.writeHead(204).end()
  const before = receiver.received.length
  await deliveries
    .getByRole('button', { name: said(OPERATIONS.sendAgain) })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
  await deliveries.getByText(said(SYSTEMS.delivered)).first().waitFor()
  expect(receiver.received).toHaveLength(before + 1)
  expect(new Set(receiver.idsOf()).size).toBe(1)
  expect(desk.faults).toEqual([])
})

test('an operator finds a letter that did not arrive, and has it sent again', async () => {
  const complainant = { name: '陈女士', email: 'chen@example.com' }
  const { number } = await takenIn(api, intake({ details: { complainant, subject: '车辆未清洁' } }), { as })
  await until(async () => (await failedOf(number)).includes('received'))
  const page = await desk.sit({ user: as, path: '/console/operations' })
  const failed = page.getByRole('table', { name: said(OPERATIONS.failedNotices) })
  const received = failed
    .getByRole('row')
    .filter({ hasText: number })
    .filter({ hasText: said(EVENTS.received) })
  await received.getByText(said(OPERATIONS.toldNobody)).waitFor()
  expect(await barriers(page)).toEqual([])

  takesMail = true
  await received.getByRole('button', { name: said(OPERATIONS.sendAgain) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
  await received.waitFor({ state: 'detached' })
  await expect.poll(() => mail.mails.map(({ to }) => to)).toEqual(['chen@example.com'])
  expect(desk.faults).toEqual([])
})

test('what did not arrive is asked for when somebody wants to see it: each time is on record', async () => {
  const page = await desk.sit({ user: as, path: '/console/operations' })
  const heading = page.getByRole('heading', { name: said(OPERATIONS.failedNotices) })
  await heading.waitFor()
  await page.clock.install()
  let asked = 0
  page.on('request', (request) => void (asked += Number(request.url().includes('/v1/notices/failed'))))
  const answered = () => page.waitForResponse((response) => response.url().includes('/v1/notices/failed'))
  const comeBack = () =>
    page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`)
  const first = answered()
  await page.reload()
  await first
  await page.getByText(said(OPERATIONS.asOf)).waitFor()
  await page.clock.fastForward(2 * minuteMs)
  await comeBack()
  expect(asked).toBe(1)
  const again = answered()
  await page.getByRole('button', { name: said(OPERATIONS.refresh) }).click()
  await again
  expect(asked).toBe(2)
  await page.clock.fastForward(6 * minuteMs)
  const back = answered()
  await comeBack()
  await back
  expect(asked).toBe(3)
  expect(await barriers(page)).toEqual([])
})

test('an operator sees what runs by itself, what is paused, and which versions run here', async () => {
  const { client } = api.server
  await until(async () => (await api.get('/v1/schedules', { as })).body.data.length > 0)
  await client.schedule.getHandle('purge').pause('Not tonight.')
  const page = await desk.sit({ user: as, path: '/console/operations' })
  const schedules = page.getByRole('table', { name: said(OPERATIONS.schedules) })
  await schedules
    .getByRole('row', { name: new RegExp(`${said(SCHEDULES['purge']!)}.*${said(OPERATIONS.paused)}`) })
    .waitFor()
  await schedules
    .getByRole('row', { name: new RegExp(`${said(SCHEDULES['reconcile']!)}.*${said(OPERATIONS.goesOn)}`) })
    .waitFor()
  await page
    .getByRole('region', { name: said(OPERATIONS.versions) })
    .getByText('PostgreSQL')
    .waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
