import { movedDues, type MovedDue } from '../../domain/time/moved-dues.ts'
import { intakeForm, templateFor } from '../../domain/policy/intake-form.ts'
import { DETAILS } from '../../words/details.ts'
import { mermaid } from '../../drawings/mermaid.ts'
import { processOf } from '../../drawings/process.ts'
import { processSvg } from '../../drawings/process-svg.ts'
import { told } from '../../drawings/told.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { fromRegister } from '../from-register.ts'
import { categoriesAt, categoriesEver, categoryNames } from '../../rules/categories.ts'
import { utc } from '../../domain/instant.ts'
import { policyNamed } from './policy-named.ts'

export const listPolicies = async ({ policies, selection }: Deps): Promise<Reply> => ({
  body: { data: [...policies.values()], selection: selection.rules },
})

export async function getPolicy(deps: Deps, call: Call<Contract['getPolicy']>): Promise<Reply> {
  return { body: policyNamed(deps, call.params.id) }
}

export async function getIntakeForm(
  deps: Deps,
  { params: { id }, query: { channel, kind } }: Call<Contract['getIntakeForm']>,
): Promise<Reply> {
  const policy = policyNamed(deps, id)
  const template = templateFor(deps.intake.templates, { kind, channel, policy: id })
  const fields = intakeForm(policy, channel, template).map((one) => ({ ...one, label: DETAILS[one.field] }))
  const { script = [], appointment = false } = template ?? {}
  return { body: { policy: id, channel, kind, fields, script, appointment } }
}

/** The process that a policy makes: as data, or drawn as what is asked for in `format`, else in `Accept` (R102). */
export async function getProcess(deps: Deps, call: Call<Contract['getProcess']>): Promise<Reply> {
  const { policies, categories: lists } = deps
  const policy = policyNamed(deps, call.params.id)
  const { format = DRAWN_AS[call.accepts], language = call.language ?? 'zh' } = call.query
  const process = processOf(policy)
  if (format === 'json') return { body: process }
  const titles = { ...clockTitlesOf(policies), categories: categoryNames(lists) }
  const drawn = told(process, language, titles)
  return format === 'svg'
    ? { type: 'image/svg+xml', text: processSvg(drawn) }
    : { type: 'text/plain', text: mermaid(drawn) }
}

const DRAWN_AS = { json: 'json', csv: 'json', svg: 'svg', plain: 'mermaid' } as const

/** The categories of each list in force now, and those that only older complaints have. */
export async function listCategories({ categories: lists }: Deps): Promise<Reply> {
  const data = [...lists.values()].map((list) => {
    const { version, effectiveFrom, categories } = categoriesAt(list, Date.now())
    const present = new Set(categories.map(({ id }) => id))
    const former = [...categoriesEver(list).values()].filter(({ id }) => !present.has(id))
    return { list: list.id, version, effectiveFrom: utc(effectiveFrom), data: categories, former }
  })
  return { body: { data } }
}

export const listCalendars = async ({ calendars }: Deps): Promise<Reply> => ({
  body: { data: [...calendars.values()] },
})

/** A page looks through so many complaints, and gives those of them that move. */
export async function listCalendarMoves(
  deps: Deps,
  call: Call<Contract['listCalendarMoves']>,
): Promise<Reply> {
  const { limit, cursor } = call.query
  const calendar = deps.calendars.get(call.params.id)
  if (!calendar) throw new Problem('notFound', { detail: `There is no calendar ${call.params.id}.` })
  const sight = sightOf(call.actors, 'readCalendarMoves')
  const looked = await fromRegister(deps, () =>
    deps.register.complaintsByOtherVersion(calendar, { after: cursor, limit, sight }),
  )
  const now = Date.now()
  const data = looked
    .map((complaint) => ({ complaint, dues: movedDues(complaint, calendar, now) }))
    .filter(({ dues }) => dues.length > 0)
    .map(({ complaint: { id, number }, dues }) => ({ id, number, dues: dues.map(dueView) }))
  const last = looked.at(-1)
  return { body: { data, ...(looked.length === limit && last && { nextCursor: last.id }) } }
}

const dueView = ({ before, dueAt, ...of }: MovedDue) => ({ ...of, before: utc(before), dueAt: utc(dueAt) })
