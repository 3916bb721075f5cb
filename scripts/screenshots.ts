import { Command } from 'commander'
import { mkdirSync } from 'node:fs'
import { openDesk } from '../test/support/chromium/desk.ts'

// The pictures of the README, from a system with its sample complaints (`npm start` on an empty data directory). They
// need a machine with fonts for Chinese.

const PICTURES = [
  { name: 'queue', user: 'agent-li', path: '/console/queue' },
  { name: 'complaint', user: 'agent-li', path: '/console/queue', opens: true },
  { name: 'figures', user: 'manager-sun', path: '/console/figures' },
] as const

const FOLDER = 'docs/images'

new Command('screenshots')
  .description('Takes the pictures of the README, in both languages.')
  .option('--url <url>', 'where the system is', 'http://127.0.0.1:3000')
  .action(take)
  .parseAsync()
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })

async function take({ url }: { url: string }): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const desk = await openDesk(url)
  try {
    for (const language of ['zh', 'en'] as const)
      for (const { name, ...seat } of PICTURES) {
        const page = await desk.sit({ ...seat, language, width: 1280, height: 800 })
        if ('opens' in seat) await page.locator('a[href*="/console/complaints/"]').nth(1).click()
        // Charts are drawn, and what moves has come to rest.
        await page.waitForTimeout(2_500)
        await page.screenshot({ path: `${FOLDER}/${name}.${language}.png` })
        await page.context().close()
      }
  } finally {
    await desk.close()
  }
}
