import { admit, catchUp, type Admission } from '../../../src/domain/admit.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { EDITION } from '../../../src/domain/decide/rule.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { Entry } from '../../../src/domain/journal/journal.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { open } from '../../../src/domain/opening.ts'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'
import type { Story } from '../../../src/stories/story.ts'
import { tell, type Stage } from '../../../src/stories/tell.ts'

export const policies = loadPolicies('policies')
const calendar = loadCalendars().get('cn')!

/** A story in the domain alone: no server, the time is what it is said to be. */
export async function inDomain<Name extends string>(story: Story<Name>, begunAt: Instant) {
  let [now, complaint] = [begunAt, undefined as Complaint | undefined]
  const entries: Entry[] = []
  const wanted: string[] = []
  const notices: ReturnType<typeof noticesFor> = []
  const take = (admission: Admission | Refusal, what: string): void => {
    if (isRefusal(admission))
      throw new Error(`${story.policy}: ${what}: ${admission.code}: ${admission.detail}`)
    complaint = admission.complaint
    entries.push(...admission.entries)
    const told = noticesFor(admission.complaint, admission.entries)
    notices.push(...told)
    wanted.push(...told.filter(({ confirm }) => confirm).map(({ key }) => key))
  }
  const stage: Stage = {
    now: () => Promise.resolve(now),
    until: (at) => {
      now = Math.max(now, at + 2)
      if (complaint) take(catchUp(complaint, { until: now, now }), 'time')
      return Promise.resolve()
    },
    begin: (opening) => Promise.resolve(take(open(opening, [], { edition: EDITION }), 'receive')),
    ask: (commands, by) => {
      const types = commands.map(({ type }) => type).join(', ')
      return Promise.resolve(take(admit(complaint!, commands, { by, at: now, now, edition: EDITION }), types))
    },
    view: () => Promise.resolve(complaint!),
    wanted: () => Promise.resolve(wanted),
  }
  const policy = pinned(policies.get(story.policy)!)
  const telling = await tell(story, stage, { id: story.policy, policy, calendar })
  return { ...telling, view: stage.view, entries, notices }
}
