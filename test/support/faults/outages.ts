import fc from 'fast-check'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { asker } from '../serving.ts'
import { expectKept } from '../temporal/worker-with-register.ts'
import { life } from '../temporal/workflow-lives.ts'
import { breakableParts, PARTS, WITHIN_MS, type Part } from './breakable-parts.ts'

/** What goes away when and for how long, and what is asked meanwhile. */
export type Schedule = {
  outages: readonly { part: Part; atMs: number; forMs: number }[]
  /** Of each complaint: its first contact or an import of so many notes, then requests of notes, by their lengths. */
  complaints: readonly { imported: number; requests: readonly (readonly number[])[] }[]
}

const lengths = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 200 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5_000, max: 9_900 }) },
)

const schedules = fc.record<Schedule>({
  outages: fc.array(
    fc.record({
      part: fc.constantFrom(...PARTS),
      atMs: fc.integer({ min: 0, max: 4_000 }),
      forMs: fc.integer({ min: 300, max: 4_000 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  complaints: fc.array(
    fc.record({
      imported: fc.constantFrom(0, 0, 3, 40),
      requests: fc.array(fc.array(lengths, { minLength: 1, maxLength: 20 }), { minLength: 2, maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
})

/** The schedule of a seed, always the same. */
export const scheduleOf = (seed: number): Schedule => fc.sample(schedules, { seed, numRuns: 1 })[0]!

type Asked = { path: string; body: unknown; as?: string; key: string }

type System = ReturnType<typeof breakableParts>

/** Everything of a file's own, each part of which goes away; what was answered as done must be in the register. */
export function outages() {
  const system = breakableParts()
  return { expectNothingLost: (seed: number) => expectNothingLost(system, seed) }
}

/** Lives a schedule; then everything that was answered as done is in the register, once and in order. */
async function expectNothingLost(system: System, seed: number): Promise<void> {
  const schedule = scheduleOf(seed)
  const suffered = suffer(system, schedule)
  const lives = schedule.complaints.map((one, n) =>
    live(system.url(), `seed-${seed}-${n}-${Date.now()}`, one),
  )
  const [lived] = await Promise.all([Promise.all(lives), suffered])
  for (const { id, told } of lived) {
    await expect
      .poll(async () => (await system.house().register.getComplaint(id))?.complaint.version, {
        timeout: WITHIN_MS,
      })
      .toBeGreaterThan(told.length)
    const { entries } = await expectKept(system.house(), life(system.client(), id))
    const notes = entries.flatMap(({ event }) => (event.type === 'noteAdded' ? [event.text] : []))
    expect(notes.map(nameOf)).toEqual(told.map(nameOf))
    expect(notes).toEqual(told)
  }
}

/** Each part is away once at a time: another outage of it waits. */
async function suffer({ takeAway }: System, { outages: list }: Schedule): Promise<void> {
  const turns = new Map<string, Promise<void>>()
  const startedAt = Date.now()
  for (const { part, atMs, forMs } of list.toSorted((one, other) => one.atMs - other.atMs)) {
    const of = part === 'registerHangs' ? 'register' : part
    const turn = async (before: Promise<void> | undefined) => {
      await before
      await delay(Math.max(0, startedAt + atMs - Date.now()))
      const bringBack = await takeAway(part)
      await delay(forMs)
      await bringBack()
    }
    turns.set(of, turn(turns.get(of)))
  }
  await Promise.all(turns.values())
}

/** Asks with the same key until it is answered as done, as a client must. */
async function untilDone(url: string, { path, body, as, key }: Asked): Promise<{ id: string }> {
  const { post } = asker(url)
  let last: unknown
  for (const end = Date.now() + WITHIN_MS; Date.now() < end; await delay(200)) {
    const answer = await post(path, body, { key, ...(as && { as }) }).catch((error: unknown) => {
      last = error
    })
    if (answer?.status === 200 || answer?.status === 201) return answer.body as { id: string }
    if (answer) last = `${answer.status} ${answer.text}`
    if (answer && answer.status !== 202 && answer.status < 500) break
  }
  throw new Error(`It was never answered as done: ${String(last)}`)
}

async function live(url: string, name: string, { imported, requests }: Schedule['complaints'][number]) {
  const receivedAt = Date.now() - 3_600_000
  const at = (n: number) => new Date(receivedAt + n * 1_000).toISOString()
  const facts = Array.from({ length: imported }, (_, n) => ({ at: at(n), ...noteOf(`import-${n}`, 9_900) }))
  const first = {
    channel: 'phone',
    details: { complainant: { name: '陈女士' }, subject: name },
    ...(imported > 0 && { receivedAt: at(-1), facts }),
  }
  const { id } =
    imported > 0
      ? await untilDone(url, { path: '/v1/complaints/import', body: first, as: 'operator-zhou', key: name })
      : await untilDone(url, { path: '/v1/complaints', body: first, key: name })
  const told = facts.map((fact) => fact.text)
  for (const [n, sizes] of requests.entries()) {
    const commands = sizes.map((length, m) => noteOf(`${n}-${m}`, length))
    await untilDone(url, { path: `/v1/complaints/${id}/commands`, body: { commands }, key: `${name}-${n}` })
    told.push(...commands.map(({ text }) => text))
  }
  return { id, told }
}

const noteOf = (name: string, length: number) => ({
  type: 'addNote' as const,
  text: `${name} ${'诺'.repeat(length)}`,
})
const nameOf = (text: string): string => text.split(' ')[0]!
