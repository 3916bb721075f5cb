import './intake.css'
import { Title } from '@mantine/core'
import { Suspense, use, useState } from 'react'
import { useAsk } from '../asking/use-ask.ts'
import { useSchemas } from '../dialogs/schema-form.tsx'
import { Loaded, Outline } from '../parts/states.tsx'
import { useSay } from '../words.ts'
import { goOnWith, ownCall } from './calls.ts'
import { useIntakeDraft } from './draft.ts'
import { IntakeForm } from './intake-form.tsx'
import { LeftCalls } from './left-calls.tsx'
import { Slip } from './slip.tsx'
import { useTakingIn } from './use-taking-in.ts'

/** Rules change with the process. */
const FRESH = { freshMs: 60_000 }

/** A complaint is told on the telephone: taken in without a hand leaving the keys, down to the slip that is read out. */
export const Page = () => (
  <Suspense fallback={<Outline lines={8} />}>
    <OwnCall />
  </Suspense>
)

function OwnCall() {
  const [first] = useState(ownCall)
  const [call, setCall] = useState(use(first))
  const goOn = async (left: string) => {
    if (await goOnWith(left)) setCall(left)
  }
  return <Call key={call} call={call} goOn={(left) => void goOn(left)} />
}

function Call({ call, goOn }: { call: string; goOn: (other: string) => void }) {
  const say = useSay()
  const drafting = useIntakeDraft(call)
  const taking = useTakingIn(drafting)
  const schemas = useSchemas()
  const policies = useAsk('listPolicies', {}, FRESH)
  if (drafting.draft.isSent) return <Slip {...taking} next={drafting.reset} />
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {say('intake')}
      </Title>
      <LeftCalls goOn={goOn} />
      <Loaded of={schemas}>
        {(bodies) => (
          <Loaded of={policies}>
            {(rules) => (
              <IntakeForm key={drafting.round} {...{ ...drafting, taking, bodies, policies: rules }} />
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
