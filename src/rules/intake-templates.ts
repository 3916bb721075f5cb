import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Channel } from '../domain/intake.ts'
import {
  FORM_FIELDS,
  intakeForm,
  isAskedIn,
  templateFor,
  type IntakeTemplate,
} from '../domain/policy/intake-form.ts'
import { Kind, type Policy } from '../domain/policy/policy.ts'
import { unusable, type Misfit } from '../files/fault.ts'
import { readChecked } from '../files/read.ts'

const Said = z.strictObject({ zh: z.string().min(1).max(1_000), en: z.string().min(1).max(1_000) })

/** What is said on the telephone or across a counter, in order; `field`: what is asked for with it. */
export const ScriptLine = z.strictObject({ says: Said, field: z.enum(FORM_FIELDS).optional() })

const Template = z.strictObject({
  kinds: z.array(Kind).min(1).optional(),
  channels: z.array(Channel).min(1).optional(),
  policies: z.array(z.string().min(1)).min(1).optional(),
  fields: z.array(z.enum(FORM_FIELDS)).min(1).optional(),
  appointment: z.boolean().optional(),
  script: z.array(ScriptLine).max(40).default([]),
})

/** How what comes in is asked for (R18): the first template that fits its kind, channel and policy. */
export const IntakeTemplates = z.strictObject({ templates: z.array(Template).max(200) })
export type IntakeTemplates = z.infer<typeof IntakeTemplates>

export const NO_TEMPLATES: IntakeTemplates = { templates: [] }

const WHAT = 'A list of intake templates'

/** What lies beside the policies of a folder; without it the usual is asked for, and nothing is said. */
export function loadIntakeTemplates(
  policyDir: string,
  policies: ReadonlyMap<string, Policy>,
): IntakeTemplates {
  const file = path.join(policyDir, 'intake', 'templates.json')
  if (!existsSync(file)) return NO_TEMPLATES
  const read = readChecked(file, IntakeTemplates, { what: WHAT })
  const faults = templateFaults(read, policies)
  if (faults.length > 0) throw unusable(WHAT, file, faults)
  return read
}

/** What could never be as its author meant it, each with a sentence. */
export function templateFaults(
  { templates }: IntakeTemplates,
  policies: ReadonlyMap<string, Policy>,
): Misfit[] {
  return templates.flatMap((template, index) => {
    const at = (message: string, ...field: (string | number)[]) => ({
      path: ['templates', index, ...field],
      message,
    })
    const fitting = casesOf(template, policies)
    const reached = fitting.filter((one) => templateFor(templates, one) === template)
    return [
      ...strangers(template, policies).map(({ id, n }) => at(`There is no policy ${id}.`, 'policies', n)),
      ...twice(template).map((n) => at(`The field ${template.fields![n]} is asked for twice.`, 'fields', n)),
      ...unasked(template, reached, policies).map(({ field, policy, channel, n }) =>
        at(
          `The script asks for ${field}, and under the policy ${policy} on the channel ${channel} the form does not.`,
          ...['script', n],
        ),
      ),
      ...(reached.length > 0 ? [] : [at(fitting.length > 0 ? TAKEN : UNFIT)]),
    ]
  })
}

const TAKEN = 'The template can never be reached: those before it take everything it fits.'
const UNFIT = 'The template can never be reached: none of its policies is for a kind that it is for.'

type Case = { kind: Kind; channel: Channel; policy: string }

/** What a template fits that is taken in at all: a policy is for certain kinds. Of one that is not there nobody knows. */
function casesOf(template: IntakeTemplate, policies: ReadonlyMap<string, Policy>): Case[] {
  const { kinds = Kind.options, channels = Channel.options } = template
  const { policies: named = [...policies.keys()] } = template
  return named.flatMap((policy) =>
    kinds
      .filter((kind) => policies.get(policy)?.kinds.includes(kind) ?? true)
      .flatMap((kind) => channels.map((channel) => ({ kind, channel, policy }))),
  )
}

const strangers = ({ policies: named = [] }: IntakeTemplate, policies: ReadonlyMap<string, Policy>) =>
  named.flatMap((id, n) => (policies.has(id) ? [] : [{ id, n }]))

const twice = ({ fields = [] }: IntakeTemplate): number[] =>
  fields.flatMap((field, n) => (fields.indexOf(field) < n ? [n] : []))

/** Lines that ask for what the form has no place for, with the first case where that is so. */
const unasked = (template: IntakeTemplate, reached: readonly Case[], policies: ReadonlyMap<string, Policy>) =>
  template.script.flatMap(({ field }, n) => {
    if (field === undefined) return []
    const lacking = reached.find(
      ({ policy, channel }) => !isAskedIn(intakeForm(policies.get(policy) ?? {}, channel, template), field),
    )
    return lacking ? [{ field, ...lacking, n }] : []
  })
