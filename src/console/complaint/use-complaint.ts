import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import type { Answer, ComplaintShown } from '../asking/contract.ts'
import type { Failure } from '../asking/failure.ts'
import { asking, useAsk } from '../asking/use-ask.ts'

/** Nobody's number or address is on a desk that stands open all day: see contacts.tsx. */
const MASKED = { contacts: 'masked' } as const

const OFTEN_MS = 60_000

/** A complaint as it stands, followed while it is open. */
export const useComplaint = (id: string) =>
  useAsk('getComplaint', { params: { id }, query: MASKED }, { everyMs: OFTEN_MS, keepsPrevious: true })

export type EventShown = Answer<'listEvents'>['data'][number]

/** So many entries are asked for at once: those of one block stay the same for ever but of the last. */
const BLOCK = 100

/** The journal's last entries, the newest block and as many before it as are asked for. */
export function useJournal({ id, version }: Pick<ComplaintShown, 'id' | 'version'>, blocks: number) {
  const last = Math.floor((version - 1) / BLOCK)
  const first = Math.max(0, last - blocks + 1)
  const wanted = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const journal = useQueries({
    queries: wanted.map((block) => {
      const query = { ...MASKED, limit: BLOCK, cursor: block * BLOCK }
      return asking('listEvents', { params: { id }, query }, { keepsPrevious: true })
    }),
    combine: together,
  })
  return { ...journal, hasMore: first > 0 }
}

/** One journal of its blocks: the same as long as nothing of them changes, so that what is made of it is not made anew. */
const together = (answers: readonly UseQueryResult<Answer<'listEvents'>, Failure>[]) => ({
  entries: answers.flatMap(({ data }) => data?.data ?? []),
  isLoading: answers.some(({ data }) => data === undefined),
  error: answers.find(({ error }) => error !== null)?.error ?? null,
  again: () => answers.map(({ refetch }) => refetch()),
})
