import { useDebouncedValue } from '@mantine/hooks'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import type { IntakeDraft } from './intake.ts'
import { valueAt } from './paths.ts'

export type Caller = Answer<'listCallers'>['data'][number]
export type Alike = Answer<'listSimilarToTold'>['data'][number]
export type Found = {
  callers: readonly Caller[]
  /** Nothing while there is nothing to go by. */
  isAsked: boolean
  alike: readonly Alike[]
  isAlikeAsked: boolean
}

const PAUSE_MS = 250
const MOST = 5

/** What somebody is known by needs so much of it before it is looked for. */
const ENOUGH: Readonly<Record<string, (text: string) => boolean>> = {
  phone: (text) => text.replaceAll(/\D/g, '').length >= 7,
  email: (text) => /^\S+@\S+\.\S{2,}$/.test(text),
  name: (text) => /[\p{L}\p{N}]/u.test(text) && text.length >= 2,
  orderNumber: (text) => text.length >= 4,
  customerId: (text) => text.length >= 2,
  subject: (text) => text.length >= 2,
}

const PLACES: Readonly<Record<string, string>> = {
  ...{ phone: 'complainant.phone', email: 'complainant.email', name: 'complainant.name' },
  ...{ orderNumber: 'orderNumber', customerId: 'customerId', subject: 'subject' },
}

/** Who is calling, and what has been told like this before: looked for while it is typed. */
export function useFound({ told }: IntakeDraft): Found {
  const [typed] = useDebouncedValue(JSON.stringify(knownIn(told.details)), PAUSE_MS)
  const { subject, ...person } = JSON.parse(typed) as Record<string, string>
  const isAsked = Object.keys(person).length > 0
  const isAlikeAsked = isAsked || subject !== undefined
  const query = { ...person, limit: MOST }
  const callers = useAsk('listCallers', { query }, { enabled: isAsked, keepsPrevious: true })
  const alike = useAsk(
    'listSimilarToTold',
    { query: { ...query, ...(subject !== undefined && { subject }) } },
    { enabled: isAlikeAsked, keepsPrevious: true },
  )
  return {
    isAsked,
    isAlikeAsked,
    callers: isAsked ? (callers.data?.data ?? []) : [],
    alike: isAlikeAsked ? (alike.data?.data ?? []) : [],
  }
}

const knownIn = (details: IntakeDraft['told']['details']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(PLACES).flatMap(([name, path]) => {
      const typed = valueAt(details, path)
      const text = typeof typed === 'string' ? typed.trim() : ''
      return ENOUGH[name]!(text) ? [[name, text]] : []
    }),
  )
