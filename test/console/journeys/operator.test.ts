import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { serving, type Serving } from '../../support/serving.ts'
import { receiving, type Receiver } from '../../webhooks/support.ts'

const as = 'operator-zhou'

let api: Serving
let desk: Desk
let receiver: Receiver
beforeAll(async () => {
  api = await serving({ console: true, everything: true })
  receiver = await receiving((_, response) => response.writeHead(500).end())
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await receiver?.close()
  await api?.close()
})

test('an operator finds what an endpoint did not take, and sends it again', async () => {
  const hook = { url: receiver.url, description: 'CRM', eventTypes: ['complaint.*'] }
  const { id } = (await api.post('/v1/webhook-endpoints', hook, { as })).body
  expect((await api.post(`/v1/webhook-endpoints/${id}/test`, {}, { as })).status).toBe(200)
  const page = await desk.sit({ user: as, path: '/console/operations' })
  const deliveries = page.getByRole('table', { name: '投递记录' })
  // After the second attempt it waits for minutes: nothing but the button sends it meanwhile.
  await deliveries.getByText('失败', { exact: true }).nth(1).waitFor()
  expect(await barriers(page)).toEqual([])

  receiver.answer = (_, response) => response.writeHead(204).end()
  const before = receiver.received.length
  await deliveries.getByRole('button', { name: '再次发送' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
  await deliveries.getByText('已送达').first().waitFor()
  expect(receiver.received).toHaveLength(before + 1)
  expect(new Set(receiver.idsOf()).size).toBe(1)
  expect(desk.faults).toEqual([])
})
