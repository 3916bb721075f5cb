import type { Command } from '../../domain/command.ts'
import { dateOfDay, dayOf } from '../../domain/calendar/days.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import { dayMs } from '../../domain/instant.ts'
import type { Intake } from '../../domain/intake.ts'
import { open, type Opening } from '../../domain/opening.ts'
import { withCurrentMeaning } from './commands.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { refuseBeyondScopes } from '../middlewares/reached.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { begin, fitting, type Beginning } from './begin.ts'
import { withCategories } from '../rules/classifying.ts'
import { withSuggested } from '../readings/suggestion.ts'
import { refuseUnknownCauses } from '../actions/causes.ts'
import { refuseOtherIncidents } from '../incidents/joining.ts'
import { withNames, withPerson } from './naming.ts'
import { beginningOf, openingOf, selectedFor, type Creation } from './opening.ts'
import { withRouting } from './routing.ts'

/** Takes a complaint in: decided here first, then begun in Temporal. No database is needed. */
export const createComplaint = (deps: Deps, call: Call<Contract['createComplaint']>): Promise<Reply> =>
  takeIn(deps, call, call.body)

type Told = Call<Contract['createComplaint']>['body']

/** The same of what was `told` otherwise than the request says it. */
export async function takeIn(deps: Deps, call: Creation, told: Told): Promise<Reply> {
  const asked = beginningOf(call, 'message')
  return begin(deps, asked, await decidedFor(deps, call, told, asked))
}

/** Whether it would be taken in, with nothing begun: what would be refused is refused alike. */
export async function checkComplaint(deps: Deps, call: Call<Contract['checkComplaint']>): Promise<Reply> {
  const decide = await decidedFor(deps, call, call.body, beginningOf(call, 'message'))
  const { policy } = fitting(decide().decided)
  return { body: { policy: policy.id } }
}

/** What there is against it is found out when it is asked, for it may have been taken in before. */
async function decidedFor(
  deps: Deps,
  call: Creation,
  { commands: given = [], ...told }: Told,
  asked: Beginning,
) {
  const { details, ...person } = await withPerson(deps, told.details)
  const intake = { ...told, details }
  const prepared = await commandsFor(deps, call, { ...intake, given }).catch((error: Error) => error)
  return () => {
    if (prepared instanceof Error) throw prepared
    const actions = given.map(({ type }) => type)
    if (call.caller) refuseBeyondScopes(call.caller, actions)
    refuseUnknownCauses(deps.causes, given, '/commands')
    refuseMerge(given)
    const how = { category: categoryIn(given), scopes: call.caller?.scopes }
    const opening = { ...openingOf(deps, intake, asked, how), ...person }
    refuseReceiptAt(opening)
    refuseOutOfForce(opening)
    return {
      start: { opening, commands: prepared, edition: EDITION },
      decided: open(opening, prepared),
    }
  }
}

const categoryIn = (commands: readonly Command[]): string | undefined =>
  commands.findLast((command) => command.type === 'classify')?.category

/** The commands given at intake, with everything that is ours to put in. */
async function commandsFor(
  deps: Deps,
  { by }: Pick<Creation, 'by'>,
  { given, ...intake }: Intake & { given: readonly Command[] },
): Promise<readonly Command[]> {
  const at = '/commands'
  await refuseOtherIncidents(deps, given)
  const named = await withNames(deps, withCurrentMeaning(given), at)
  const policy = deps.policies.get(intake.policyId ?? selectedFor(deps, intake, categoryIn(given))) ?? {}
  const classified = await withCategories(deps.categories, named, { at, find: () => ({ policy }) })
  const suggested = await withSuggested(deps, classified, async () => ({ policy, details: intake.details }))
  return withRouting(deps, { commands: suggested, by }, async () => intake)
}

/** The other complaint is told first, and by then this one must be there. */
function refuseMerge(commands: readonly Command[]): void {
  const index = commands.findIndex(({ type }) => type === 'merge')
  if (index < 0) return
  throw unfitting(`/commands/${index}/type`, 'unfitting', 'Take it in first, then merge it.')
}

/** By then no claim stands any more (Civil Code, art. 188): such a date is a slip of the pen. */
const YEARS_BACK = 3

/** Registered late is registered all the same (R8): who would be refused for it would name another date. */
function refuseReceiptAt({ receivedAt, registeredAt }: Opening): void {
  if (receivedAt >= registeredAt - YEARS_BACK * 366 * dayMs) return
  const detail = `It may have been received at most ${YEARS_BACK} years before it is registered.`
  throw unfitting('/receivedAt', 'tooLongAgo', detail)
}

function refuseOutOfForce({ policy, registeredAt, calendar }: Opening): void {
  const { id, effectiveFrom, effectiveTo } = policy
  const today = dateOfDay(dayOf(registeredAt, calendar))
  if (effectiveFrom <= today && (effectiveTo === undefined || today <= effectiveTo)) return
  throw new Problem('policyNotInForce', { detail: `The policy ${id} is not in force today.` })
}
