import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { COMMAND_TYPES } from '../../src/domain/decide/rules.ts'
import { signCustomer } from '../../src/identity/development-customers.ts'
import { ownDirectory } from '../support/temporal/servers.ts'
import { TOURS, type Known, type Tour } from './tours.ts'

// What the release before has left in its data directory goes on: it is made by that release's own code, taken from the
// repository's history, and then started with today's. Every life goes on to its end, and every command is asked of one.

const RELEASE_BEFORE = '13700b8e01fa6abe82532cd152b2fdc7a43eb73a'
const root = path.resolve(import.meta.dirname, '../..')
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function codeOf(commit: string): string {
  const directory = path.join(ownDirectory('release-before'), 'code')
  mkdirSync(directory)
  const packed = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1024 ** 3 })
  execFileSync('tar', ['-x', '-C', directory], { input: packed })
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'))
  return directory
}

function inCode(cwd: string, dataDir: string, file: string) {
  const env = { ...process.env, DATA_DIR: dataDir, TEMPORAL_CLI_PATH: inject('temporalCli') }
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd, env })
  running.push(child)
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said.text += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, exited, said }
}

async function start(cwd: string, dataDir: string) {
  const { child, exited, said } = inCode(cwd, dataDir, 'src/cli/start.ts')
  const address = () => /^ready (http\S+)$/m.exec(said.text)?.[1] ?? ''
  await expect.poll(address, { timeout: 120_000 }).not.toBe('')
  const stop = async () => {
    child.kill('SIGINT')
    expect(await exited).toBe(0)
  }
  return { api: `${address()}/v1/complaints`, stop }
}

const as = (who: string, key?: string) => ({
  authorization: `Bearer ${who}`,
  'content-type': 'application/json',
  ...(key !== undefined && { 'idempotency-key': key }),
})

async function post(url: string, headers: Record<string, string>, body: object) {
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return {
    status: answer.status,
    body: (await answer.json()) as { id: string; stage: string; version: number },
  }
}

async function readAs<T>(url: string, who: string): Promise<T> {
  const answer = await fetch(url, { headers: as(who) })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}
const read = (url: string) => readAs<{ stage: string; version: number }>(url, 'agent-li')

/** A life by hand, one command after the other; by whom. */
const LIFE = [
  ['acknowledge', 'agent-li', { method: 'phone', said: 'We have it.' }],
  ['classify', 'agent-li', { category: 'billing', impact: 'medium', risk: 'low', complexity: 'complex' }],
  ['record-findings', 'agent-li', { rootCause: 'staff-error', text: 'A day was counted twice.' }],
  ['propose-solution', 'agent-li', { measures: 'The day is paid back.' }],
  [
    'accept-solution',
    'agent-li',
    { evidence: { kind: 'recording', reference: 'call-7', source: 'hotline' } },
  ],
  ['record-execution', 'agent-li', { what: 'Paid back.' }],
  ['record-revisit', 'supervisor-zhao', { result: 'satisfied', score: 5 }],
] as const

/** By whom each may be chosen. */
const POLICIES = {
  ...{ default: 'agent-li', rental: 'agent-li', carmaker: 'agent-li', 'cn-nfra': 'agent-li' },
  demo: 'operator-zhou',
}
const details = { complainant: { name: 'Ms Chen', phone: '13800001234' }, subject: 'A day too many' }

const live = async (api: string, id: string, commands: readonly (typeof LIFE)[number][]) => {
  for (const [name, who, body] of commands) {
    const answer = await post(`${api}/${id}/${name}`, as(who), body)
    expect(answer.status, JSON.stringify(answer)).toBe(200)
  }
}

type Told = {
  command: string
  event: { type: string; at: string; key?: string }
  sequence: number
}
const toldOf = async (url: string): Promise<Told[]> =>
  (await readAs<{ data: Told[] }>(`${url}/events?limit=200`, 'management-qian')).data

/** What is asked of one complaint from where it had come; which commands its journal has by then. */
async function goOn(
  { asks }: Tour,
  api: string,
  { id, ...known }: { id: string } & Pick<Known, 'other' | 'incident'>,
): Promise<string[]> {
  for (const [command, who, said = {}] of asks) {
    const told = await toldOf(`${api}/${id}`)
    const seen: Known = {
      ...known,
      last: (type) => told.findLast(({ event }) => event.type === type)!.sequence,
      escalation: String(told.findLast(({ event }) => event.type === 'escalated')?.event.key),
      receivedAt: String(told[0]?.event.at),
    }
    const [action, place] = command.startsWith('customer/')
      ? [command.slice('customer/'.length), api.replace('/v1/', '/v1/customer/')]
      : [command, api]
    const asker = who === 'portal' ? { 'yinuo-customer': await signCustomer({ complaint: id }) } : {}
    const body = typeof said === 'function' ? said(seen) : said
    const answer = await post(`${place}/${id}/${action}`, { ...as(who), ...asker }, body)
    expect([200, 202], `${command}: ${JSON.stringify(answer)}`).toContain(answer.status)
  }
  return (await toldOf(`${api}/${id}`)).map(({ command }) => command)
}

/** What a command finds, a line each; nothing where it is content. */
async function findingsOf(command: string, dataDir: string): Promise<string[]> {
  const { exited, said } = inCode(root, dataDir, `src/cli/${command}.ts`)
  if ((await exited) === 0) return []
  const lines = said.text.split('\n')
  const findings = lines.filter((line) => /\tsince /.test(line))
  return findings.length > 0 ? findings : lines
}

/** What nobody can ask for here: no policy that ships knows it, there is no later calendar, no two merges meet. */
const NOT_HERE = ['acceptForHandling', 'adoptCalendar', 'cancelMerge']

/** A complaint that came in two hours ago and has lived so long already. */
async function begun(
  api: string,
  policyId: keyof typeof POLICIES,
  lived: number,
  key: string,
): Promise<string> {
  const receivedAt = new Date(Date.now() - 7_200_000).toISOString()
  const intake = { channel: 'phone', policyId, details, receivedAt }
  const { status, body } = await post(api, as(POLICIES[policyId], key), intake)
  expect(status).toBe(201)
  await live(api, body.id, LIFE.slice(0, lived))
  return body.id
}

test('complaints of every policy, wherever they had come to, go on with today’s code', async () => {
  const dataDir = path.join(ownDirectory('release-before'), 'data')
  const before = await start(codeOf(RELEASE_BEFORE), dataDir)
  const lives: { id: string; lived: number; version: number }[] = []
  for (const policyId of Object.keys(POLICIES) as (keyof typeof POLICIES)[])
    for (let lived = 0; lived <= LIFE.length; lived++) {
      const id = await begun(before.api, policyId, lived, `${policyId}-${lived}`)
      lives.push({ id, lived, version: (await read(`${before.api}/${id}`)).version })
    }
  const other = await begun(before.api, 'default', 1, 'other')
  const touring: { tour: Tour; id: string }[] = []
  for (const [n, tour] of TOURS.entries())
    touring.push({ tour, id: await begun(before.api, 'default', tour.from, `tour-${n}`) })
  await before.stop()

  const today = await start(root, dataDir)
  for (const { id, lived, version } of lives) {
    const url = `${today.api}/${id}`
    expect((await read(url)).version).toBeGreaterThanOrEqual(version)
    expect((await post(`${url}/add-note`, as('agent-li'), { text: 'It goes on.' })).status).toBe(200)
    await live(today.api, id, LIFE.slice(lived))
    expect((await read(url)).stage).toBe('closed')
  }
  const opening = { title: 'Terminals overheat', cause: 'One batch of loose terminals.' }
  const opened = await post(
    today.api.replace('/complaints', '/incidents'),
    as('management-qian', 'incident'),
    opening,
  )
  expect(opened.status).toBe(201)
  const incident = opened.body.id
  const asked = new Set<string>()
  for (const { tour, id } of touring)
    for (const command of await goOn(tour, today.api, { id, other, incident })) asked.add(command)
  for (const id of [other, lives[0]!.id])
    for (const { command } of await toldOf(`${today.api}/${id}`)) asked.add(command)
  const never = COMMAND_TYPES.filter((type) => !asked.has(type) && !NOT_HERE.includes(type))
  expect(never, 'have it asked in test/long/tours.ts').toEqual([])
  expect(await findingsOf('verify', dataDir)).toEqual([])
  // Late is what fell due between the two: nobody was there.
  expect((await findingsOf('reconcile', dataDir)).filter((line) => !line.startsWith('late'))).toEqual([])
  await today.stop()
})
