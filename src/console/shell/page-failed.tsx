import { Failed } from '../parts/states.tsx'
import { Failure } from '../asking/failure.ts'
import { useSay } from '../words.ts'

/** A page whose code could not be loaded, as after an update, or that has a fault: the rest goes on. */
export function PageFailed({ error }: { error: Error }) {
  const say = useSay()
  const failure =
    error instanceof Failure
      ? error
      : new Failure({ status: 500, title: say('broken'), detail: error.message })
  return <Failed error={failure} again={() => location.reload()} />
}
