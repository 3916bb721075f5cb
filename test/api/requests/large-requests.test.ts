import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LargeRequests } from '../../../src/api/connections/large-requests.ts'
import { OutcomeUnknown } from '../../../src/api/connections/temporal.ts'
import { intake, key, serving, type Serving } from '../../support/serving.ts'

// Trials R1, B3: what arrives together goes through one workflow task, and that takes 4 MB.

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const ANSWERS = [200, 'tooMuchAtOnce', 'registerBehind', 'outcomeUnknown']

test('many large requests at once to one complaint lose nothing, and each is answered by what became of it', async () => {
  const { body } = await api.post('/v1/complaints', intake())
  const path = `/v1/complaints/${body.id}/commands`
  const asked = Array.from({ length: 9 }, (_, n) => ({
    key: key(),
    commands: Array.from({ length: 20 }, (_, m) => ({
      type: 'addNote',
      text: `${n}/${m} ${'诺'.repeat(9_900)}`,
    })),
  }))
  for (let open = asked; open.length > 0; await delay(500)) {
    const put = ({ key, commands }: (typeof asked)[number]) => api.post(path, { commands }, { key })
    const answers = (await Promise.all(open.map(put))).map(({ status, body: said }) =>
      status === 200 ? status : said.code,
    )
    for (const answer of answers) expect(ANSWERS).toContain(answer)
    open = open.filter((_, n) => answers[n] !== 200)
  }
  const texts = async () =>
    (await api.house.register.listEvents(body.id, 0, 1_000)).flatMap(({ event }) =>
      event.type === 'noteAdded' ? [event.text.split(' ')[0]] : [],
    )
  await expect.poll(async () => (await texts()).length, { timeout: 60_000 }).toBe(180)
  expect(new Set(await texts()).size).toBe(180)
}, 180_000)

test('small ones never wait, a large one waits for the others, and what nobody answered still counts', async () => {
  const a = (updateId: string, bytes = 900_000) => ({ id: 'a', updateId, bytes })
  const ends: (() => void)[] = []
  const long = () => new Promise<void>((resolve) => void ends.push(resolve))
  const atOnce = async () => {}
  const gate = new LargeRequests(50)
  const first = gate.pass(a('1'), long)
  await gate.pass(a('2', 1_000), atOnce)
  await gate.pass({ ...a('3'), id: 'b' }, atOnce)
  const refused = { code: 'tooMuchAtOnce' }
  await expect(gate.pass(a('4'), atOnce)).rejects.toMatchObject(refused)
  const patient = new LargeRequests(60_000)
  const held = patient.pass(a('5'), long)
  await expect.poll(() => ends.length).toBe(2)
  const second = patient.pass(a('6'), async () => 'through')
  for (const end of ends) end()
  await Promise.all([first, held])
  expect(await second).toBe('through')
  await expect(gate.pass(a('7'), () => Promise.reject(new OutcomeUnknown()))).rejects.toThrow()
  await expect(gate.pass(a('8'), atOnce)).rejects.toMatchObject(refused)
  // Asked again it learns what became of it.
  await gate.pass(a('7'), atOnce)
})
