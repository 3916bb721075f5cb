import { useAsk } from '../asking/use-ask.ts'
import { Loaded } from '../parts/states.tsx'
import { Facts } from '../parts/facts.tsx'
import { When } from '../parts/when.tsx'
import { useSay } from './words.ts'

/** What runs here, and which workers ask for work. */
export function Versions() {
  const say = useSay()
  const versions = useAsk('getVersions', {}, { everyMs: 60_000 })
  return (
    <Loaded of={versions} lines={4}>
      {({ product, node, temporal, postgres, workers }) => (
        <Facts
          of={[
            [say('product'), product],
            ['Node.js', node],
            [say('temporal'), temporal ?? say('unanswered')],
            ['PostgreSQL', postgres ?? say('unanswered')],
            [say('workers'), <Workers key="workers" of={workers} />],
          ]}
        />
      )}
    </Loaded>
  )
}

type Known = readonly { identity: string; seenAt: string }[]

function Workers({ of }: { of: Known | null }) {
  const say = useSay()
  if (of === null) return say('unanswered')
  if (of.length === 0) return say('noWorkers')
  return of.map(({ identity, seenAt }) => (
    <div key={identity}>
      {identity} · {say('seen')} <When at={seenAt} />
    </div>
  ))
}
