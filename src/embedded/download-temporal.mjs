// Lets the Temporal SDK download its dev server into the directory given, by starting it once. Ends with code 0 if
// the file is there. Plain JavaScript, so that it runs under whatever started its parent.
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [downloadDir] = process.argv.slice(2)
try {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir } },
  })
  await environment.teardown()
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error).split('\n')[0])
  process.exit(1)
}
