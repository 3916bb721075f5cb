import { Badge, Box, Group, Text } from '@mantine/core'
import { memo } from 'react'
import { clockName } from '../../../words/clocks.ts'
import { eventName } from '../../../words/events.ts'
import { fieldName } from '../../../words/fields.ts'
import { ROLES } from '../../../words/people.ts'
import { actorName, saidFields } from '../../../words/telling/said.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useNameOf, useNames } from '../../parts/names.tsx'
import { Saying, useTelling } from '../../parts/saying.tsx'
import { clockText, When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from '../words.ts'
import type { ActShown, LineShown } from './items.ts'
import { lookOf } from './look.tsx'
import { Putting } from './putting.tsx'

/** What somebody did, or time, and what followed from it. */
export const ActItem = memo(({ act: { head, rest }, isVoided }: { act: ActShown; isVoided: boolean }) => {
  const language = useLanguage()
  const { icon: Icon, color } = lookOf(head.type)
  return (
    <li>
      <Box c={color} pt={2}>
        <Icon size={16} aria-hidden />
      </Box>
      <Box style={{ minWidth: 0 }}>
        <Group gap={6} justify="space-between" wrap="nowrap" align="start">
          <Group gap={6}>
            <Text size="sm" fw={600} className={isVoided ? 'voided' : ''}>
              {eventName(head.type, language)}
            </Text>
            <Text size="xs" c="dimmed">
              #{head.sequence}
            </Text>
            <Badges line={head} isVoided={isVoided} />
            <Who line={head} />
          </Group>
          <Group gap={2} wrap="nowrap">
            <Text size="xs" c="dimmed">
              {clockText(Date.parse(head.at)).slice(11)}
            </Text>
            {!isVoided && <Putting line={head} />}
          </Group>
        </Group>
        <FieldsOf line={head} />
        <Followed rest={rest} />
      </Box>
    </li>
  )
})

function Badges({ line, isVoided }: { line: LineShown; isVoided: boolean }) {
  const say = useSay()
  const marks = [
    isVoided && say('voided'),
    line.past && say('fromPast'),
    line.withheld && say('withheld'),
  ].filter((one) => typeof one === 'string')
  return marks.map((mark) => (
    <Badge key={mark} size="xs" variant="default" tt="none" radius="sm">
      {mark}
    </Badge>
  ))
}

/** Who, in which role, and for whom; and when it was entered, where that was later. */
function Who({ line: { by, at, recordedAt, past } }: { line: LineShown }) {
  const [say, language, names, nameOf] = [useSay(), useLanguage(), useNames(), useNameOf()]
  const name = actorName(by, { names, language })
  const isLate = !past && Date.parse(recordedAt) - Date.parse(at) > LATE_MS
  return (
    <Text size="xs" c="dimmed">
      {name} {wordIn(ROLES, by.role, language)}
      {by.for !== undefined && `（${fieldName('standsInFor', language)} ${nameOf('people', by.for)}）`}
      {isLate && (
        <>
          {' · '}
          {say('toldLater')} <When at={recordedAt} exact />
        </>
      )}
    </Text>
  )
}

/** What was entered sooner is as good as at once. */
const LATE_MS = 120_000

function FieldsOf({ line: { type, event } }: { line: LineShown }) {
  const { type: _, at: _at, ...said } = event
  const fields = saidFields(type, said, useTelling())
  if (fields.length === 0) return null
  return (
    <Text component="dl" size="sm" className="fields">
      {fields.map(({ name, label, said: one, isLong }) => (
        <div key={name} className={isLong ? 'wide' : ''}>
          <dt>{label}</dt>
          <dd>
            <Saying of={one} />
          </dd>
        </div>
      ))}
    </Text>
  )
}

/** What it did to clocks and notices, in few words. */
function Followed({ rest }: { rest: readonly LineShown[] }) {
  const [language, { clocks }] = [useLanguage(), useNames()]
  if (rest.length === 0) return null
  const told = rest.map(({ sequence, type, event: { clock, dueAt } }) => {
    const name = typeof clock === 'string' ? ` · ${clockName(clock, language, clocks)}` : ''
    const due = typeof dueAt === 'string' ? ` → ${clockText(Date.parse(dueAt))}` : ''
    return <span key={sequence}>{`${eventName(type, language)}${name}${due}`}</span>
  })
  return (
    <Group gap="4px 14px" c="dimmed" fz="xs">
      {told}
    </Group>
  )
}
