import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addressOf } from '../asking/ask.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Loaded } from '../parts/states.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { Copies } from './copies.tsx'
import { useSay } from './words.ts'

/** A report as it was issued: a document of the API's, which is printed by itself. */
export function ReportView({ id }: { id: string }) {
  const [say, language] = [useSay(), useLanguage()]
  const frame = useRef<HTMLIFrameElement>(null)
  const inFormat = (format: string) => addressOf('getReport', { id }, { format, language })
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Box mr="auto">
          <WayBack to="/reports" label={say('back')} />
        </Box>
        <Check id={id} />
        <Button
          size="xs"
          variant="default"
          component="a"
          href={inFormat('csv')}
          download
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {say('download')}
        </Button>
        <Button
          size="xs"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {say('print')}
        </Button>
      </Group>
      <Copies id={id} />
      <iframe ref={frame} className="report" title={id} src={inFormat('html')} />
    </Stack>
  )
}

/** Whether the events would tell it the same today. */
function Check({ id }: { id: string }) {
  const say = useSay()
  const [isWanted, want] = useState(false)
  const checked = useAsk('checkReport', { params: { id } }, { enabled: isWanted })
  if (!isWanted)
    return (
      <Button size="xs" variant="default" onClick={() => want(true)}>
        {say('check')}
      </Button>
    )
  return (
    <Loaded of={checked} lines={1}>
      {({ intact, same, differs }) => (
        <Text size="sm" role="status" fw={intact && same ? 400 : 600}>
          {intact && same ? say('same') : `${say('differs')} ${differs.join(', ')}`}
        </Text>
      )}
    </Loaded>
  )
}
