import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../asking/me.ts'
import { useRest } from '../../parts/sections.tsx'
import { Due } from './due.tsx'
import { Purges } from './purges.tsx'
import { RetentionView } from './retention-view.tsx'
import { useSay } from './words.ts'

const BASE = '/administration/retention'

/** What is kept for how long: what is due, the purges there were, and the decisions about one complaint. */
export function Page() {
  const [of] = useRest(BASE)
  return of === undefined ? <Overview /> : <RetentionView key={of} of={of} back={BASE} />
}

function Overview() {
  const may = useMay()
  return (
    <Stack gap="sm">
      <Finding />
      {may('listDueForErasure') && <Erasing />}
    </Stack>
  )
}

/** For those who answer for what is erased: legal counsel decide about one complaint at a time. */
function Erasing() {
  const say = useSay()
  return (
    <>
      <Title order={2} size="h4">
        {say('due')}
      </Title>
      <Text size="sm" c="dimmed">
        {say('dueAbout')}
      </Text>
      <Due base={BASE} />
      <Title order={2} size="h4">
        {say('purges')}
      </Title>
      <Purges />
    </>
  )
}

/** To any complaint by its number. */
function Finding() {
  const [say, navigate] = [useSay(), useNavigate()]
  const [number, type] = useState('')
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim()) void navigate({ to: `${BASE}/${encodeURIComponent(number.trim())}` })
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          size="xs"
          label={say('ofComplaint')}
          value={number}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        <Button type="submit" size="xs">
          {say('show')}
        </Button>
      </Group>
    </form>
  )
}
