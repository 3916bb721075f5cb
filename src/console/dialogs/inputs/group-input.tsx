import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useSay } from '../../words.ts'
import type { Framed } from '../input.ts'
import { Fields } from '../form.tsx'
import { plain } from '../schema.ts'
import type { Value } from '../value.ts'

/** Fields that belong together. */
export const GroupInput = ({ field, at, value, onChange, framing }: Framed) => (
  <Fieldset legend={framing.label}>
    <Fields
      schema={plain(field.schema)}
      group={field.name}
      at={at}
      value={(value as Value | undefined) ?? {}}
      onChange={onChange}
    />
  </Fieldset>
)

/** Several such groups, as many as are added. */
export function GroupsInput({ field, at, value, onChange, framing }: Framed) {
  const say = useSay()
  const groups = (value as Value[] | undefined) ?? []
  return (
    <Fieldset legend={framing.label}>
      <Stack gap="sm">
        {groups.map((one, index) => (
          <Group key={index} align="start" wrap="nowrap">
            <Stack style={{ flex: 1 }}>
              <Fields
                schema={plain(field.schema.items ?? {})}
                group={field.name}
                at={`${at}/${index}`}
                value={one}
                onChange={(changed) => onChange(groups.with(index, changed))}
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={say('remove')}
              onClick={() => onChange(groups.toSpliced(index, 1))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...groups, {}])}
        >
          {say('add')}
        </Button>
      </Stack>
    </Fieldset>
  )
}
