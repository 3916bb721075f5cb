import { Button, Stack, Text } from '@mantine/core'
import { useEffect } from 'react'
import type { Me } from '../asking/me.ts'
import { ask } from '../asking/ask.ts'
import { queries } from '../asking/use-ask.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useSay } from '../words.ts'

const AGAIN = '/sign-in?to=/console/signed-in'
/** How often it is looked whether somebody has signed in again in the other window. */
const LOOK_MS = 1_500

/** The sign-in has ended while somebody was at work: they sign in again in a window beside, and go on. */
export function SignedOut({ of: before }: { of: Me }) {
  const say = useSay()
  useEffect(() => {
    const timer = setInterval(() => void lookAgain(before), LOOK_MS)
    return () => clearInterval(timer)
  }, [before])
  return (
    <Dialog close={() => {}} withCloseButton={false} title={say('signInEnded')} centered>
      <Stack>
        <Text>{say('signInEndedFor')}</Text>
        <Button component="a" href={AGAIN} target="_blank" rel="opener" data-autofocus>
          {say('signIn')}
        </Button>
      </Stack>
    </Dialog>
  )
}

async function lookAgain(before: Me): Promise<void> {
  const me = await ask('getMe').catch(() => undefined)
  if (!me) return
  // Another person: nothing of the one before is theirs to see.
  if (me.id !== before.id) return location.reload()
  queries.setQueryData(['getMe', {}], me)
  await queries.invalidateQueries()
}
