import { Button, Group, Stack, Text } from '@mantine/core'
import { BEARERS, DEGREES } from '../../../words/findings.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { ComplaintShown } from '../../asking/contract.ts'
import { useMe } from '../../asking/me.ts'
import { Act } from '../../dialogs/act.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { Words } from '../../parts/words.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

type Determination = NonNullable<ComplaintShown['responsibilities']>[number]

const isObjected = ({ objection, upheld }: Determination) => objection !== undefined && upheld === undefined

/** Who bears which part of the responsibility, as far as the reader is told (R98). */
export function ResponsibilityPanel() {
  const say = useSay()
  const { responsibilities = [], id } = useDesk().complaint
  if (responsibilities.length === 0) return null
  return (
    <Panel
      title={say('responsibility')}
      count={responsibilities.filter(isObjected).length}
      action={
        <Act
          operation="openAction"
          label={say('openAction')}
          size="compact-xs"
          given={{ kind: 'training', complaints: [id] }}
        />
      }
    >
      <Stack gap="sm">
        {responsibilities.map((one) => (
          <One key={one.n} of={one} />
        ))}
      </Stack>
    </Panel>
  )
}

function One({ of: one }: { of: Determination }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const { bearer, person, department, name, degree, reason, by, at, objection, upheld } = one
  const who = nameOf('people', person) || nameOf('departments', department) || name
  return (
    <Stack gap={2}>
      <Text size="sm" fw={500}>
        {[wordIn(BEARERS, bearer, language), who].filter(Boolean).join(' · ')}:{' '}
        {wordIn(DEGREES, degree, language)}
      </Text>
      <Text size="sm">
        <Words text={reason} />
      </Text>
      <Said by={by} at={at} />
      {objection && <Reply word={say('objected')} {...objection} />}
      {upheld && <Reply word={say('upheld')} {...upheld} />}
      <Steps of={one} />
    </Stack>
  )
}

const Said = ({ by, at }: { by: string; at: string }) => {
  const nameOf = useNameOf()
  return (
    <Text size="xs" c="dimmed">
      {nameOf('people', by)} · <When at={at} exact />
    </Text>
  )
}

const Reply = ({ word, reason, ...said }: { word: string; reason: string; by: string; at: string }) => (
  <Stack gap={0} pl="sm">
    <Text size="sm">
      {word}: <Words text={reason} />
    </Text>
    <Said {...said} />
  </Stack>
)

function Steps({ of: one }: { of: Determination }) {
  const [say, me, { may, ask }] = [useSay(), useMe(), useDesk()]
  const isTheirs = one.person === undefined || one.person === me.id
  return (
    <Group gap={6}>
      {!one.objection && isTheirs && may('objectToResponsibility') && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => ask('objectToResponsibility', { determination: one.n })}
        >
          {say('object')}
        </Button>
      )}
      {isObjected(one) && may('upholdResponsibility') && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => ask('upholdResponsibility', { determination: one.n })}
        >
          {say('uphold')}
        </Button>
      )}
    </Group>
  )
}
