import { ActionIcon, Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { prefer, usePreferences } from '../shell/preferences.ts'
import { useSay as useWord } from '../words.ts'
import { useSay } from './words.ts'

/** What the address holds but for the page. */
const withoutPage = (search: object): string => {
  const { page: _page, cursor: _cursor, ...rest } = search as Record<string, string>
  return String(new URLSearchParams(rest))
}

/** Filters that somebody comes back to, each under a name, kept on this machine. */
export function ViewsMenu({ close }: { close: () => void }) {
  const [say, word, { views }] = [useSay(), useWord(), usePreferences()]
  const search = useLocation({ select: (at) => at.search })
  const [name, setName] = useState('')
  const title = name.trim()
  const navigate = useNavigate()
  const show = (kept: string) => {
    close()
    void navigate({ to: '/queue', search: Object.fromEntries(new URLSearchParams(kept)) })
  }
  const save = () => {
    if (title === '') return
    const others = views.filter((view) => view.name !== title)
    prefer({ views: [...others, { name: title, search: withoutPage(search) }] })
    setName('')
  }
  return (
    <Modal opened onClose={close} title={say('views')} closeButtonProps={{ 'aria-label': word('close') }}>
      <Stack gap="xs">
        {views.length === 0 && <Text c="dimmed">{say('noViews')}</Text>}
        {views.map((view) => (
          <Group key={view.name} gap="xs" wrap="nowrap">
            <Anchor component="button" ta="start" flex={1} onClick={() => show(view.search)}>
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
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save()
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
      </Stack>
    </Modal>
  )
}
