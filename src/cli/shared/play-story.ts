import { Worker } from '@temporalio/worker'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createActivities } from '../../activities/activities.ts'
import { createMergingActivities } from '../../activities/merging.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import type { Commit, Entry, Notice } from '../../domain/journal/journal.ts'
import { startSkippingTime, type SkippingTime } from '../../embedded/skipping-time.ts'
import { workerOptions } from '../../run/start-worker.ts'
import { workflowBundle } from '../../run/workflow-bundle.ts'
import { newsLines, stepLines, type Narrator } from '../../stories/narration.ts'
import type { Story } from '../../stories/story.ts'
import { tell, type Playing, type Stage } from '../../stories/tell.ts'
import {
  PERFORM,
  SEARCH_ATTRIBUTES,
  TASK_QUEUE,
  VIEW,
  WORKFLOW_TYPE,
  workflowIdOf,
  type Answer,
  type Request,
} from '../../workflows/messages/complaint.ts'

/** What the complaint hands to its register: here nothing is kept, it is told. */
function listening() {
  const entries = new Map<number, Entry>()
  const notices = new Map<string, Notice>()
  let [toldEntries, toldNotices] = [0, 0]
  return {
    commit: (commit: Commit) => {
      for (const entry of commit.entries) entries.set(entry.sequence, entry)
      for (const notice of commit.notices) notices.set(notice.key, notice)
      return Promise.resolve()
    },
    wanted: () => [...notices.values()].filter(({ confirm }) => confirm).map(({ key }) => key),
    /** What has come since it was last asked for. */
    news: () => {
      const news = {
        entries: [...entries.values()].slice(toldEntries),
        notices: [...notices.values()].slice(toldNotices),
      }
      toldEntries = entries.size
      toldNotices = notices.size
      return news
    },
  }
}

function stageOn(server: SkippingTime, id: string, wanted: () => string[]): Stage {
  const { workflow } = server.client
  const handle = workflow.getHandle(workflowIdOf(id))
  const now = () => server.currentTimeMs()
  return {
    now,
    until: async (at) => {
      const leftMs = at + 2 - (await now())
      if (leftMs > 0) await server.sleep(leftMs)
    },
    begin: async (opening) => {
      const args = [{ opening, edition: EDITION }]
      await workflow.start(WORKFLOW_TYPE, {
        taskQueue: TASK_QUEUE,
        workflowId: workflowIdOf(id),
        args,
      })
    },
    ask: (commands, by) => {
      const updateId = randomUUID()
      const args: [Request] = [{ commands, by, digest: updateId, edition: EDITION }]
      return handle.executeUpdate<Answer, [Request]>(PERFORM, { args, updateId })
    },
    view: () => handle.query<Complaint>(VIEW),
    wanted: () => Promise.resolve(wanted()),
  }
}

type Given = Pick<Playing, 'policy' | 'calendar'> & {
  narrator: Narrator
  cacheDir: string
  /** How long a step is left to be read. */
  paceMs: number
  say: (line: string) => void
}

/** Plays a story with the real workflow, on a server of its own that skips time, and tells it. */
export async function playStory(
  story: Story,
  { narrator, cacheDir, paceMs, say, ...given }: Given,
): Promise<void> {
  const server = await startSkippingTime({
    cacheDir,
    say,
    searchAttributes: Object.values(SEARCH_ATTRIBUTES),
  })
  const { commit, wanted, news } = listening()
  const worker = await Worker.create({
    ...workerOptions({
      ...createActivities({ register: { commit } }),
      ...createMergingActivities({ client: server.client }),
    }),
    connection: server.nativeConnection,
    workflowBundle: await workflowBundle({ cacheDir }),
  })
  const run = worker.run()
  try {
    const id = randomUUID()
    const heard: Playing['heard'] = (step) => stepLines(step, narrator).forEach(say)
    const { to } = await tell(story, stageOn(server, id, wanted), { id, ...given, heard })
    for (const name of Object.keys(story.steps)) {
      await to(name)
      newsLines(news(), narrator).forEach(say)
      await delay(paceMs)
    }
  } finally {
    worker.shutdown()
    await run
    await server.teardown()
  }
}
