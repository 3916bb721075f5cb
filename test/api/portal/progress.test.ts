import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgressActed, ProgressView } from '../../../src/api/portal/schemas.ts'
import {
  first,
  intake,
  key,
  linkOf,
  recorded,
  serving,
  takenIn,
  type Asked,
  type Serving,
} from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const nobody: Asked = { as: null }
const inChinese: Asked = { as: null, headers: { 'accept-language': 'zh-CN,zh;q=0.9' } }

/** A complaint in the register, and what stands on its customer's slip. */
async function withSlip(commands: object[] = first) {
  const taken = await takenIn(api, intake({ commands }))
  await recorded(api, taken.path)
  const slip = { number: taken.number, secret: taken.lookupSecret }
  return { id: taken.id as string, path: taken.path as string, slip, link: linkOf(taken) }
}
const progress = async (slip: object, asked = nobody) => {
  const answer = await api.post('/v1/progress', slip, asked)
  expect(answer.status, answer.text).toBe(200)
  return ProgressView.parse(answer.body)
}
const does = (action: string, body: object, asked = nobody) => api.post(`/v1/progress/${action}`, body, asked)

describe('looking up', () => {
  test('whoever takes a complaint in is told its secret, again the same, and nobody later', async () => {
    const once = { key: key() }
    const created = await api.post('/v1/complaints', intake(), once)
    const again = await api.post('/v1/complaints', intake(), once)
    expect(created.body.lookupSecret).toMatch(/^(\w{4}-){4}\w{4}$/)
    expect(again).toMatchObject({ status: 200, body: { lookupSecret: created.body.lookupSecret } })
    const read = await api.get(`/v1/complaints/${created.body.id}`)
    expect(read.text).not.toContain(created.body.lookupSecret)
  })

  // R70, R106, F69
  test('shows in plain words where it stands, what we owe and by when, and what was told', async () => {
    const { slip, path } = await withSlip()
    const { resolve } = await dues(path)
    const told = await progress(slip)
    expect(told).toMatchObject({
      number: slip.number,
      stage: { code: 'investigating', words: '我们正在调查处理。' },
      promises: [{ clock: 'resolve', dueAt: resolve }],
      needed: [],
    })
    expect(told.told.map(({ event }) => event)).toEqual(['received', 'acknowledged'])
    expect(told.told[1]?.said).toEqual({ method: 'phone', said: first[0]!.said })
    const english = await progress(slip, { as: null, headers: { 'accept-language': 'en' } })
    expect(english.stage.words).toBe('We are looking into it.')
    expect((await progress(slip, inChinese)).language).toBe('zh')
  })

  test('however number and secret are typed', async () => {
    const { slip } = await withSlip()
    const typed = {
      number: ` ${slip.number.toLowerCase().replaceAll('-', ' ')}`,
      secret: slip.secret.toLowerCase().replaceAll('-', ''),
    }
    expect((await progress(typed)).number).toBe(slip.number)
  })

  // R14
  test('a wrong secret, an unknown number and one that cannot be are answered the same', async () => {
    const { slip } = await withSlip()
    const other = await withSlip()
    const last = slip.number.at(-1) === '0' ? '1' : '0'
    const wrong = [
      { ...slip, secret: other.slip.secret },
      { ...slip, secret: '0' },
      { ...slip, number: 'Y20200101-00000000-0' },
      { ...slip, number: `${slip.number.slice(0, -1)}${last}` },
      { ...slip, number: 'my complaint' },
      { ...slip, number: 'no\0number' },
    ]
    const answers = await Promise.all(wrong.map((body) => api.post('/v1/progress', body, nobody)))
    for (const { status, body } of answers) {
      expect(status).toBe(404)
      expect({ ...body, instance: '' }).toEqual({ ...answers[0]!.body, instance: '' })
    }
    for (const body of wrong) expect((await does('withdraw', { ...body, reason: 'x' })).status).toBe(404)
  })

  test('who guesses is slowed down, and the right secret opens all the same', async () => {
    const { slip } = await withSlip()
    const guess = () => api.post('/v1/progress', { ...slip, secret: 'wrong' }, nobody)
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(404)
    const slowed = await guess()
    expect(slowed).toMatchObject({ status: 429, body: { code: 'tooMany' } })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await progress(slip)).number).toBe(slip.number)
  })

  // R104
  test('nothing internal, nobody who works here, nobody else', async () => {
    const { slip, path } = await withSlip([
      ...first,
      { type: 'addNote', text: 'INTERNAL note' },
      { type: 'openTask', kind: 'department', title: 'INTERNAL task', department: 'INTERNAL-dep' },
      { type: 'recordFindings', rootCause: 'process-not-followed', text: 'INTERNAL finding' },
      { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'INTERNAL summary' },
      { type: 'awaitThirdParty', party: 'INTERNAL party', what: 'INTERNAL what', reason: 'INTERNAL reason' },
    ])
    await api.post(`${path}/escalate`, { reason: 'INTERNAL reason' })
    const answer = await api.post('/v1/progress', slip, nobody)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toMatch(/INTERNAL|13800001234|陈女士|"li"|service|process-not/)
  })

  test('a mistaken entry that was taken back is not told, and an erased or restricted complaint not at all', async () => {
    const { slip, path } = await withSlip()
    await api.post(`${path}/record-contact`, { direction: 'outward', method: 'phone', summary: 'Wrong file' })
    expect((await progress(slip)).told.at(-1)?.event).toBe('contactRecorded')
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    const mistaken = data.find((one: { event: { type: string } }) => one.event.type === 'contactRecorded')
    await api.post(`${path}/void-entry`, { sequence: mistaken.sequence, reason: 'Wrong file' })
    expect((await progress(slip)).told.at(-1)?.event).toBe('acknowledged')
    await api.house.pool.query('update complaint set restricted_until = now() where number = $1', [
      slip.number,
    ])
    expect((await api.post('/v1/progress', slip, nobody)).status).toBe(404)
  })
})

async function dues(path: string): Promise<Record<string, string>> {
  const { data } = (await api.get(`${path}/clocks`)).body
  return Object.fromEntries(
    data.flatMap(({ name, ongoing }: { name: string; ongoing: { breachTime: string } | null }) =>
      ongoing ? [[name, ongoing.breachTime]] : [],
    ),
  )
}

describe('what the customer does', () => {
  test('answers what was asked, agrees to what was proposed', async () => {
    const { link: slip, path } = await withSlip()
    await api.post(`${path}/request-information`, { what: 'The invoice, please.' })
    const asked = await progress(slip)
    expect(asked.needed).toMatchObject([{ reason: 'information', question: 'The invoice, please.' }])
    expect(asked.needed[0]?.until).toBe((await dues(path))['information'])
    expect(asked.promises).toMatchObject([{ clock: 'resolve', pausedFor: 'you' }])
    const given = await does('provide-information', { ...slip, text: 'Here it is.' })
    expect(given).toMatchObject({ status: 200, body: { stage: { code: 'investigating' }, recorded: true } })
    ProgressActed.parse(given.body)
    expect((await progress(slip)).needed).toEqual([])

    const redress = { amountCents: 5_000, currency: 'CNY' }
    await api.post(`${path}/propose-solution`, { measures: 'We pay 50.', redress })
    const offered = await progress(slip)
    expect(offered.needed).toMatchObject([
      { reason: 'consent', proposal: { measures: 'We pay 50.', redress } },
    ])
    expect(offered.allowedActions).toEqual(expect.arrayContaining(['accept-solution', 'decline-solution']))
    expect(offered.allowedActions).not.toContain('reopen')
    const accepted = await does('accept-solution', slip)
    expect(accepted).toMatchObject({ status: 200, body: { stage: { code: 'executing' } } })
    const twice = await does('accept-solution', slip, inChinese)
    expect(twice).toMatchObject({ status: 409, body: { title: '当前阶段不允许此操作' } })
    expect(twice.body).not.toHaveProperty('allowedActions')
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    const by = data.filter(({ command }: { command: string }) => command === 'acceptSolution')
    expect(by[0]?.by).toEqual({ id: 'complainant', role: 'customer' })
  })

  // R85
  test('declines, withdraws, and asks to take it up again', async () => {
    const { link: slip, path } = await withSlip()
    await api.post(`${path}/propose-solution`, { measures: 'An apology.' })
    expect(await does('decline-solution', slip)).toMatchObject({ status: 400 })
    const declined = await does('decline-solution', { ...slip, reason: 'Not enough.' })
    expect(declined.body.stage.code).toBe('investigating')
    const withdrawn = await does('withdraw', { ...slip, reason: 'Never mind.' })
    expect(withdrawn.body).toMatchObject({ stage: { code: 'closed' }, outcome: { code: 'withdrawn' } })
    const closed = await progress(slip)
    const allowedActions = ['reopen', 'give-feedback']
    expect(closed).toMatchObject({ outcome: { code: 'withdrawn' }, promises: [], allowedActions })
    expect(closed.reopenUntil).toBeDefined()
    const reopened = await does('reopen', { ...slip, reason: 'It broke again.' })
    expect(reopened.body.stage.code).toBe('investigating')
    expect((await progress(slip)).told.map(({ event }) => event).slice(-4)).toEqual([
      'withdrawn',
      'closed',
      'reopened',
      'cycleOpened',
    ])
  })

  test('asks for a supervisor, once a day (F69)', async () => {
    const { slip, path } = await withSlip()
    const asked = await does('ask-escalation', { ...slip, reason: 'Nobody calls back.' })
    expect(asked.status).toBe(200)
    const again = await does('ask-escalation', { ...slip, reason: 'Nobody calls back.' })
    expect(again.status).toBe(200)
    const too = await does('ask-escalation', { ...slip, reason: 'And still nobody.' })
    expect(too).toMatchObject({ status: 429, body: { code: 'tooMany' } })
    expect(Number(too.headers.get('retry-after'))).toBeGreaterThan(0)
    const { escalations } = (await api.get(path)).body
    expect(escalations).toMatchObject([{ to: 'supervisor', state: 'open' }])
    expect((await progress(slip)).told.at(-1)).toMatchObject({
      event: 'escalated',
      said: { reason: 'Nobody calls back.' },
    })
  })

  test('the same key acts once, as everywhere', async () => {
    const { slip, path } = await withSlip()
    const asked = { as: null, key: key() }
    const body = { ...slip, text: 'One more thing.' }
    expect((await does('provide-information', body, asked)).status).toBe(200)
    expect((await does('provide-information', body, asked)).status).toBe(200)
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    const given = data.filter(
      ({ event }: { event: { type: string } }) => event.type === 'informationProvided',
    )
    expect(given).toHaveLength(1)
  })

  test('neither number nor secret nor words come into the log', async () => {
    const { slip } = await withSlip()
    await does('provide-information', { ...slip, text: 'Very private words.' })
    expect(api.lines.join('')).not.toContain(slip.secret)
    expect(api.lines.join('')).not.toContain('Very private')
  })
})

describe('an extension', () => {
  test('is shown once it is in force, with the date it gives', async () => {
    const { slip, path } = await withSlip()
    const before = (await dues(path))['resolve']
    const asked = { clock: 'resolve', reason: 'An expert looks at it.', approvedBy: 'sun' }
    expect((await api.post(`${path}/extend-deadline`, asked, { as: 'supervisor-zhao' })).status).toBe(200)
    const granted = await progress(slip)
    expect(granted.promises).toMatchObject([{ clock: 'resolve', dueAt: before }])
    expect(granted.promises[0]).not.toHaveProperty('extended')
    expect(granted.told.at(-1)?.event).toBe('acknowledged')
    const evidence = { kind: 'document', digest: 'a'.repeat(64), source: 'post office' }
    const told = { method: 'letter', evidence, sentAt: new Date().toISOString() }
    const confirm = { key: 'extension/1/resolve/1', ...told }
    expect((await api.post(`${path}/confirm-notice`, confirm, { as: 'operator-zhou' })).status).toBe(200)
    const inForce = await progress(slip)
    expect(inForce.promises).toMatchObject([{ clock: 'resolve', extended: true }])
    expect(inForce.promises[0]!.dueAt > before!).toBe(true)
    expect(inForce.told.at(-1)).toMatchObject({
      event: 'extensionGranted',
      said: { clock: 'resolve', reason: 'An expert looks at it.' },
    })
  })
})
