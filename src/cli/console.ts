import { Command } from 'commander'
import { servePages } from '../run/console/vite.ts'

new Command('console')
  .description(
    'Serves the console from its sources, beside an API that runs: for whoever works on its pages.',
  )
  .option('--api <url>', 'where the API is', 'http://127.0.0.1:3000')
  .option('--port <port>', 'where the pages are to be', '5173')
  .action(async ({ api, port }: { api: string; port: string }) => {
    const server = await servePages(api, Number(port))
    await server.listen()
    console.log(`http://127.0.0.1:${port}/console/`)
  })
  .parseAsync()
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
