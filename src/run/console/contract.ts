import type { Plugin } from 'vite'
import { z } from 'zod'
import { contract, operations } from '../../api/contract.ts'
import type { Route } from '../../api/route.ts'
import { mayAtAll } from '../../domain/access/reach.ts'
import { rolesFor, type Action } from '../../domain/access/table.ts'
import type { Role } from '../../domain/policy/policy.ts'

// What the console takes from the contract when it is built: where each operation is and which roles may ask for it,
// and what each body looks like, from which its dialogs are made. So a new command is there without a line of the
// console.

/** Their bodies hold every command there is: the console builds them from those of the commands. */
const OF_COMMANDS = new Set(['performCommands', 'importComplaint'])

/** What is told at the intake, without the commands that may come along. */
const intake = { body: contract.createComplaint.body.omit({ commands: true }) }

const operationTable = () =>
  Object.fromEntries(
    operations.map(([name, { method, path, may }]) => [name, { method, path, ...whoMay(may) }]),
  )

/** The roles that may; and of them those that may only where they have them in all departments. */
function whoMay(action: Action) {
  const roles = rolesFor(action)
  const anywhere = (role: Role) => mayAtAll({ id: '', role, departments: ['any'] }, action)
  const everywhere = roles.filter((role) => !anywhere(role))
  return { roles, ...(everywhere.length > 0 && { everywhere }) }
}

const bodies = () =>
  Object.fromEntries(
    operations
      .filter(([name, { body }]) => body && !OF_COMMANDS.has(name))
      .map(([name, route]) => [name, bodyOf(name === 'createComplaint' ? intake : route)]),
  )

/** Whole, without references. Of what has no JSON Schema, as a check across fields, the API tells when it is asked. */
export function bodyOf({ body }: Pick<Route, 'body'>): unknown {
  const {
    $defs = {},
    $schema: _,
    ...schema
  } = z.toJSONSchema(body!, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod
      if (!('format' in def) || (def.format !== 'datetime' && def.format !== 'date')) return
      // Several patterns stand for one format, which a form knows how to ask for.
      delete jsonSchema.allOf
      jsonSchema.format = def.format === 'date' ? 'date' : 'date-time'
    },
  })
  const whole = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(whole)
    if (typeof part !== 'object' || part === null) return part
    const { $ref, ...own } = part as Record<string, unknown>
    const named = typeof $ref === 'string' ? $defs[$ref.replace('#/$defs/', '')] : undefined
    return Object.fromEntries(Object.entries({ ...named, ...own }).map(([key, value]) => [key, whole(value)]))
  }
  return whole(schema)
}

const MODULES: Readonly<Record<string, () => unknown>> = {
  'virtual:operations': operationTable,
  'virtual:bodies': bodies,
}

/** For Vite: modules that are made of the contract. */
export const contractModules = (): Plugin => ({
  name: 'yinuo-contract',
  resolveId: (id) => (id in MODULES ? `\0${id}` : undefined),
  load(id) {
    const make = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined
    return make && `export default JSON.parse(${JSON.stringify(JSON.stringify(make()))})`
  },
})
