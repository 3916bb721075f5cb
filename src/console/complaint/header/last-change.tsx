import { Text } from '@mantine/core'
import { eventName } from '../../../words/events.ts'
import { actsOf } from '../../../words/telling/journal.ts'
import { actorCalled } from '../../../words/telling/said.ts'
import { useNames } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useJournal } from '../use-complaint.ts'
import { useSay } from '../words.ts'

/** Who did what last; it changes while somebody looks. Time by itself is nobody. */
export function LastChange() {
  const [say, language, names] = [useSay(), useLanguage(), useNames()]
  const { entries } = useJournal(useDesk().complaint, 2)
  // An event tells of people too: who proposed a solution is no actor.
  const acts = actsOf(entries.map(({ event, ...entry }) => ({ ...entry, type: event.type, at: event.at })))
  const last = acts.findLast(({ head }) => head.by.role !== 'system')?.head
  return (
    <Text size="xs" c="dimmed" mih={18} aria-live="polite">
      {last && (
        <>
          {say('lastChange')} {actorCalled(last.by, { names, language })} · {eventName(last.type, language)} ·{' '}
          <When at={last.at} />
        </>
      )}
    </Text>
  )
}
