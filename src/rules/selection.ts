import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Name } from '../domain/intake.ts'
import { Kind, type Policy } from '../domain/policy/policy.ts'
import { unusable, type Misfit } from '../files/fault.ts'
import { LOOKED } from '../domain/policy/selection.ts'
import { readChecked } from '../files/read.ts'

const LOOKED_AT =
  'A rule looks at kind, category, product and store alone: neither channel nor customer changes a term.'

/** What all of it must fit, and the policy it then comes under. */
export const Rule = z.strictObject(
  {
    kind: Kind.optional(),
    category: Name.optional(),
    /** The model. */
    product: Name.optional(),
    store: Name.optional(),
    policy: z.string().min(1),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? LOOKED_AT : undefined) },
)
type Rule = z.infer<typeof Rule>

/** By which policy what comes in is handled: the first rule that fits says it. */
export const Selection = z.strictObject({ rules: z.array(Rule).min(1) })
export type Selection = z.infer<typeof Selection>

/** The file of the rules, beside the policies of a folder. */
export const SELECTION_FILE = 'selection.json'

/** The rules of a folder, checked against its policies; without a file each kind has the policy of its name. */
export function loadSelection(folder: string, policies: ReadonlyMap<string, Policy>): Selection {
  const file = path.join(folder, SELECTION_FILE)
  if (!existsSync(file)) return selectionByKind(policies)
  const selection = readChecked(file, Selection, { what: WHAT })
  const faults = faultsIn(selection, policies)
  if (faults.length > 0) throw unusable(WHAT, file, faults)
  return selection
}

const WHAT = 'A selection of policies'

/** Where a firm has no rules of its own. */
export function selectionByKind(policies: ReadonlyMap<string, Policy>): Selection {
  const own = Kind.options.filter((kind) => kind !== 'complaint' && policies.has(kind))
  return { rules: [...own.map((kind) => ({ kind, policy: kind as string })), { policy: 'default' }] }
}

/** What could never be as its author meant it, each with a sentence. */
export function faultsIn({ rules }: Selection, policies: ReadonlyMap<string, Policy>): Misfit[] {
  const last = rules.at(-1)!
  const isDefault = LOOKED.every((name) => last[name] === undefined)
  return [
    ...rules.flatMap((rule, index) => ruleFaults(rules, index, policies.get(rule.policy))),
    ...(isDefault
      ? []
      : [
          {
            path: ['rules', rules.length - 1],
            message: 'The last rule is the default: it looks at nothing, and gives its policy to the rest.',
          },
        ]),
  ]
}

function ruleFaults(rules: readonly Rule[], index: number, policy: Policy | undefined): Misfit[] {
  const rule = rules[index]!
  const fault = (message: string, ...field: string[]) => ({ path: ['rules', index, ...field], message })
  if (!policy) return [fault(`There is no policy ${rule.policy}.`, 'policy')]
  const reached = kindsOf(rule).filter(
    (kind) => !rules.slice(0, index).some((one) => kindsOf(one).includes(kind) && isWithin(rule, one)),
  )
  if (reached.length === 0)
    return [fault('The rule can never be reached: those before it take everything it fits.')]
  return reached
    .filter((kind) => !policy.kinds.includes(kind))
    .map((kind) => fault(`The policy ${rule.policy} is not for the kind ${kind}.`, 'policy'))
}

const kindsOf = ({ kind }: Rule): readonly Kind[] => (kind === undefined ? Kind.options : [kind])

/** Whether whatever fits the one fits the other, kinds apart. */
const isWithin = (rule: Rule, wider: Rule): boolean =>
  (['category', 'product', 'store'] as const).every(
    (name) => wider[name] === undefined || wider[name] === rule[name],
  )
