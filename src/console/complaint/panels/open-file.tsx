import { Button, Image, Text } from '@mantine/core'
import { useState } from 'react'
import { evidenceFile } from '../../asking/ask.ts'
import { Failure } from '../../asking/failure.ts'
import { useMay } from '../../asking/me.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { isPicture, textOf } from './picture.ts'

type Opened = { picture: string } | { fault: string }

/** A file that is kept: a picture is shown, anything else is saved. It is asked for when somebody wants it, and on record. */
export function OpenFile({
  digest,
  name = digest.slice(0, 12),
}: {
  digest: string
  name?: string | undefined
}) {
  const say = useSay()
  const may = useMay()
  const { complaint } = useDesk()
  const [opened, setOpened] = useState<Opened>()
  const [isGoing, setGoing] = useState(false)
  if (!may('getEvidence')) return null
  const open = async () => {
    setGoing(true)
    try {
      const file = await evidenceFile(complaint.id, digest)
      if (isPicture(file)) setOpened({ picture: await textOf(file) })
      else save(file, name)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setOpened({ fault: error.status === 404 ? say('fileElsewhere') : (error.detail ?? error.message) })
    }
    setGoing(false)
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" loading={isGoing} onClick={() => void open()}>
        {say('openFile')}
      </Button>
      {opened && 'fault' in opened && (
        <Text size="xs" role="status">
          {opened.fault}
        </Text>
      )}
      {opened && 'picture' in opened && <Image src={opened.picture} alt={name} mah={320} fit="contain" />}
    </>
  )
}

/** The browser keeps it under its name. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
