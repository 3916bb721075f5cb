import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../src/domain/complaint.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import { pinned } from '../../../src/rules/policies.ts'
import type { Story } from '../../../src/stories/story.ts'
import { tell, type Stage } from '../../../src/stories/tell.ts'
import type { skippedTime } from '../temporal/skipped-time.ts'
import { expectKept } from '../temporal/worker-with-register.ts'
import { calendars, life, policies } from '../temporal/workflow-lives.ts'

/** A story on a server that skips time, and what the firm would look at meanwhile. */
export async function onStage<Name extends string>(time: ReturnType<typeof skippedTime>, story: Story<Name>) {
  const { house, environment } = time
  const id = randomUUID()
  const complaint = life(environment.client, id)
  const stage: Stage = {
    now: time.now,
    until: time.until,
    begin: async (opening) => void (await time.begin(opening, { edition: EDITION })),
    ask: (commands, by) => complaint.ask([...commands], by, { edition: EDITION }),
    view: complaint.view,
    wanted: async () => {
      const wanted = 'select key from notice where complaint_id = $1 and confirm order by sequence'
      return (await house.pool.query<{ key: string }>(wanted, [id])).rows.map(({ key }) => key)
    },
  }
  const policy = pinned(policies.get(story.policy)!)
  const telling = await tell(story, stage, { id, policy, calendar: calendars.get('cn')! })
  let seen = 0
  return {
    ...telling,
    /** The complaint as it is, in the register too; what happened since it was last looked at, and who was told. */
    look: async () => {
      const { view, entries, notices } = await expectKept(house, complaint)
      const since = seen
      seen = view.version
      const news = notices.filter(({ sequence }) => sequence > since)
      return {
        ...view,
        entries,
        happened: entries.slice(since).map(({ event }) => event.type),
        told: news.map(({ template, role }) => `${template} → ${role}`),
        /** The last one of a name. */
        clock: (name: string): Clock => view.clocks.findLast((clock) => clock.name === name)!,
      }
    },
  }
}
