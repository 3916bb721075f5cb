import { Anchor, Group, Text } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { useSay } from '../words.ts'

type Reached = { phone?: string | undefined; email?: string | undefined }

/** How somebody is reached: to press where it is shown whole, else as it is hinted at. */
export function Contacts({ of, isWhole }: { of: Reached; isWhole: boolean }) {
  const say = useSay()
  const { phone, email } = of
  if (!phone && !email)
    return (
      <Text size="sm" c="dimmed">
        {say('noContact')}
      </Text>
    )
  return (
    <Group gap="md">
      {phone && <Way icon={IconPhone} text={phone} {...(isWhole && { href: `tel:${phone}` })} />}
      {email && <Way icon={IconMail} text={email} {...(isWhole && { href: `mailto:${email}` })} />}
    </Group>
  )
}

const Way = ({ icon: Icon, text, href }: { icon: typeof IconPhone; text: string; href?: string }) => (
  <Group gap={4} wrap="nowrap">
    <Icon size={14} aria-hidden />
    {href ? (
      <Anchor href={href} size="sm">
        {text}
      </Anchor>
    ) : (
      <Text size="sm">{text}</Text>
    )}
  </Group>
)
