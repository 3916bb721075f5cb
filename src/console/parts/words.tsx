import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { cut } from '../../words/telling/cut.ts'
import { useSay } from '../words.ts'

const LENGTH = 400
const LINES = 6

/** What somebody wrote, as they wrote it; the rest of a long text behind a press. */
export function Words({ text }: { text: string }) {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const short = shortened(text)
  const isLong = short.length < text.length
  return (
    <Text span inherit className="words">
      {isWhole || !isLong ? text : `${short}… `}
      {isLong && (
        <Anchor component="button" type="button" inherit onClick={() => setWhole(!isWhole)}>
          {say(isWhole ? 'less' : 'whole')}
        </Anchor>
      )}
    </Text>
  )
}

function shortened(text: string): string {
  const lines = text.split('\n')
  const few = lines.length > LINES + 1 ? lines.slice(0, LINES).join('\n') : text
  return few.length > LENGTH + 80 ? cut(few, LENGTH) : few
}
