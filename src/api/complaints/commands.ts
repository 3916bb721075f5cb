import { z } from 'zod'
import { Command, type CommandType } from '../../domain/command.ts'

/** A command as outsiders give it: without what the API itself puts in. */
type PublicCommand = {
  type: CommandType
  verb: string
  schema: z.ZodObject
  body: z.ZodObject
  /** With everything that the API could put in for it. */
  whole: z.ZodObject
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** What the API itself puts in. */
const OURS = new Set([
  ...['snapshot', 'automatic', 'partial', 'unchecked', 'carries', 'approverRole'],
  ...['aboutPerson', 'list', 'requiresRootCause', 'evidenceWanted'],
])

/** What need not be said where something else gives it. */
const GIVEN: { readonly [T in CommandType]?: { fields: readonly string[]; by: string } } = {
  classify: {
    fields: ['impact', 'risk', 'complexity'],
    by: 'May be left out where the policy’s list of categories gives it',
  },
}

function withoutGiven(type: CommandType, schema: z.ZodObject): z.ZodObject {
  const given = GIVEN[type]
  if (!given) return schema
  const looser = given.fields.map((name) => {
    const field = schema.shape[name] as z.ZodType
    return [name, field.optional().meta({ description: given.by })]
  })
  return schema.extend(Object.fromEntries(looser))
}

function publicCommand(option: z.ZodObject): PublicCommand {
  const shape = Object.fromEntries(Object.entries(option.shape).filter(([name]) => !OURS.has(name)))
  const whole = Object.keys(shape).length < Object.keys(option.shape).length ? z.strictObject(shape) : option
  const type = (shape.type as z.ZodLiteral<CommandType>).value
  const open = withoutGiven(type, whole)
  return {
    whole,
    type,
    verb: kebab(type),
    schema: open.meta({ id: `${capital(type)}Command` }),
    body: open.omit({ type: true }).meta({ id: capital(type) }),
  }
}

/** Every command there is, in the domain's order. */
export const COMMANDS: readonly PublicCommand[] = Command.options.map((option) =>
  publicCommand(option as unknown as z.ZodObject),
)

const schemas = COMMANDS.map(({ schema }) => schema) as unknown as [z.ZodObject, ...z.ZodObject[]]

/** Any one command, named by its type. */
export const AnyCommand = z
  .discriminatedUnion('type', schemas as never)
  .meta({ id: 'Command', description: 'Any command, named by its type.' }) as unknown as z.ZodType<Command>

/** Commands with the meaning that they have by now, which runs that began before read from the command itself. */
export const withCurrentMeaning = <C extends Command>(commands: readonly C[]): C[] =>
  commands.map((command) => {
    if (command.type === 'amendDetails') return { ...command, partial: true }
    return command.type === 'adoptPolicy' ? { ...command, carries: true } : command
  })
