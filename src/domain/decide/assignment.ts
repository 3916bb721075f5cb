import type { CommandOf } from '../command.ts'
import type { Complaint, Owner } from '../complaint.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { OPEN, said, type Rule } from './rule.ts'

export const assign: Rule<'assign'> = {
  stages: OPEN,
  refuses: (complaint, command) => {
    // What comes by itself yields to what people have chosen; it is never in anybody's way.
    if (command.automatic !== undefined) return undefined
    return conflict(complaint, command) ?? overridden(complaint, command)
  },
  events: (complaint, command, { at }) =>
    command.automatic !== undefined && !mayRoute(complaint, command)
      ? []
      : [{ type: 'assigned', at, ...said(command) }],
}

function conflict(complaint: Complaint, { person }: CommandOf<'assign'>): Refusal | undefined {
  if (person === undefined) return undefined
  if (person === complaint.details.about)
    return refuse('conflictOfInterest', 'Nobody handles a complaint about himself.')
  return person === complaint.handledBefore
    ? refuse('conflictOfInterest', 'A second handling needs another handler than the first.')
    : undefined
}

/** To take it from the queue is no override. */
function overridden(
  { owner }: Complaint,
  { department, person, reason }: CommandOf<'assign'>,
): Refusal | undefined {
  if (!owner?.automatic || reason !== undefined) return undefined
  const isOther = owner.department !== department || (owner.person !== undefined && owner.person !== person)
  return isOther
    ? refuse('missing', `The rule ${owner.automatic.rule} has assigned it: say why it goes elsewhere.`)
    : undefined
}

type Routed = Pick<CommandOf<'assign'>, 'department' | 'person'>

function mayRoute(complaint: Complaint, to: Routed): boolean {
  if (conflict(complaint, { type: 'assign', ...to })) return false
  const { owner, classification, details } = complaint
  const isThere = owner?.department === to.department && owner.person === to.person
  return !isThere && awaitsRouting(owner, { category: classification?.category, about: details.about })
}

/**
 * Whether a complaint goes where routing sends it: nobody has chosen its owner, or the one who has it is the one it is
 * about (R41). What routing itself has given to a person stays with him until the category is another.
 */
export function awaitsRouting(
  owner: Owner | undefined,
  { category, about }: { category: string | undefined; about: string | undefined },
): boolean {
  if (!owner || (owner.person !== undefined && owner.person === about)) return true
  if (!owner.automatic) return owner.person === undefined && owner.department === 'intake'
  return owner.person === undefined || owner.automatic.category !== category
}
