import { Button, FileButton, Image, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { digestOf } from '../../dialogs/inputs/digest.ts'
import { useSay } from '../words.ts'
import { isPicture, textOf } from './picture.ts'

type Compared = { isIt: boolean; name: string; picture?: string }

/** Whoever has a file sees here whether it is the one, and a picture as it is. Nothing of it is sent. */
export function CompareFile({ digest }: { digest: string }) {
  const say = useSay()
  const [compared, setCompared] = useState<Compared>()
  const compare = async (file: File | null) => {
    if (!file) return
    const isIt = (await digestOf(file)) === digest
    const picture = isIt && isPicture(file) && (await textOf(file))
    setCompared({ isIt, name: file.name, ...(picture && { picture }) })
  }
  const Icon = compared?.isIt ? IconCheck : IconX
  return (
    <>
      <FileButton onChange={(file) => void compare(file)}>
        {(props) => (
          <Button {...props} size="compact-xs" variant="subtle">
            {say('checkFile')}
          </Button>
        )}
      </FileButton>
      {compared && (
        <Text size="xs" role="status" {...(!compared.isIt && { c: 'red' })}>
          <Icon size={12} aria-hidden /> {compared.name} {say(compared.isIt ? 'isThatFile' : 'isOtherFile')}
        </Text>
      )}
      {compared?.picture && <Image src={compared.picture} alt={compared.name} mah={240} fit="contain" />}
    </>
  )
}
