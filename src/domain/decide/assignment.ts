import type { CommandOf } from '../command.ts'
import { INTAKE, type Complaint, type Owner } from '../complaint.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { mayNotHave } from './fairness.ts'
import { STAFF, SYSTEM, together } from '../access/permission.ts'
import { OPEN, contentOf, type Rule } from './rule.ts'

export const assign: Rule<'assign'> = {
  may: together(STAFF, SYSTEM),
  stages: OPEN,
  refuses: (complaint, command) => {
    // What comes by itself yields to what people have chosen; it never overrides them.
    if (command.automatic !== undefined) return undefined
    return conflict(complaint, command) ?? overridden(complaint, command)
  },
  events: (complaint, command, { at, edition }) =>
    command.automatic !== undefined && !mayRoute(complaint, command, edition)
      ? []
      : [{ type: 'assigned', at, ...contentOf(command) }],
}

const conflict = (complaint: Complaint, { person }: CommandOf<'assign'>): Refusal | undefined =>
  person === undefined ? undefined : mayNotHave(complaint, person)

/** To take it from the queue is no override. */
function overridden(
  { owner }: Complaint,
  { department, person, reason }: CommandOf<'assign'>,
): Refusal | undefined {
  if (!owner?.automatic || reason !== undefined) return undefined
  const isOther = owner.department !== department || (owner.person !== undefined && owner.person !== person)
  return isOther
    ? refuse(
        'missing',
        `The rule ${owner.automatic.rule} has assigned it: say why it goes elsewhere.`,
        'reason',
      )
    : undefined
}

/** As what came by itself yielded under the first edition of the rules. */
const conflictAsFirst = ({ details, handledBefore }: Complaint, { person }: Routed): boolean =>
  person !== undefined && (person === details.about || person === handledBefore)

type Routed = Pick<CommandOf<'assign'>, 'department' | 'person'>

function mayRoute(complaint: Complaint, to: Routed, edition: number): boolean {
  if (edition >= 2 ? conflict(complaint, { type: 'assign', ...to }) : conflictAsFirst(complaint, to))
    return false
  const { owner, classification, details } = complaint
  const isThere = owner?.department === to.department && owner.person === to.person
  return !isThere && awaitsRouting(owner, { category: classification?.category, about: details.about })
}

/**
 * Whether a complaint goes where routing sends it: nobody has chosen its owner, or the one who has it is the one it is
 * about (R41). What routing itself has given to a person stays with them until the category is another.
 */
export function awaitsRouting(
  owner: Owner | undefined,
  { category, about }: { category: string | undefined; about: string | undefined },
): boolean {
  if (!owner || (owner.person !== undefined && owner.person === about)) return true
  if (!owner.automatic) return owner.person === undefined && owner.department === INTAKE
  return owner.person === undefined || owner.automatic.category !== category
}
