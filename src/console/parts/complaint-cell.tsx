import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'

type Shown = {
  id: string
  number: string
  subject: string | undefined
  /** What is said where the reader may not know its subject. */
  hidden?: string
  opened?: () => void
}

/** Which complaint a row is about: its number leads to it. */
export const ComplaintCell = ({ id, number, subject, hidden, opened }: Shown) => (
  <>
    <Anchor component={Link} to={`/complaints/${id}`} size="sm" onClick={opened}>
      {number}
    </Anchor>
    <Text size="sm" lineClamp={1} {...(subject === undefined && { c: 'dimmed' })}>
      {subject ?? hidden}
    </Text>
  </>
)
