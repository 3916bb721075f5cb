import { defaultPayloadConverter } from '@temporalio/common'
import type { temporal } from '@temporalio/proto'
import type { Answer, Answered, Start } from '../workflows/messages/complaint.ts'

type History = temporal.api.history.v1.IHistory

/** The answers a run had given, its own and those it was handed, the oldest first: who asks again gets the same. */
export function answersIn({ events }: History): Answered[] {
  const asked = new Map<string, string>()
  const answers: Answered[] = []
  for (const event of events ?? []) {
    const {
      workflowExecutionStartedEventAttributes: started,
      workflowExecutionUpdateAcceptedEventAttributes: accepted,
      workflowExecutionUpdateCompletedEventAttributes: completed,
    } = event
    const [input] = started?.input?.payloads ?? []
    if (input) answers.push(...handedOver(defaultPayloadConverter.fromPayload<Start>(input)))
    if (accepted) asked.set(String(event.eventId), accepted.acceptedRequest?.meta?.updateId ?? '')
    const id = completed && asked.get(String(completed.acceptedEventId))
    const [given] = completed?.outcome?.success?.payloads ?? []
    if (id && given) answers.push(answeredWith(id, defaultPayloadConverter.fromPayload<Answer>(given)))
  }
  return answers
}

const handedOver = (start: Start): readonly Answered[] => ('carried' in start ? start.carried.answered : [])

function answeredWith(id: string, { digest, recorded: _, ...receipt }: Answer): Answered {
  return { id, digest, receipt }
}
