import { Stack, Text } from '@mantine/core'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { clockName, DAY_NOTES, UNITS } from '../../../words/clocks.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useNames } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Facts } from '../../parts/facts.tsx'
import { useDesk, type ClockAsked } from '../desk.tsx'
import { useSay } from '../words.ts'
import { MonthPicture } from './month-picture.tsx'

type Explained = Extract<Answer<'explainClock'>, { startedAt: string }>

/** Why a clock is due when it is: what its term is, which days counted, which not and why. */
export function ClockDialog({ name, cycle, n, close }: ClockAsked & { close: () => void }) {
  const [language, { clocks }] = [useLanguage(), useNames()]
  const { id } = useDesk().complaint
  const explained = useAsk('explainClock', { params: { id, name }, query: { cycle, n } })
  return (
    <Dialog close={close} size="auto" title={clockName(name, language, clocks)}>
      <Loaded of={explained}>
        {(known) =>
          'without' in known ? (
            <Text size="sm">{(known as { without: Record<string, string> }).without[language]}</Text>
          ) : (
            <Explanation of={known} />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Explanation({ of }: { of: Explained }) {
  const [say, language] = [useSay(), useLanguage()]
  const { term, startedAt, dueAt, dueDate, days, notes = [], pauses, policy, calendar } = of
  const told = term ? `${term.amount} ${wordIn(UNITS, term.unit, language)}` : say('promised')
  return (
    <Stack gap="sm">
      <Facts
        of={[
          [say('term'), told],
          [say('starts'), <When key="starts" at={startedAt} exact />],
          [say('dueAt'), <When key="due" at={dueAt} exact />],
          [say('pauses'), pauses.length > 0 && <Pauses key="pauses" of={pauses} />],
          [say('byRules'), `${policy.id} ${policy.version} · ${calendar.version} · ${calendar.zone}`],
        ]}
      />
      {notes.map((note) => (
        <Text key={note} size="sm">
          {wordIn(DAY_NOTES, note, language)}
        </Text>
      ))}
      {days && days.length > 0 ? (
        <MonthPicture days={days} dueDate={dueDate} />
      ) : (
        <Text size="sm" c="dimmed">
          {say('noDays')}
        </Text>
      )}
    </Stack>
  )
}

function Pauses({ of }: { of: Explained['pauses'] }) {
  const say = useSay()
  return of.map(({ from, until }) => (
    <div key={from}>
      <When at={from} exact /> – {until ? <When at={until} exact /> : say('still')}
    </div>
  ))
}
