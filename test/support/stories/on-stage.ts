import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { lapsedBy, lapsedIn } from '../../../src/domain/import/lapses.ts'
import { receiptIn, type Retelling } from '../../../src/domain/import/recorded-past.ts'
import * as people from '../../../src/stories/people.ts'
import { toldAgain } from '../domain/told-again.ts'
import type { Clock, Escalation } from '../../../src/domain/complaint.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import { pinned } from '../../../src/rules/policies.ts'
import type { Story } from '../../../src/stories/story.ts'
import { tell, type Stage } from '../../../src/stories/tell.ts'
import type { skippedTime } from '../temporal/skipped-time.ts'
import { expectKept, noticesOf } from '../temporal/worker-with-register.ts'
import { calendars, life, policies, type Life } from '../temporal/workflow-lives.ts'

type Time = ReturnType<typeof skippedTime>

/** A story on a server that skips time, and what the firm would look at meanwhile. */
export async function onStage<Name extends string>(time: Time, story: Story<Name>) {
  const complaint = life(time.environment.client, randomUUID())
  const stage = stageOf(time, complaint)
  const policy = pinned(policies.get(story.policy)!)
  const { id } = complaint
  const telling = await tell(story, stage, { id, policy, calendar: calendars.get('cn')! })
  return {
    ...telling,
    ask: stage.ask,
    look: looking(time.house, complaint),
    /** At the end: the register has all of it, and nothing twice; told again it comes to the same lapses. */
    expectFiled: async () => {
      const { view } = await expectKept(time.house, complaint)
      expect(view.archivedAt).toBeDefined()
      const { entries } = await recorded(time.house, complaint)
      const told = toldAgain({ entries, policy, until: await time.now(), departmentsOf })
      const registered = { ...receiptIn(entries)!, policy, calendar: told.calendar }
      expect(lapsedIn(told, registered)).toEqual(lapsedBy(entries.map(({ event }) => event)))
    },
  }
}

/** Where they acted as what they did. */
const departmentsOf: Retelling['departmentsOf'] = ({ id, role }) =>
  Object.values(people).find((one) => one.id === id && one.role === role)?.departments

const stageOf = (time: Time, complaint: Life): Stage => ({
  now: time.now,
  until: time.until,
  begin: async (opening) => void (await time.begin(opening, { edition: EDITION })),
  ask: (commands, by) => complaint.ask([...commands], by, { edition: EDITION }),
  view: complaint.view,
  wanted: async () => {
    const wanted = 'select key from notice where complaint_id = $1 and confirm order by sequence'
    const { rows } = await time.house.pool.query<{ key: string }>(wanted, [complaint.id])
    return rows.map(({ key }) => key)
  },
})

/** The complaint as it is; what happened since it was last looked at, and who was told. */
function looking(house: Time['house'], complaint: Life) {
  let seen = 0
  return async () => {
    const { view, entries } = await recorded(house, complaint)
    const since = seen
    seen = view.version
    const news = (await noticesOf(house.pool, complaint.id)).filter(({ sequence }) => sequence > since)
    return {
      ...view,
      entries,
      happened: entries.slice(since).map(({ event }) => event.type),
      told: news.map(({ template, role }) => `${template} → ${role}`),
      /** The last one of a name. */
      clock: (name: string): Clock => view.clocks.findLast((clock) => clock.name === name)!,
      /** Of a clock, else of what it came from: `severity`, `supervision:1`. */
      escalation: (of: string): Escalation =>
        view.escalations.findLast(({ clock, source }) => clock === of || source.endsWith(`/${of}`))!,
    }
  }
}

/** Once the register has it all. */
async function recorded({ register }: Time['house'], { id, view: viewOf }: Life) {
  const view = await viewOf()
  const entries = await register.listEvents(id, 0, 10_000)
  if (entries.length === view.version) return { view, entries }
  await expect.poll(async () => (await register.listEvents(id, 0, 10_000)).length).toBe(view.version)
  return { view, entries: await register.listEvents(id, 0, 10_000) }
}
