import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { RECORD_KINDS } from '../../words/findings.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Answer } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Act } from '../dialogs/act.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { Words } from '../parts/words.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Recorded = Answer<'listPersonRecords'>['data'][number]

/** What management keeps of somebody, opened when it is asked for: each reading is on record (R98). */
export function RecordsOf({ person }: { person: string }) {
  const [say, may] = [useSay(), useMay()]
  const [isOpen, setOpen] = useState(false)
  if (!may('listPersonRecords')) return null
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        {say('records')}
      </Button>
      {isOpen && <Records person={person} close={() => setOpen(false)} />}
    </>
  )
}

function Records({ person, close }: { person: string; close: () => void }) {
  const [say, nameOf] = [useSay(), useNameOf()]
  const records = useAsk('listPersonRecords', { params: { id: person } })
  return (
    <Dialog close={close} title={`${nameOf('people', person)} · ${say('records')}`} size="lg">
      <Stack>
        <Loaded of={records} lines={3}>
          {({ data }) => (data.length === 0 ? <Empty>{say('noRecords')}</Empty> : <Listed of={data} />)}
        </Loaded>
        <Group justify="flex-end">
          <Act operation="recordOfPerson" label={say('recordOne')} params={{ id: person }} />
        </Group>
      </Stack>
    </Dialog>
  )
}

function Listed({ of }: { of: readonly Recorded[] }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return (
    <List spacing="xs" listStyleType="none">
      {of.map(({ id, kind, what, occurredAt, recordedBy, keepUntil }) => (
        <List.Item key={id}>
          <Text size="sm" fw={600}>
            {wordIn(RECORD_KINDS, kind, language)} · <When at={occurredAt} exact />
          </Text>
          <Text size="sm">
            <Words text={what} />
          </Text>
          <Text size="xs" c="dimmed">
            {nameOf('people', recordedBy)} · {say('keptUntil')} <When at={keepUntil} exact />
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
