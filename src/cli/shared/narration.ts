import { setTimeout as delay } from 'node:timers/promises'
import type { Event, EventOf, EventType } from '../../domain/event.ts'
import type { ApiClient } from '../../run/api-client.ts'

/** One entry of a complaint's journal, as the API tells it. */
type Told = { sequence: number; event: Event }

const LOOK_EVERY_MS = 400

/** What is worth telling of an event, in a sentence; nothing of what goes without saying. */
const WORDS: { [T in EventType]?: (event: EventOf<T>) => string } = {
  acknowledged: () => 'acknowledged',
  classified: ({ severity, complexity }) => `classified: ${severity}, ${complexity}`,
  assigned: ({ department, person }) => `assigned to ${person ?? 'the queue'} (${department})`,
  informationRequested: () => 'the customer is asked for information',
  informationProvided: () => 'the customer has answered',
  solutionOffered: () => 'the customer has a proposal and owes the answer',
  solutionAccepted: () => 'the customer agrees',
  solutionDeclined: () => 'the customer declines',
  executionRecorded: () => 'carried out',
  revisitRecorded: ({ result, score }) => `revisited: ${result}, score ${score ?? 'none'}`,
  cycleOpened: ({ cycle }) => `cycle ${cycle} opens`,
  closed: ({ outcome }) => `closed: ${outcome}`,
  clockPaused: ({ clock, reason }) => `clock ${clock} pauses, waiting for ${reason}`,
  clockResumed: ({ clock }) => `clock ${clock} runs on`,
  warned: ({ clock, share }) => `warning: ${share * 100} % of ${clock} are used`,
  breached: ({ clock }) => `LAPSED: ${clock}`,
  escalated: ({ level, to, repeat }) =>
    `ESCALATED to level ${level}, ${to}${repeat ? ` (again, ${repeat})` : ''}`,
  supervisionOrdered: ({ by }) => `${by} orders an answer`,
  supervisionOverdue: ({ order }) => `OVERDUE: supervise order ${order}`,
  escalationAccepted: ({ by }) => `the escalation is accepted by ${by}`,
}

/** Follows one complaint and tells what happens to it, until it is closed. */
export async function narrate(api: ApiClient, id: string, say: (line: string) => void): Promise<void> {
  let seen = 0
  for (;;) {
    const { data } = await api.get<{ data: Told[] }>(`/v1/complaints/${id}/events?cursor=${seen}`)
    for (const { sequence, event } of data) {
      const line = (WORDS[event.type] as ((told: Event) => string) | undefined)?.(event)
      if (line) say(line)
      if (event.type === 'closed') return
      seen = sequence
    }
    await delay(LOOK_EVERY_MS)
  }
}
