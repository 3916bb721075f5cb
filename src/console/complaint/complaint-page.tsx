import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { COMMANDS } from '../../words/commands.ts'
import { STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { CommandType, ComplaintShown } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { CommandDialog } from '../dialogs/command-dialog.tsx'
import { ClockChip } from '../parts/clock-chip.tsx'
import { Loaded } from '../parts/states.tsx'
import { useCalendar } from '../parts/use-left.ts'
import { useLanguage } from '../shell/preferences.ts'

export function ComplaintPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const complaint = useAsk('getComplaint', { params: { id } }, { everyMs: 60_000 })
  return <Loaded of={complaint}>{(known) => <Shown complaint={known} />}</Loaded>
}

function Shown({ complaint }: { complaint: ComplaintShown }) {
  const language = useLanguage()
  const calendar = useCalendar(complaint.calendar)
  const [open, setOpen] = useState<CommandType>()
  const running = complaint.clocks.flatMap(({ name, ongoing }) => (ongoing ? [{ name, run: ongoing }] : []))
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {complaint.number} {complaint.details.subject}
      </Title>
      <Group gap="xs">
        <Text>{wordIn(STAGES, complaint.stage, language)}</Text>
        {running.map(({ name, run }) => (
          <ClockChip key={name} {...{ name, run, calendar }} />
        ))}
      </Group>
      <Group gap="xs">
        {complaint.allowedActions.map((type) => (
          <Button key={type} size="xs" variant="default" onClick={() => setOpen(type)}>
            {wordIn(COMMANDS, type, language)}
          </Button>
        ))}
      </Group>
      {open && <CommandDialog type={open} complaint={complaint} close={() => setOpen(undefined)} />}
    </Stack>
  )
}
