import { DEFAULT_RULES, noticeRules, TEMPLATES, templateOf, tellsOf, type Template } from './notice-rules.ts'
import type { Policy } from '../policy/policy.ts'
import type { NoticeAudience, NoticeRule } from '../policy/notice-rule.ts'

type Impossibility = { path: (string | number)[]; message: string }

/** Audiences that only some events know. */
const ONLY_ON: Partial<Record<NoticeAudience, readonly string[]>> = {
  escalation: ['escalated'],
  delegate: ['escalationDelegated'],
  task: ['taskOpened', 'taskCancelled', 'appointmentNear'],
  taskLead: ['taskOpened', 'taskOverdue', 'taskCompleted', 'taskCancelled'],
  resource: ['resourceAssigned'],
  clearer: ['clearanceNeeded'],
  drafter: ['clearanceNeeded', 'cleared', 'clearanceReturned'],
  determined: ['responsibilityDetermined', 'responsibilityUpheld'],
  aboveDetermination: ['responsibilityObjected'],
  orderedBy: ['supervisionOrdered', 'supervisionReplied', 'supervisionOverdue', 'supervisionConcluded'],
}
/** Without these a deadline would move, or lapse, and those who must know would not hear of it. */
const MUST_BE_TOLD = ['extensionGranted', 'dueMoved', 'survey', 'escalated']

/** What in a policy's notices could never be sent, and what it must not do without. */
export function noticeFaults(policy: Pick<Policy, 'notices' | 'revisits'>): Impossibility[] {
  const { extra = [], without = [] } = policy.notices ?? {}
  return [
    ...extra.flatMap((rule, index) => ruleFaults(rule, ['notices', 'extra', index])),
    ...without.flatMap((template, index) => withoutFaults(template, ['notices', 'without', index])),
    ...doubled(noticeRules(policy)),
  ]
}

function ruleFaults(rule: NoticeRule, path: Impossibility['path']): Impossibility[] {
  const template = templateOf(rule)
  const tells = tellsOf(template)
  if (tells === undefined) return [{ path, message: `There are no words for a notice ${template}.` }]
  if (tells !== rule.on)
    return [{ path, message: `A notice ${template} tells of ${tells}, not of ${rule.on}.` }]
  if (rule.orCall && (rule.to.length !== 1 || rule.to[0] !== 'customer'))
    return [
      {
        path: [...path, 'orCall'],
        message: `Only the customer is called where no letter arrives: ${template}.`,
      },
    ]
  return rule.to.flatMap((audience) => {
    const only = ONLY_ON[audience]
    if (only !== undefined && !only.includes(rule.on))
      return [{ path, message: `Only ${only.join(', ')} can be told to the ${audience}, not ${rule.on}.` }]
    const words = TEMPLATES[template as Template]
    const isFor = audience === 'customer' ? 'customer' : 'staff'
    return words === 'both' || words === isFor
      ? []
      : [{ path, message: `There are no words for the ${audience} in a notice ${template}.` }]
  })
}

function withoutFaults(template: string, path: Impossibility['path']): Impossibility[] {
  if (MUST_BE_TOLD.includes(template))
    return [{ path, message: `No policy does without the notice ${template}.` }]
  return DEFAULT_RULES.some((rule) => templateOf(rule) === template)
    ? []
    : [{ path, message: `There is no notice ${template} to do without.` }]
}

/** The same to the same twice is told once: who wrote it twice has meant something else. */
function doubled(rules: readonly NoticeRule[]): Impossibility[] {
  const seen = new Set<string>()
  return rules.flatMap((rule) =>
    rule.to.flatMap((audience) => {
      const template = templateOf(rule)
      const one = `${template} ${audience}`
      if (seen.has(one))
        return [{ path: ['notices'], message: `The notice ${template} goes to the ${audience} twice.` }]
      seen.add(one)
      return []
    }),
  )
}
