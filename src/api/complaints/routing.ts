import type { Actor, Command, CommandOf } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { awaitsRouting } from '../../domain/decide/assignment.ts'
import { barredFrom, type Parts } from '../../domain/decide/fairness.ts'
import { amended } from '../../domain/evolve/details.ts'
import { mayEver } from '../../domain/access/table.ts'
import { categoriesEver, type CategoryLists } from '../../rules/categories.ts'
import { inTime } from '../../within.ts'
import type { Deps } from '../deps.ts'

/** How long a command waits to hear where its complaint goes. */
const WITHIN_MS = 1_000
/** In the place of a rule: the one who had it is the one it is about. */
const CONFLICT = 'conflictOfInterest'

/** What routing looks at; of a new complaint only its details are there. */
type Known = Pick<Complaint, 'details' | 'owner'> & Partial<Parts>
type Automatic = Extract<Command, { type: 'assign' }>

/**
 * The same commands, and where they classify and assign nobody, the assignment that follows by itself: it is decided
 * in the same step. When the register cannot be asked they go as they are, and a sweep finds the complaint.
 */
export async function withRouting(
  deps: Deps,
  { commands, by }: { commands: readonly Command[]; by: Actor },
  find: () => Promise<Known>,
): Promise<readonly Command[]> {
  // Right behind what asks for it: there the complaint is open, whatever comes next.
  const index = commands.findLastIndex(asksForRouting)
  const isAssigned = commands.some(({ type }) => type === 'assign')
  if (index < 0 || isAssigned || !mayEver(by, 'assign')) return commands
  try {
    const asked = assignment(deps, commands, find)
    const tooLate = new Error(`Routing took longer than ${WITHIN_MS} ms.`)
    const automatic = await inTime(WITHIN_MS, asked, tooLate)
    return automatic ? commands.toSpliced(index + 1, 0, automatic) : commands
  } catch (error) {
    deps.logger.warn({ reason: (error as Error).message }, 'a complaint could not be routed now')
    return commands
  }
}

const asksForRouting = (command: Command): boolean =>
  command.type === 'classify' ||
  (command.type === 'amendDetails' && typeof command.details.about === 'string')

async function assignment(
  { routing, categories }: Deps,
  commands: readonly Command[],
  find: () => Promise<Known>,
): Promise<Automatic | undefined> {
  const rules = await routing.rules()
  const classified = commands.findLast((command) => command.type === 'classify')
  // Without rules nothing is routed; that somebody must not have it is no matter of rules.
  const usual = usualDepartment(categories, classified)
  const isRuled = rules.length > 0 || usual !== undefined
  if (!isRuled && commands.every(({ type }) => type !== 'amendDetails')) return undefined
  const known = await find()
  const { details, owner } = known
  const { subject, storeId, about } = commands.reduce(
    (before, command) => (command.type === 'amendDetails' ? amended(before, command.details) : before),
    details,
  )
  const except = barredFrom({ cycle: 1, ...known, details: { about } })
  const asked = { at: Date.now(), except }
  const category = classified?.category
  if (category !== undefined && awaitsRouting(owner, { category, about })) {
    const found = await routing.route(rules, { category, subject, storeId, usual, ...asked })
    if (found) return { type: 'assign', ...found }
  }
  if (owner?.person === undefined || owner.person !== about) return undefined
  return { type: 'assign', ...(await routing.within(owner.department, asked)), automatic: CONFLICT }
}

/** Where a category goes when no rule says so. */
function usualDepartment(
  lists: CategoryLists,
  classified: Pick<CommandOf<'classify'>, 'list' | 'category'> | undefined,
): string | undefined {
  const list = lists.get(classified?.list?.split(' ')[0] ?? '')
  return list && categoriesEver(list).get(classified!.category)?.department
}
