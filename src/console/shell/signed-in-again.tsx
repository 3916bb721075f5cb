import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useSay } from '../words.ts'

/** Shown in the window beside, for a moment. */
export function SignedInAgain() {
  const say = useSay()
  useEffect(() => window.close(), [])
  return <Text>{say('signedInAgain')}</Text>
}
