import { caseName } from '../domain/policy/checks/number-check.ts'
import type { ClockRule, Policy } from '../domain/policy/policy.ts'

/** Where a term comes from, if not from the firm itself: a document and which requirement it is there, or a law. */
export type TermSource = { document: string; requirement?: string } | { law: true }

/** Of a clock's own term, then of each of its cases; nothing where none comes from elsewhere. */
export function termSources(
  { about }: Policy,
  { name, termWhen = [] }: ClockRule,
): { sources?: (TermSource | null)[] } {
  const numbers = about?.numbers ?? {}
  const own = name in OTHERWISE ? OTHERWISE[name]! : `clocks.${name}`
  const sources = [own, ...termWhen.map((one) => `${own}.${caseName(one)}`)].map((key): TermSource | null => {
    const source = numbers[key]
    if (!source || 'own' in source) return null
    if ('law' in source) return { law: true }
    const { document, requirement } = source
    return { document, ...(requirement && { requirement }) }
  })
  return sources.some((one) => one !== null) ? { sources } : {}
}

/** What is no clock of its own in a policy. */
const OTHERWISE: Readonly<Record<string, string>> = { register: 'registerWithin' }
