import { Anchor, Group, NativeSelect, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import { lastPeriod, untilPeriod } from '../../reports/period.ts'
import { periodName } from '../../words/dates.ts'
import type { Answer } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { Act } from '../dialogs/act.tsx'
import { useNow } from '../parts/use-now.ts'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Report = Answer<'issueReport'>
type Outcome = { report: Report; isNew: boolean }

/** So many of each kind are offered, the last ones that are over. */
const OFFERED = { quarter: 8, month: 12 }

/** Issues the report of a period that is over, or another edition of it. */
export function Issue() {
  const [say, language, now, may] = [useSay(), useLanguage(), useNow(), useMay()]
  const labels = (['quarter', 'month'] as const).flatMap((kind) =>
    untilPeriod(lastPeriod(kind, now, FIRM_ZONE), OFFERED[kind])
      .toReversed()
      .map(({ label }) => label),
  )
  const [period, choose] = useState(labels[0]!)
  const [outcome, tell] = useState<Outcome>()
  if (!may('issueReport')) return null
  return (
    <Group gap="xs">
      <NativeSelect
        size="xs"
        aria-label={say('which')}
        data={labels.map((value) => ({ value, label: periodName(value, language) }))}
        value={period}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Act
        operation="issueReport"
        label={say('issue')}
        title={`${say('issue')} · ${periodName(period, language)}`}
        about={say('issueAbout')}
        settled={{ period }}
        variant="filled"
        done={(report, isNew) => tell({ report: report as Report, isNew })}
        isToldElsewhere
      />
      <Text size="sm" component="div" role="status">
        {outcome && <Told of={outcome} />}
      </Text>
    </Group>
  )
}

/** Which report there is now, and whether it is a new one: without a reason a period is reported once. */
function Told({ of: { report, isNew } }: { of: Outcome }) {
  const [say, language] = [useSay(), useLanguage()]
  const { id, period, edition, issuedAt } = report
  return (
    <>
      {say(isNew ? 'isIssued' : 'wasIssued')}
      <Anchor component={Link} to={`/reports/${id}`} size="sm" underline="always">
        {periodName(period, language)} · {say('edition')} {edition}
      </Anchor>
      {' · '}
      <When at={issuedAt} exact />
      {!isNew && <div>{say('takesReason')}</div>}
    </>
  )
}
