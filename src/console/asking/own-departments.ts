import { minuteMs } from '../../domain/instant.ts'
import type { Answer } from './contract.ts'
import { useMe } from './me.ts'
import { useAsk } from './use-ask.ts'

/** The departments in which somebody has one of their roles; all, where they have one everywhere. */
export function useOwnDepartments(): Answer<'listDepartments'>['data'] {
  const { held } = useMe()
  const all = useAsk('listDepartments', {}, { freshMs: minuteMs }).data?.data ?? []
  return all.filter(({ id }) =>
    held.some(({ departments }) => departments === null || departments.includes(id)),
  )
}
