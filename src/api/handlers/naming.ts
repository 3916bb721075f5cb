import { misnomerIn, personNamed, type Misnomer, type Named } from '../../directory/known.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Command, CommandOf } from '../../domain/command.ts'
import type { Details } from '../../domain/intake.ts'
import type { Role } from '../../domain/policy.ts'
import type { Deps } from '../deps.ts'
import { Problem, type FieldFault } from '../problems/problem.ts'

/** Who may have a complaint, a task or an escalation: not who only looks on. */
const HANDLES: readonly Role[] = ['agent', 'supervisor', 'manager', 'management']
const LEADS: readonly Role[] = ['supervisor', 'manager', 'management']

type Naming = Named & { field: string }

/** Whom and what a command names, and in which field. */
function namedBy(command: Command): Naming[] {
  switch (command.type) {
    case 'assign':
    case 'openTask': {
      const { department, person } = command
      return [
        { field: '/department', department },
        { field: '/person', department, person, roles: HANDLES },
      ]
    }
    case 'delegateEscalation':
      return [{ field: '/to', person: command.to, roles: HANDLES }]
    case 'extendDeadline':
      return [{ field: '/approvedBy', person: command.approvedBy, roles: LEADS }]
    case 'proposeSolution':
      return (command.correctiveActions ?? []).map(({ owner }, index) => ({
        field: `/correctiveActions/${index}/owner`,
        person: owner,
      }))
    default:
      return []
  }
}

/**
 * The same commands, with a person where one was meant by name; who is not in the directory, has left or has no role
 * there is refused. With the register away and no copy they are taken, and say that nobody has looked.
 */
export async function withNames(
  deps: Deps,
  commands: readonly Command[],
  at?: string,
): Promise<readonly Command[]> {
  const tellsWho = (command: Command) => namedBy(command).length > 0 || newAbout(command) !== undefined
  if (!commands.some(tellsWho)) return commands
  const directory = await deps.directory()
  if (!directory) return commands.map(unchecked)
  // Whoever has just come is not in a copy yet.
  const fault =
    faultIn(directory, commands, at) && faultIn(await deps.directory({ fresh: true }), commands, at)
  if (fault) throw new Problem('notInDirectory', { errors: [fault] })
  return commands.map((command) => {
    if (command.type === 'extendDeadline') return approved(directory, command)
    const about = newAbout(command)
    return command.type === 'amendDetails' && about !== undefined
      ? { ...command, details: { ...command.details, about: personNamed(directory, about)?.id ?? about } }
      : command
  })
}

/** With the highest role of who approves; where a firm keeps no directory, none is known. */
function approved(directory: Directory, command: CommandOf<'extendDeadline'>): Command {
  const theirs = directory.roles.filter(({ person }) => person === command.approvedBy).map(({ role }) => role)
  const approverRole = LEADS.findLast((role) => theirs.includes(role))
  return approverRole ? { ...command, approverRole } : command
}

function faultIn(
  directory: Directory | undefined,
  commands: readonly Command[],
  at: string | undefined,
): FieldFault | undefined {
  if (!directory) return undefined
  for (const [index, command] of commands.entries())
    for (const { field, ...named } of namedBy(command)) {
      const code = misnomerIn(directory, named)
      const pointer = `${at === undefined ? '' : `${at}/${index}`}${field}`
      if (code) return { in: 'body', pointer, code, detail: WHY[code] }
    }
  return undefined
}

const newAbout = (command: Command): string | undefined =>
  command.type === 'amendDetails' ? (command.details.about ?? undefined) : undefined

const unchecked = (command: Command): Command =>
  command.type === 'assign' || command.type === 'openTask' || command.type === 'delegateEscalation'
    ? { ...command, unchecked: true }
    : command

/** Details in which whom the complaint is about is a person of the directory where their name says who. */
export async function withPerson(deps: Deps, details: Details): Promise<Details> {
  if (details.about === undefined) return details
  const directory = await deps.directory()
  const person = directory && personNamed(directory, details.about)
  return person ? { ...details, about: person.id } : details
}

const WHY: Record<Misnomer, string> = {
  unknownDepartment: 'There is no such department in the directory.',
  unknownPerson: 'There is nobody by this id in the directory.',
  hasLeft: 'They have left.',
  otherDepartment: 'They have no role in that department.',
  otherRole: 'They have no role in which they could.',
}
