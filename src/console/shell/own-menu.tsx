import { ActionIcon, Button, Group, Menu, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useMe } from '../asking/me.ts'
import { forgetDrafts } from '../dialogs/drafts.ts'
import { useNameOf } from '../parts/names.tsx'
import { useSay } from '../words.ts'
import { prefer, useLanguage, usePreferences } from './preferences.ts'

/** The language at once; who one is, and how one likes it, behind a button. */
export function OwnMenu() {
  const [say, language] = [useSay(), useLanguage()]
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="compact-sm" lang={other} onClick={() => prefer({ language: other })}>
        {say('otherLanguage')}
      </Button>
      <Menu position="bottom-end" width={280} closeOnItemClick={false} trapFocus>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={say('signedInAs')} size="lg">
            <IconUser size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Held />
          <Menu.Divider />
          <Liked />
          <Menu.Divider />
          <Menu.Item
            component="a"
            href="/sign-out"
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={forgetDrafts}
          >
            {say('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

function Held() {
  const [say, language, me, nameOf] = [useSay(), useLanguage(), useMe(), useNameOf()]
  return (
    <Stack gap={2} px="sm" py="xs">
      <Text fw={600}>{me.name ?? me.id}</Text>
      {me.held.map(({ role, departments, for: whom }) => (
        <Text size="xs" c="dimmed" key={`${role} ${departments?.join()} ${whom}`}>
          {wordIn(ROLES, role, language)}
          {whom !== null && ` (${say('standsInFor')} ${nameOf('people', whom)})`}
          {departments && ` · ${departments.map((id) => nameOf('departments', id)).join(', ')}`}
        </Text>
      ))}
    </Stack>
  )
}

function Liked() {
  const [say, { theme, keys, sound }] = [useSay(), usePreferences()]
  const themes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: say(value) }))
  return (
    <Stack gap="xs" px="sm" py="xs">
      <SegmentedControl
        size="xs"
        data={themes}
        value={theme}
        aria-label={say('theme')}
        onChange={(chosen) => prefer({ theme: chosen })}
      />
      <Switch
        size="xs"
        label={say('keysOn')}
        checked={keys}
        onChange={({ currentTarget }) => prefer({ keys: currentTarget.checked })}
      />
      <Switch
        size="xs"
        label={say('soundOn')}
        checked={sound}
        onChange={({ currentTarget }) => prefer({ sound: currentTarget.checked })}
      />
    </Stack>
  )
}
