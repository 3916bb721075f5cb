import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { clockName } from '../../words/clocks.ts'
import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useMay } from '../asking/me.ts'
import { ComplaintCell } from '../parts/complaint-cell.tsx'
import { useNameOf, useNames } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { ACTS, isFor, type Act } from './dialogs.tsx'
import type { Line } from './going.ts'
import { Since } from './since.tsx'
import { useSay } from './words.ts'

type Shown = { line: Line; isSelected: boolean; select: () => void; begin: (act: Act) => void }

export function EscalationRow({ line, isSelected, select, begin }: Shown) {
  const say = useSay()
  const row = useRef<HTMLTableRowElement>(null)
  const { complaint, overdueSince, since } = line
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <Table.Tr
      ref={row}
      aria-selected={isSelected}
      data-state={line.isGone ? 'gone' : line.state}
      onClick={select}
    >
      <Table.Td>
        <Level line={line} />
      </Table.Td>
      <Table.Td>
        <ComplaintCell {...complaint} />
      </Table.Td>
      <Table.Td>
        <About line={line} />
      </Table.Td>
      <Table.Td data-label={overdueSince && say('lapsed')}>
        <Since at={overdueSince ?? since} />
      </Table.Td>
      <Table.Td>
        <Next line={line} />
      </Table.Td>
      <Table.Td>{!line.isGone && <Acts {...{ line, begin }} />}</Table.Td>
    </Table.Tr>
  )
}

function Level({ line: { level, to } }: Pick<Shown, 'line'>) {
  const language = useLanguage()
  return (
    <>
      <Badge color={level >= 3 ? 'red' : level === 2 ? 'orange' : 'gray'} variant="filled" radius="sm">
        L{level}
      </Badge>
      <Text size="xs" c="dimmed">
        {wordIn(ROLES, to, language)}
      </Text>
    </>
  )
}

function About({ line: { clock, order, reason, complaint } }: Pick<Shown, 'line'>) {
  const [say, language, { clocks }, nameOf] = [useSay(), useLanguage(), useNames(), useNameOf()]
  const what =
    clock === undefined
      ? say(order === undefined ? 'byHand' : 'orderUnanswered')
      : clockName(clock, language, clocks)
  return (
    <>
      <Text size="sm" lineClamp={2}>
        {[what, reason].filter(Boolean).join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {nameOf('departments', complaint.department)}
        {complaint.handler !== undefined && ` · ${nameOf('people', complaint.handler)}`}
      </Text>
    </>
  )
}

/** Who has it, or what happens by itself until somebody has. */
function Next({ line: { state, isGone, acceptedBy, delegatedTo, nextStep } }: { line: Line }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  if (isGone) return <Text size="sm">{say('ended')}</Text>
  if (state === 'accepted')
    return (
      <Text size="sm">
        {say('accepted')} {nameOf('people', acceptedBy)}
      </Text>
    )
  return (
    <>
      <Text size="sm" fw={600}>
        {say('waiting')}
        {delegatedTo !== undefined && ` · ${say('delegatedTo')} ${nameOf('people', delegatedTo)}`}
      </Text>
      {nextStep && (
        <Text size="xs" c="dimmed">
          <When at={nextStep.at} /> {say('climbs')} L{nextStep.level} {wordIn(ROLES, nextStep.to, language)}
        </Text>
      )}
    </>
  )
}

/** The first that they may, and the others behind a button. */
function Acts({ line, begin }: Pick<Shown, 'line' | 'begin'>) {
  const [say, may] = [useSay(), useMay()]
  const [first, ...others] = ACTS.filter((act) => isFor(act, line, may))
  if (first === undefined) return null
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-sm"
        variant={first === 'accept' ? 'filled' : 'default'}
        onClick={() => begin(first)}
      >
        {say(first)}
      </Button>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={`${say('more')} ${line.complaint.number}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((act) => (
              <Menu.Item key={act} onClick={() => begin(act)}>
                {say(act)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  )
}
