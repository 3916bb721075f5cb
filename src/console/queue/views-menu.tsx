import { ActionIcon, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { prefer, usePreferences, type Preferences } from '../shell/preferences.ts'
import { useSay as useWord } from '../words.ts'
import { useSay } from './words.ts'

/** What the address holds but for the page. */
function withoutPage(search: object): string {
  const { page: _page, cursor: _cursor, ...rest } = search as Record<string, string>
  return String(new URLSearchParams(rest))
}

/** Filters that somebody comes back to, each under a name, kept on this machine. */
export function ViewsMenu({ close }: { close: () => void }) {
  const [say, { views }] = [useSay(), usePreferences()]
  return (
    <Dialog close={close} title={say('views')}>
      <Stack gap="xs">
        {views.length === 0 && <Text c="dimmed">{say('noViews')}</Text>}
        {views.map((view) => (
          <Kept key={view.name} view={view} close={close} />
        ))}
        <Keeping />
      </Stack>
    </Dialog>
  )
}

function Kept({ view, close }: { view: Preferences['views'][number]; close: () => void }) {
  const [word, navigate, { views }] = [useWord(), useNavigate(), usePreferences()]
  const show = () => {
    close()
    void navigate({ to: '/queue', search: Object.fromEntries(new URLSearchParams(view.search)) })
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor component="button" ta="start" flex={1} onClick={show}>
        {view.name}
      </Anchor>
      <ActionIcon
        variant="subtle"
        color="red"
        aria-label={`${word('remove')}: ${view.name}`}
        onClick={() => prefer({ views: views.filter((one) => one !== view) })}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

/** What is set now, under a name; the same name once more replaces it. */
function Keeping() {
  const [say, { views }] = [useSay(), usePreferences()]
  const search = useLocation({ select: (at) => at.search })
  const [name, setName] = useState('')
  const title = name.trim()
  const save = () => {
    const others = views.filter((view) => view.name !== title)
    prefer({ views: [...others, { name: title, search: withoutPage(search) }] })
    setName('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (title !== '') save()
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          flex={1}
          label={say('saveView')}
          placeholder={say('viewName')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" disabled={title === ''}>
          {say('save')}
        </Button>
      </Group>
    </form>
  )
}
