import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { isOpenTask } from '../../../domain/time/tasks.ts'
import { fieldName } from '../../../words/fields.ts'
import { TASK_KINDS } from '../../../words/findings.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { ComplaintShown } from '../../asking/contract.ts'
import { serverNow } from '../../asking/server-clock.ts'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

type Task = ComplaintShown['tasks'][number]

/** What others were asked to do for it, the open ones first. */
export function TasksPanel() {
  const say = useSay()
  const { tasks } = useDesk().complaint
  if (tasks.length === 0) return null
  const sorted = tasks.toSorted((one, other) => Number(isOpenTask(other)) - Number(isOpenTask(one)))
  return (
    <Panel title={say('tasks')} count={tasks.filter(isOpenTask).length}>
      <Stack gap="xs">
        {sorted.map((task) => (
          <OneTask key={task.n} task={task} />
        ))}
      </Stack>
    </Panel>
  )
}

function OneTask({ task }: { task: Task }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const { may, ask } = useDesk()
  const { n, kind, title, department, person, dueAt, startsAt, place, visit, mandatory } = task
  const whose = person ? nameOf('people', person) : nameOf('departments', department)
  const isLate = isOpenTask(task) && dueAt !== undefined && Date.parse(dueAt) < serverNow()
  return (
    <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
      <Stack gap={0} style={{ minWidth: 0 }}>
        <Text size="sm">
          {n}. {title}
        </Text>
        <Text size="xs" c="dimmed">
          {[wordIn(TASK_KINDS, kind, language), whose, place].filter(Boolean).join(' · ')}{' '}
          {(startsAt ?? dueAt) && (
            <>
              · {fieldName(startsAt ? 'startsAt' : 'dueAt', language)} <When at={startsAt ?? dueAt} exact />
            </>
          )}
        </Text>
        {visit && <VisitLine visit={visit} />}
        <Group gap={4}>
          {mandatory && isOpenTask(task) && <State word={say('mandatory')} color="orange" />}
          {isLate && <State word={say('overdue')} color="red" />}
          {task.completedAt && <State word={say('done')} color="teal" />}
          {task.cancelledAt && <State word={say('cancelled')} color="gray" />}
        </Group>
      </Stack>
      {isOpenTask(task) && may('completeTask') && (
        <Button size="compact-xs" variant="light" onClick={() => ask('completeTask', { task: n })}>
          {say('complete')}
        </Button>
      )}
    </Group>
  )
}

/** Where somebody goes to look, who goes, and when. */
function VisitLine({ visit: { place, people = [], at } }: { visit: NonNullable<Task['visit']> }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const told = [place, ...people.map((one) => nameOf('people', one))]
  return (
    <Text size="xs" c="dimmed">
      {fieldName('visit', language)} · {told.join(' · ')} {at && <When at={at} exact />}
    </Text>
  )
}

const State = ({ word, color }: { word: string; color: string }) => (
  <Badge size="xs" variant="light" color={color} tt="none" radius="sm">
    {word}
  </Badge>
)
