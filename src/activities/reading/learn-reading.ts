import type { Pool } from 'pg'
import { setImmediate as others } from 'node:timers/promises'
import { peopleAmong, personKeys, type PersonKeys } from '../../domain/matching/people.ts'
import { MOST_READ, type Keywords } from '../../reading/features.ts'
import { FIELDS, textOf, train, type Model, type Past } from '../../reading/model.ts'
import { inTurns, type Pause } from '../../reading/read-all.ts'
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
  const pause = turns()
  const pasts = await pastsOf(await closedPasts(pool, MOST_READ), pause)
  const model = await train(pasts, { keywords, pause })
  const version = await keepReading(pool, model)
  return { version, ...told(model) }
}

/** So long may learning hold up what else is done in its process. */
const TURN_MS = 10

/** Lets others have their turn whenever that has been a while. */
function turns(): Pause {
  let since = performance.now()
  return () => {
    if (performance.now() - since < TURN_MS) return undefined
    return others().then(() => void (since = performance.now()))
  }
}

const told = ({ complaints, classifiers }: Model) => ({ complaints, fields: Object.keys(classifiers) })

/** As they are learned from, each with who wrote it. */
export async function pastsOf(closed: readonly ClosedPast[], pause?: Pause): Promise<Past[]> {
  const keys: PersonKeys[] = []
  await inTurns(closed, pause, ({ details }) => void keys.push(personKeys(details)))
  const people = peopleAmong(keys)
  return closed.map(({ details, classified }, n) => ({
    text: textOf(details),
    by: `person ${people[n]}`,
    codes: Object.fromEntries(
      FIELDS.flatMap((field) => (typeof classified[field] === 'string' ? [[field, classified[field]]] : [])),
    ),
  }))
}
