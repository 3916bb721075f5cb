import { inTimeShareOf } from '../../figures/in-time.ts'
import { utc } from '../../domain/instant.ts'
import type { ListFilter } from './list-filter.ts'
import type { Judged } from './numbers.ts'
import { closedIn, receivedIn, type Figures, type Question } from './use-figures.ts'
import type { FigureWord } from './words.ts'

/** One figure on a card. What it is called and means comes with the definitions of the API. */
export type Card = Judged & {
  /** Of its definition. */
  name: string
  of: (figures: Figures) => number | null
  /** How a duration is told. */
  told?: FigureWord
  target?: (figures: Figures) => number
  /** The complaints behind it. */
  list?: (question: Question) => ListFilter
}

const received = ({ asked }: Question) => receivedIn(asked)
const closed = ({ asked }: Question) => closedIn(asked)

export const CARDS: readonly Card[] = [
  { name: 'received', unit: 'count', of: (figures) => figures.received, list: received },
  { name: 'closed', unit: 'count', of: (figures) => figures.closed, list: closed },
  {
    name: 'open',
    unit: 'count',
    of: (figures) => figures.open,
    good: 'less',
    list: ({ asked }) => ({ open: true, receivedBefore: utc(asked.to) }),
  },
  {
    name: 'clocks.inTimeShare',
    unit: 'share',
    of: inTimeShareOf,
    good: 'more',
    list: ({ asked }) => ({ lapsedAfter: utc(asked.from), lapsedBefore: utc(asked.to) }),
  },
  {
    name: 'response.gross',
    unit: 'ms',
    of: ({ response }) => response.gross.meanMs,
    good: 'less',
    told: 'mean',
    target: ({ response }) => response.targetMs,
    list: received,
  },
  {
    name: 'resolution.gross',
    unit: 'ms',
    of: ({ resolution }) => resolution.gross.medianMs,
    good: 'less',
    told: 'median',
    list: closed,
  },
  {
    name: 'resolvedShare',
    unit: 'share',
    of: (figures) => figures.resolvedShare,
    good: 'more',
    list: ({ asked }) => ({ ...closedIn(asked), outcome: 'resolved' }),
  },
  {
    name: 'escalation.share',
    unit: 'share',
    of: ({ escalation }) => escalation.share,
    good: 'less',
    list: ({ asked }) => ({ ...receivedIn(asked), level: 1 }),
  },
  {
    name: 'secondHandlingShare',
    unit: 'share',
    of: (figures) => figures.secondHandlingShare,
    good: 'less',
    list: ({ asked }) => ({ ...closedIn(asked), cycle: 2 }),
  },
  {
    name: 'satisfaction.goodShare',
    unit: 'share',
    of: ({ satisfaction }) => satisfaction.goodShare,
    good: 'more',
    target: ({ satisfaction }) => satisfaction.target,
    list: closed,
  },
  { name: 'repeatShare', unit: 'share', of: (figures) => figures.repeatShare, good: 'less' },
  {
    name: 'receipt.inTimeShare',
    unit: 'share',
    of: ({ receipt }) => receipt.inTimeShare,
    good: 'more',
    list: received,
  },
]
