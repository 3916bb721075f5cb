import { defineSignal, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow'

/** Of what takes a moment. */
export const QUICK = {
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
} as const
/** Of a batch: it tells where it is; when its worker dies another takes it up, and what was settled is not pending any more. */
export const A_BATCH = {
  startToCloseTimeout: '30m',
  heartbeatTimeout: '12s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
} as const

type Steps = {
  /** The signal that calls it off; who asked comes along. */
  cancel: string
  /** Picks its complaints; left out where a run before this has. */
  pick?: () => Promise<void>
  batch: () => Promise<{ left: number }>
  /** Goes on in a new run, which does not come back. */
  goOn: () => Promise<never>
  end: (cancelledBy: string | undefined) => Promise<void>
  /** What is left to do, as Temporal's UI shows it after the number of complaints. */
  leftTo: string
}

/** Carries an order over many complaints out, batch by batch, until none is left or it is called off. */
export async function inBatches({ cancel, pick, batch, goOn, end, leftTo }: Steps): Promise<void> {
  const calledOff: { by?: string } = {}
  setHandler(defineSignal<[by: string]>(cancel), (by) => {
    calledOff.by ??= by
  })
  await pick?.()
  for (let left = 1; left > 0 && calledOff.by === undefined;) {
    left = (await batch()).left
    setCurrentDetails(`**${left}** complaints left to ${leftTo}`)
    if (left > 0 && calledOff.by === undefined && workflowInfo().continueAsNewSuggested) await goOn()
  }
  await end(calledOff.by)
}
