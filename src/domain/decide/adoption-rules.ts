import { refuse } from '../refusal.ts'
import { OPEN, type Rule } from './rule.ts'

const versionOf = ({ id, version }: { id: string; version: string }): string => `${id} ${version}`

/** Running complaints move to another policy only so, with before and after on record (F30). */
export const adoptPolicy: Rule<'adoptPolicy'> = {
  stages: OPEN,
  neverBackDated: true,
  refuses: ({ policy }, { snapshot, policyId }) => {
    if (!snapshot) return refuse('unknown', `There is no policy ${policyId}.`)
    return versionOf(snapshot) === versionOf(policy)
      ? refuse('alreadyDone', `The complaint runs under ${versionOf(policy)} already.`)
      : undefined
  },
  events: ({ policy }, { snapshot, reason }, { at }) =>
    snapshot
      ? [
          {
            type: 'policyAdopted',
            at,
            before: versionOf(policy),
            after: versionOf(snapshot),
            reason,
            policy: snapshot,
          },
        ]
      : [],
}

export const adoptCalendar: Rule<'adoptCalendar'> = {
  stages: OPEN,
  neverBackDated: true,
  refuses: ({ calendar }, { snapshot, calendarId }) => {
    if (!snapshot) return refuse('unknown', `There is no calendar ${calendarId}.`)
    if (snapshot.id !== calendar.id) return refuse('notAllowed', `The complaint counts by ${calendar.id}.`)
    return snapshot.version === calendar.version
      ? refuse('alreadyDone', `The complaint counts by ${calendar.version} already.`)
      : undefined
  },
  events: ({ calendar }, { snapshot, reason }, { at }) =>
    snapshot
      ? [
          {
            type: 'calendarAdopted',
            at,
            before: calendar.version,
            after: snapshot.version,
            reason,
            calendar: snapshot,
          },
        ]
      : [],
}
