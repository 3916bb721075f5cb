import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

/** From one of a list back to the list. */
export const WayBack = ({ to, label }: { to: string; label: string }) => (
  <Anchor component={Link} to={to} size="sm">
    <Group gap={4}>
      <IconArrowLeft size={14} aria-hidden />
      {label}
    </Group>
  </Anchor>
)
