import type { Calendar } from '../../domain/calendar/calendar.ts'
import { trimmed } from '../../domain/calendar/days.ts'
import type { Directory } from '../../directory/directory.ts'
import { dayMs, utc, type Instant } from '../../domain/instant.ts'
import { differs, lapsedBy, lapsedIn, lapsesByClock, type Lapses } from '../../domain/import/lapses.ts'
import { factsIn, receiptIn, type Receipt, type Retelling } from '../../domain/import/recorded-past.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { isRefusal } from '../../domain/refusal.ts'
import {
  countReceived,
  idsToTell,
  recordsToTell,
  type RecordToTell,
} from '../../register/complaint/records-to-tell.ts'
import { staffIn } from '../../identity/staff.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { HOME_CALENDAR, pinned } from '../../rules/policies.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import type { Past } from '../imports/tell-pasts.ts'
import { refuseNoPeriod, wrongQuery } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { policyNamed } from './policy-named.ts'
import { DAYS_AT_MOST, NAMED_AT_MOST, TOLD_AT_MOST } from './lapses-routes.ts'

/** So many journals are in memory at a time. */
const PAGE = 50
/** About a tenth of a second: thirty times what a long complaint takes. */
const WORK_EACH = 100_000

type Terms = { policy: Policy; calendar: Calendar; until: Instant; departmentsOf: Retelling['departmentsOf'] }
type Told = Lapses & { id: string; number: string }

/** What would have lapsed under a policy, of complaints that were handled under whatever held for them */
export async function getLapsesUnder(deps: Deps, call: Call<Contract['getLapsesUnder']>): Promise<Reply> {
  const { from, to } = call.query
  const policy = policyNamed(deps, call.params.id)
  refuseNoPeriod({ from, to })
  if (to - from > DAYS_AT_MOST * dayMs) throw wrongQuery('/to', `A period is at most ${DAYS_AT_MOST} days.`)
  const received = { sight: sightOf(call.actors, 'tellAgain'), kinds: policy.kinds, from, to }
  const { count, ids } = await fromRegister(deps, async ({ slow }) => ({
    count: await countReceived(slow, received),
    ids: await idsToTell(slow, received, TOLD_AT_MOST),
  }))
  const told = await toldAgain(deps, ids, await termsOf(deps, policy))
  const all = told.filter((one) => one !== undefined)
  const differing = all.filter(differs)
  return {
    body: {
      policy: { id: policy.id, version: policy.version },
      ...{ from: utc(from), to: utc(to), ...count },
      ...{ told: all.length, tooLong: told.length - all.length },
      lapsed: all.filter(({ lapsed }) => lapsed.length > 0).length,
      wouldLapse: all.filter(({ wouldLapse }) => wouldLapse.length > 0).length,
      clocks: lapsesByClock(all, policy),
      differing: differing.length,
      data: differing.slice(0, NAMED_AT_MOST),
    },
  }
}

async function termsOf({ calendars, directory }: Deps, policy: Policy): Promise<Terms> {
  const calendar = calendars.get(policy.calendar ?? HOME_CALENDAR)
  if (!calendar) throw new Error(`The policy ${policy.id} counts by a calendar that is not there.`)
  const departmentsOf = departmentsIn(await directory({ orLast: true }))
  return { policy: pinned(policy), calendar, until: Date.now(), departmentsOf }
}

/** Where people have their roles today. */
const departmentsIn =
  (directory: Directory | undefined): Terms['departmentsOf'] =>
  ({ id, role, for: standsInFor = id }) =>
    directory &&
    staffIn(directory)
      .heldBy(standsInFor)
      .find((held) => held.role === role)?.departments

/** One after another, in the thread of imports; nothing of one that takes too much work. */
async function toldAgain(deps: Deps, ids: readonly string[], terms: Terms): Promise<(Told | undefined)[]> {
  const told: (Told | undefined)[] = []
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE)
    const records = await fromRegister(deps, ({ slow }) => recordsToTell(slow, page))
    for (const record of records) told.push(await lapsesOf(deps, record, terms))
  }
  return told
}

async function lapsesOf({ pasts }: Deps, record: RecordToTell, terms: Terms): Promise<Told | undefined> {
  const { id, number, entries } = record
  const receipt = receiptIn(entries)
  const told = receipt && (await pasts.tell(pastOf(record, receipt, terms)))
  if (!told || isRefusal(told)) return undefined
  const { policy, calendar } = told.complaint
  return {
    ...{ id, number },
    lapsed: lapsedBy(entries.map(({ event }) => event)),
    wouldLapse: lapsedIn(told.complaint, entries[0]!.past ? undefined : { ...receipt, policy, calendar }),
  }
}

function pastOf(
  { entries, waitsForLetters }: RecordToTell,
  receipt: Receipt,
  { policy, calendar, until, departmentsOf }: Terms,
): Past {
  const countsFrom = entries.flatMap(({ event }) =>
    event.type === 'absorbed' && event.countsFrom !== undefined ? [event.countsFrom] : [],
  )
  const reaching = trimmed(calendar, Math.min(receipt.receivedAt, ...countsFrom))
  return {
    opening: { ...receipt, policy, calendar: reaching, registeredAt: until },
    history: factsIn(entries, { until, waitsForLetters, departmentsOf }),
    until,
    workAtMost: WORK_EACH,
  }
}
