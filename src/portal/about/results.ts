/** Fewer than so many could be recognised: they are not published. */
export const FEW = 10

/** What of an issued report everybody may know: totals only, and nothing where it would be of few. */
export type Results = {
  period: string
  received: number | undefined
  closed: number | undefined
  inTimeShare: number | undefined
  satisfiedShare: number | undefined
}

/** What a report counted, as far as it is published. */
export type Counted = {
  period: string
  received: number
  closed: number
  clocks: readonly { owedBy: string; inTime: number; late: number; neverMet: number }[]
  satisfaction: { scored: number; goodShare: number | null }
}

export function publishedOf({ period, received, closed, clocks, satisfaction }: Counted): Results {
  const ours = clocks.filter(({ owedBy }) => owedBy === 'agent')
  const [inTime, ended] = ours.reduce(
    ([met, all], one) => [met + one.inTime, all + one.inTime + one.late + one.neverMet] as const,
    [0, 0] as readonly [number, number],
  )
  const many = (count: number) => (count >= FEW ? count : undefined)
  return {
    period,
    received: many(received),
    closed: many(closed),
    inTimeShare: ended >= FEW ? inTime / ended : undefined,
    satisfiedShare: satisfaction.scored >= FEW ? (satisfaction.goodShare ?? undefined) : undefined,
  }
}
