import type { Calendar } from '../../domain/calendar/calendar.ts'
import {
  listLoadedYears as listYears,
  lockCalendar,
  readLoadedYears,
  recordLoadedYear,
} from '../../register/calendars/loaded-years.ts'
import { inTransaction } from '../../register/in-transaction.ts'
import { loadingOf, type Loading } from '../../rules/loaded-years.ts'
import { changedDays } from '../../rules/published-year.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'

type Loads = Call<Contract['loadCalendarYear']>

export async function loadCalendarYear(deps: Deps, call: Loads): Promise<Reply> {
  const { dryRun = false, published } = call.body
  const file = fileOf(deps, call.params.id)
  const loading = await load(deps, file, call)
  if (loading.misfits) throw unfittingYear(loading.misfits, published)
  // What was loaded counts here at once; should the register be gone since, within a minute.
  if (!dryRun) await deps.calendars.refresh().catch(() => {})
  const { before, after } = loading
  const { coversFrom, coversUntil } = after
  const days = changedDays(before, after)
  const version = { before: before.version, after: after.version }
  return { body: { calendar: file.id, version, coversFrom, coversUntil, days, dryRun } }
}

/** One after another: each is loaded onto what the one before has left. */
const load = (deps: Deps, file: Calendar, { by, body }: Loads): Promise<Loading> =>
  fromRegister(deps, ({ pool }) =>
    inTransaction(pool, async (client) => {
      const { published: document, replace = false, reason, dryRun } = body
      if (!dryRun) await lockCalendar(client, file.id)
      const loading = loadingOf(file, await readLoadedYears(client, file.id), { document, replace })
      if (!dryRun && !loading.misfits && loading.year) {
        const { version } = loading.after
        await recordLoadedYear(client, loading.year, { version, by, reason })
      }
      return loading
    }),
  )

export async function listLoadedYears(
  deps: Deps,
  { params: { id } }: Call<Contract['listLoadedYears']>,
): Promise<Reply> {
  fileOf(deps, id)
  const data = await fromRegister(deps, ({ pool }) => listYears(pool, id))
  return { body: { data: withTimesAsText(data) } }
}

function fileOf({ calendars }: Deps, id: string): Calendar {
  const file = calendars.fileOf(id)
  if (!file) throw new Problem('notFound', { detail: `There is no calendar ${id}.` })
  return file
}

/** Each fault at the field that it is of, as the year was published; what the calendar lacks, at the year as a whole. */
function unfittingYear(misfits: NonNullable<Loading['misfits']>, { days }: { days?: unknown }): Problem {
  const named: Record<string, string> = days
    ? { year: '/year', holidays: '/days', makeupWorkdays: '/days' }
    : { year: '/year', holidays: '/holidays', makeupWorkdays: '/makeupWorkdays' }
  const errors = misfits.map(({ path: [field], message }) => {
    const pointer = `/published${named[String(field)] ?? ''}`
    return { in: 'body', pointer, code: 'unfitting', detail: message } as const
  })
  return new Problem('invalid', { errors })
}
