import type { Pool } from 'pg'
import { setImmediate as others } from 'node:timers/promises'
import type { Keywords } from '../../reading/features.ts'
import { FIELDS, textOf, train, type Model, type Past } from '../../reading/model.ts'
import { closedPasts, type ClosedPast } from '../../register/readings/pasts.ts'
import { keepReading } from '../../register/readings/readings.ts'
import type { ReadingActivities } from '../../workflows/messages/reading.ts'
import { withHeartbeats } from '../with-heartbeats.ts'

type Ports = { pool: Pool; keywords: Keywords }

/** The first reading is learned beside everything else: whatever waits has its turn every few milliseconds. */
export const createReadingActivities = (ports: Ports): ReadingActivities => ({
  learnReading: () => withHeartbeats(learnFrom(ports)),
})

/** Learns from what the register has, and keeps what was learned. */
export async function learnFrom({ pool, keywords }: Ports) {
  const model = await train((await closedPasts(pool)).map(pastOf), { keywords, pause: () => others() })
  const version = await keepReading(pool, model)
  return { version, ...told(model) }
}

const told = ({ complaints, classifiers }: Model) => ({ complaints, fields: Object.keys(classifiers) })

const pastOf = ({ details, by, classified }: ClosedPast): Past => ({
  text: textOf(details),
  by,
  codes: Object.fromEntries(
    FIELDS.flatMap((field) => (typeof classified[field] === 'string' ? [[field, classified[field]]] : [])),
  ),
})
