import { useMemo } from 'react'
import { useMay } from '../../asking/me.ts'
import type { Answer, ComplaintShown } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'

export type Suggested = Answer<'getSuggestion'>['fields']

/** What a complaint that nobody has classified is likely to be, for somebody who may say it. */
export type Suggestion = {
  fields: Suggested
  /** What classifies it as suggested. */
  body: Readonly<Record<string, unknown>>
  /** What was suggested, whichever category is chosen. */
  suggested: { version: number; category: string }
}

/** None where a category is not suggested: the rest is of little use without it. */
export function useSuggestion(complaint: ComplaintShown): Suggestion | undefined {
  const may = useMay()
  const isUnsorted = complaint.classification === undefined && complaint.allowedActions.includes('classify')
  const enabled = isUnsorted && may('getSuggestion')
  const told = useAsk('getSuggestion', { params: { id: complaint.id } }, { enabled, freshMs: 60_000 }).data
  return useMemo(() => (enabled ? suggestionIn(told) : undefined), [enabled, told])
}

function suggestionIn(told: Answer<'getSuggestion'> | undefined): Suggestion | undefined {
  const { learned, fields } = told ?? {}
  if (!learned || !fields?.category) return undefined
  const suggested = { version: learned.version, category: fields.category.code }
  return { fields, suggested, body: { ...codesOf(fields), suggested } }
}

const SAID = ['category', 'nature', 'impact', 'risk', 'complexity', 'urgency'] as const

const codesOf = (fields: Suggested) =>
  Object.fromEntries(SAID.flatMap((name) => (fields[name] ? [[name, fields[name].code]] : [])))
