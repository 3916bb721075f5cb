import { readFile } from 'node:fs/promises'
import { program } from 'commander'
import { ConfigFault } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { SETTINGS_SAY } from '../config/words.ts'
import { findRunning } from '../embedded/running.ts'
import { checkReceipt, FileShape, PublishedShape, type Verdict } from '../portal/receipt/check.ts'
import { verdictWords } from '../portal/receipt/words.ts'
import { createSlowPool } from '../register/pool.ts'
import { faultText } from '../register/proof/fault.ts'
import { verifyRegister, type Verified } from '../register/proof/verify.ts'
import { runCommand } from '../run/ending.ts'

// `npm run verify`: is every event what was recorded, and none gone or added? 1 when something is found.

async function verify({ root }: { root?: string[] }): Promise<void> {
  const { databaseUrl, dataDir, language } = loadConfig()
  const url = databaseUrl ?? findRunning(dataDir)?.databaseUrl
  if (url === undefined) throw new ConfigFault(SETTINGS_SAY.noRegister[language])
  const pool = createSlowPool(url)
  let faults = 0
  try {
    const onFault = (fault: Parameters<typeof faultText>[0]) => {
      faults++
      console.log(`✗ ${faultText(fault)}`)
    }
    const verified = await verifyRegister(pool, { onFault, ...(root && { roots: root }) })
    for (const line of summary(verified)) console.log(line)
  } finally {
    await pool.end()
  }
  console.log(faults === 0 ? '✓ Everything is as it was recorded.' : `✗ ${faults} findings.`)
  process.exitCode = faults === 0 ? 0 : 1
}

function* summary({ complaints, events, replaced, erased, roots, lastRoot }: Verified): Generator<string> {
  yield `${complaints} complaints, ${erased} of them erased; ${events} entries, ${replaced} that were replaced`
  yield lastRoot
    ? `${roots} daily roots; that of ${lastRoot.day} is ${lastRoot.root}`
    : 'No daily root yet: nothing is proved against a person who can write to the whole database.'
}

type Kept = { published: string }

/** Offline: with what was published and kept, and nothing of the firm's. */
async function verifyReceipt(file: string, { published }: Kept): Promise<void> {
  const language = loadLanguage()
  const known = PublishedShape.parse(JSON.parse(await readFile(published, 'utf8')))
  const read = FileShape.safeParse(await jsonIn(file))
  const verdict: Verdict = read.success
    ? await checkReceipt(read.data, known)
    : { is: 'wrong', why: 'unreadable' }
  if (verdict.is !== 'wrong') console.log(JSON.stringify(verdict.receipt, null, 2))
  console.log(`${verdict.is === 'wrong' ? '✗' : '✓'} ${verdictWords(verdict, language)}`)
  process.exitCode = verdict.is === 'wrong' ? 1 : 0
}

const jsonIn = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

program
  .command('receipt <file>')
  .description('Proves a receipt by what was published: no register, no firm and no network is needed.')
  .requiredOption('--published <file>', 'what GET /v1/receipts/roots told, kept elsewhere')
  .action(verifyReceipt)
program
  .name('verify')
  .description('Proves that nothing in the register was changed, removed, reordered or added.')
  .option('--root <hex...>', 'daily roots that were kept elsewhere: they must be among those in the register')
  .action(verify)
await runCommand(loadLanguage(), () => program.parseAsync())
