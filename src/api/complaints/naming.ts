import { isAmbiguous, misnomerIn, personMeant, type Misnomer } from '../../directory/known.ts'
import { LEADS, namedBy } from '../../directory/named-by.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Command, CommandOf } from '../../domain/command.ts'
import type { Details } from '../../domain/intake.ts'
import type { Deps } from '../deps.ts'
import { Problem, type FieldFault } from '../problems/problem.ts'

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
  // A person who has just come is not in a copy yet.
  const fault =
    faultIn(directory, commands, at) && faultIn(await deps.directory({ fresh: true }), commands, at)
  if (fault) throw new Problem('notInDirectory', { errors: [fault] })
  return commands.map((command) => {
    if (command.type === 'extendDeadline') return approved(directory, command)
    const about = newAbout(command)
    if (command.type !== 'amendDetails' || about === undefined) return command
    const person = personMeant(directory, about)
    return person === undefined
      ? command
      : { ...command, details: { ...command.details, about: person }, aboutPerson: true }
  })
}

/** Refuses people whom the directory does not know, or who have left; with the register away nobody looks. */
export async function refuseStrangers(
  deps: Deps,
  people: readonly string[] | undefined,
  at: string,
): Promise<void> {
  const strangerIn = (directory: Directory | undefined): FieldFault | undefined => {
    for (const [index, person] of (people ?? []).entries()) {
      const code = directory && misnomerIn(directory, { person })
      if (code) return { in: 'body', pointer: `${at}/${index}`, code, detail: WHY[code] }
    }
    return undefined
  }
  const fault = strangerIn(await deps.directory()) && strangerIn(await deps.directory({ fresh: true }))
  if (fault) throw new Problem('notInDirectory', { errors: [fault] })
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
  for (const [index, command] of commands.entries()) {
    const about = newAbout(command)
    const named = about !== undefined && isAmbiguous(directory, about) ? [SEVERAL] : []
    const misnamed = namedBy(command).map(({ field, ...one }) => ({
      field,
      code: misnomerIn(directory, one),
    }))
    for (const { field, code } of [...named, ...misnamed]) {
      const pointer = `${at === undefined ? '' : `${at}/${index}`}${field}`
      if (code) return { in: 'body', pointer, code, detail: WHY[code] }
    }
  }
  return undefined
}

/** The name would bar no one: the person who amends says which of them is meant. */
const SEVERAL = { field: '/details/about', code: 'severalPeople' } as const

const newAbout = (command: Command): string | undefined =>
  command.type === 'amendDetails' ? (command.details.about ?? undefined) : undefined

const unchecked = (command: Command): Command =>
  namedBy(command).length > 0 ? ({ ...command, unchecked: true } as Command) : command

/**
 * Details in which whom the complaint is about is a person of the directory where an id or a name says who, and whether
 * it is. Where several are called so, or nobody could look, it is taken as it is told: reconciliation reports it.
 */
export async function withPerson(
  deps: Deps,
  details: Details,
): Promise<{ details: Details; aboutPerson?: true }> {
  if (details.about === undefined) return { details }
  const directory = await deps.directory()
  const person = directory && personMeant(directory, details.about)
  return person === undefined ? { details } : { details: { ...details, about: person }, aboutPerson: true }
}

const WHY: Record<Misnomer, string> = {
  unknownDepartment: 'There is no such department in the directory.',
  unknownPerson: 'The directory has no person with this id.',
  severalPeople: 'Several people have this name: give the id of the one you mean.',
  hasLeft: 'They have left.',
  otherDepartment: 'They have no role in that department.',
  otherRole: 'They have no role in which they could.',
}
