import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query'
import { ask } from './ask.ts'
import type { Answer, Asked, Operation } from './contract.ts'
import { isOffline, type Failure } from './failure.ts'

/** What was asked stays while it is asked again, and what was refused is not asked again by itself. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => isOffline(error) && count < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

type Manner = {
  /** Ask only then. */
  enabled?: boolean
  /** How long an answer is good. */
  freshMs?: number
  /** Ask again whenever it is opened, however good the answer still is. */
  whenOpened?: true
  /** Ask again as often. */
  everyMs?: number
  /** Show the answer before while another page of the same is on its way. */
  keepsPrevious?: boolean
  /** Ask again only when told to: what somebody reads and presses does not move under their hand. */
  stays?: boolean
}

/** An operation's question, for useQuery and for asking ahead. */
export const asking = <N extends Operation>(name: N, asked: Asked<N> = {}, manner: Manner = {}) =>
  queryOptions<Answer<N>, Failure>({
    queryKey: [name, asked],
    queryFn: ({ signal }) => ask(name, asked, { signal }),
    ...(manner.enabled !== undefined && { enabled: manner.enabled }),
    ...(manner.freshMs !== undefined && { staleTime: manner.freshMs }),
    ...(manner.whenOpened && { refetchOnMount: 'always' as const }),
    ...(manner.everyMs !== undefined && { refetchInterval: manner.everyMs }),
    ...(manner.keepsPrevious && { placeholderData: keepPreviousData }),
    ...(manner.stays && { staleTime: 'static' as const }),
  })

/** What an operation answers: asked when first shown, kept, asked again when news come or the answer is old. */
export const useAsk = <N extends Operation>(
  name: N,
  asked: Asked<N> = {},
  manner: Manner = {},
): UseQueryResult<Answer<N>, Failure> => useQuery(asking(name, asked, manner))
