import type { Pool } from 'pg'
import { shareOf, type FigureQuery, type Figures, type Share, type Spread } from './figure.ts'
import { figures } from './figures.ts'

/** The times of one channel; of all together where there is no channel. */
export type ChannelTreatment = {
  channel: string | null
  received: number
  response: Figures['response']
  resolution: Figures['resolution']
  handling: Figures['handling']['cycle']
  /** Over all the clocks that the firm owes. */
  inTimeShare: Share
  escalatedShare: Share
  goodShare: Share
  /** Its median over that of all; more than 1 is slower. */
  responseRatio: number | null
  resolutionRatio: number | null
}

/** Whether complaints are treated alike, whatever channel they come in by (R40): all of them, then each channel. */
export async function equalTreatment(
  pool: Pool,
  query: Omit<FigureQuery, 'by'>,
): Promise<ChannelTreatment[]> {
  const [all] = await figures(pool, query)
  const channels = await figures(pool, { ...query, by: 'channel' })
  return [all!, ...channels].map(({ key, figures }) => treatment(key, figures, all!.figures))
}

function treatment(channel: string | null, own: Figures, all: Figures): ChannelTreatment {
  return {
    channel,
    received: own.received,
    response: own.response,
    resolution: own.resolution,
    handling: own.handling.cycle,
    inTimeShare: inTimeShare(own),
    escalatedShare: own.escalation.share,
    goodShare: own.satisfaction.goodShare,
    responseRatio: ratio(own.response.net, all.response.net),
    resolutionRatio: ratio(own.resolution.net, all.resolution.net),
  }
}

function inTimeShare({ clocks }: Figures): Share {
  const owed = clocks.filter(({ owedBy }) => owedBy === 'agent')
  const sum = (count: (clock: (typeof owed)[number]) => number) =>
    owed.reduce((total, clock) => total + count(clock), 0)
  return shareOf(
    sum(({ inTime }) => inTime),
    sum(({ inTime, late, neverMet }) => inTime + late + neverMet),
  )
}

const ratio = ({ medianMs: own }: Spread, { medianMs: all }: Spread): number | null =>
  own === null || all === null || all === 0 ? null : Math.round((own / all) * 100) / 100
