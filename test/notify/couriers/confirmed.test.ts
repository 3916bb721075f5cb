import { expect, test } from 'vitest'
import { clockIn } from '../../support/domain/given.ts'
import { impatientSettings } from '../../support/notify/couriers.ts'
import { agent, ATTRIBUTES, begin, opening, supervisor } from '../../support/temporal/workflow-lives.ts'
import { mailServer } from '../../support/notify/mail-server.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { realServer } from '../../support/temporal/servers.ts'
import { testWorker } from '../../support/product.ts'

test('an extension is in force as soon as its mail has left', async () => {
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const register = await freshRegister()
  const mail = await mailServer()
  const worker = await testWorker({
    ...{ connection: server.nativeConnection, databaseUrl: register.url },
    post: {
      delivery: impatientSettings,
      smtp: { url: mail.url, from: 'care@firm.example' },
      allowPrivateEndpoints: true,
    },
  })
  const opened = opening(Date.now())
  const complainant = { name: 'Chen', email: 'chen@example.com', language: 'en' as const }
  const complaint = await begin(server.client, { ...opened, details: { ...opened.details, complainant } })
  await complaint.ask({ type: 'acknowledge', method: 'phone', said: 'We look into it.' }, agent)
  const before = clockIn(await complaint.view(), 'resolve')
  await complaint.ask(
    { type: 'extendDeadline', clock: 'resolve', reason: 'A part is missing.', approvedBy: 'sun' },
    supervisor,
  )
  expect(clockIn(await complaint.view(), 'resolve').dueAt).toBe(before.dueAt)
  await expect
    .poll(async () => clockIn(await complaint.view(), 'resolve').dueAt, { timeout: 60_000 })
    .toBeGreaterThan(before.dueAt)
  expect(mail.mails.filter(({ to }) => to === 'chen@example.com').length).toBeGreaterThan(0)
  const { rows } = await register.pool.query(
    'select state, confirmed_at >= sent_at as confirmed, next_attempt_at from notice where confirm',
  )
  expect(rows).toEqual([{ state: 'sent', confirmed: true, next_attempt_at: null }])
  worker.shutdown()
  await worker.run
  await mail.close()
  await register.close()
  await server.stop()
})
