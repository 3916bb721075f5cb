import { Button, Group, Text } from '@mantine/core'
import type { Instant } from '../../domain/instant.ts'
import { useMay } from '../asking/me.ts'
import { Act } from '../dialogs/act.tsx'
import { ToList } from '../figures/to-list.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Presence } from './presence.tsx'
import { listBehind, type Counted, type Load } from './lists.ts'
import { useSay } from './words.ts'

/** A person with whether they are here, or what nobody has yet. */
export function Who({ load: { person, name, absent } }: { load: Load }) {
  const [say, nameOf] = [useSay(), useNameOf()]
  if (person === undefined)
    return (
      <Text size="sm" c="dimmed">
        {say('queue')}
      </Text>
    )
  return (
    <Group gap="xs">
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {name ?? nameOf('people', person)}
      </Text>
      <Presence {...{ person, absent }} />
    </Group>
  )
}

/** A number leads to what it counts; nothing is dimmed, and leads nowhere. */
export function HowMany({ load, counted, now }: { load: Load; counted: Counted; now: Instant }) {
  const count = load[counted]
  if (count === 0)
    return (
      <Text span size="sm" c="dimmed" data-counted={counted}>
        0
      </Text>
    )
  return (
    <ToList
      filter={listBehind(load, counted, now)}
      size="sm"
      fw={600}
      data-counted={counted}
      {...(counted === 'overdue' && { c: 'var(--mantine-color-error)' })}
    >
      {count}
    </ToList>
  )
}

/** What can be done about somebody's load. */
export function Acts({ load, give }: { load: Load; give: (load: Load) => void }) {
  const [say, may] = [useSay(), useMay()]
  const { person, name = person, open } = load
  if (person === undefined) return null
  return (
    <Group gap={4} data-no-print>
      <Act
        operation="recordAbsence"
        label={say('recordAbsence')}
        title={`${say('recordAbsence')} · ${name}`}
        params={{ id: person }}
        size="compact-xs"
      />
      {may('beginReassignment') && open > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => give(load)}>
          {say('reassign')}
        </Button>
      )}
    </Group>
  )
}
