import { Badge, Button, Group, Text } from '@mantine/core'
import { IconUser, IconUsers } from '@tabler/icons-react'
import { fieldName } from '../../../words/fields.ts'
import { useNameOf } from '../../parts/names.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useAssignMe } from '../use-assign-me.ts'
import { useSay } from '../words.ts'

/** Whose it is; and how to take it up. */
export function Owner() {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const desk = useDesk()
  const { owner } = desk.complaint
  const assignMe = useAssignMe(desk)
  const Icon = owner?.person ? IconUser : IconUsers
  const where = owner && nameOf('departments', owner.department)
  const whose = owner?.person
    ? `${nameOf('people', owner.person)} · ${where}`
    : `${where} · ${say('queueOf')}`
  return (
    <Group gap={6}>
      <Icon size={16} aria-label={fieldName('owner', language)} role="img" />
      {owner ? (
        <Text size="sm" fw={600}>
          {whose}
        </Text>
      ) : (
        <Badge color="orange" variant="light" tt="none" radius="sm">
          {say('noOwner')}
        </Badge>
      )}
      {assignMe && (
        <Button size="compact-xs" variant="light" onClick={assignMe} title="a">
          {say('assignMe')}
        </Button>
      )}
    </Group>
  )
}
