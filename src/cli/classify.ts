import { program } from 'commander'
import { z } from 'zod'
import { learnFrom } from '../activities/reading/learn-reading.ts'
import { ConfigFault } from '../config/config.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { SETTINGS_SAY } from '../config/words.ts'
import { findRunning } from '../embedded/running.ts'
import { readChecked } from '../files/read.ts'
import type { Keywords } from '../reading/features.ts'
import { readLabelled } from '../reading/labelled.ts'
import {
  answersOf,
  byKeywords,
  crossRead,
  macroF1,
  mostFrequent,
  PARTS,
  sharpnessFor,
  withCertainty,
  type Answer,
} from '../reading/measure.ts'
import type { Model } from '../reading/model.ts'
import { readAll } from '../reading/read-all.ts'
import { createSlowPool } from '../register/pool.ts'
import { latestFigures } from '../register/readings/readings.ts'
import { categoryKeywords, loadCategoryLists } from '../rules/categories.ts'
import { runCommand } from '../run/ending.ts'

const KeywordFile = z.record(z.string(), z.array(z.string().min(1)))

const shown = (answers: readonly Answer[]): string => macroF1(answers).toFixed(3)
const percent = (part: number, of: number): string => `${((100 * part) / (of || 1)).toFixed(1)} %`

async function evaluate(file: string, { keywords: from }: { keywords?: string }): Promise<void> {
  const examples = readLabelled(file)
  const keywords: Keywords = from === undefined ? {} : readChecked(from, KeywordFile, { what: 'Keywords' })
  const held = await crossRead(await readAll(examples, { keywords }))
  const codes = new Set(examples.map(({ code }) => code)).size
  console.log(`${examples.length} texts with ${codes} labels, in ${PARTS} parts each read by the others.`)
  console.log(`macro-F1 of the first reading: ${shown(answersOf(held))}`)
  console.log(`macro-F1 of the most frequent label: ${shown(mostFrequent(examples))}`)
  if (from !== undefined)
    console.log(`macro-F1 of the keywords alone: ${shown(await byKeywords(examples, keywords))}`)
  const sharpness = await sharpnessFor(held)
  for (const certainty of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const said = withCertainty(held, { sharpness, certainty })
    const right = said.filter(({ code, read }) => code === read).length
    const share = percent(said.length, held.length)
    console.log(`from ${certainty} on: says something of ${share}, right in ${percent(right, said.length)}`)
  }
}

/** Learns now, as every night, and says how well each field is read. */
async function trainNow(): Promise<void> {
  const { databaseUrl, dataDir, policyDir, language } = loadConfig()
  const url = databaseUrl ?? findRunning(dataDir)?.databaseUrl
  if (url === undefined) throw new ConfigFault(SETTINGS_SAY.noRegister[language])
  const keywords = categoryKeywords(loadCategoryLists(policyDir))
  const pool = createSlowPool(url)
  try {
    const { version, complaints, fields } = await learnFrom({ pool, keywords })
    console.log(`Version ${version} was learned from ${complaints} complaints.`)
    const { measured = {} } = (await latestFigures<Model>(pool)) ?? {}
    for (const [field, { macroF1: score, mostFrequent: usual }] of Object.entries(measured)) {
      const use = fields.includes(field) ? 'suggested' : 'not read well enough'
      console.log(`${field}: macro-F1 ${score.toFixed(3)}, most frequent ${usual.toFixed(3)}: ${use}`)
    }
    if (fields.length === 0) console.log('Nothing is suggested.')
  } finally {
    await pool.end()
  }
}

program
  .name('classify')
  .description('The first reading of what comes in: learns it, and says how well it reads.')
program
  .command('train')
  .description('Learns now from the closed complaints of the register, as happens every night by itself.')
  .action(trainNow)
program
  .command('eval')
  .description('Reads labelled texts, each by what was learned from the others, and says how well.')
  .argument(
    '<file>',
    'a CSV file with the columns text and label, and person where it is known, or one JSON object a line',
  )
  .option('--keywords <file>', 'JSON: for each label the words that speak for it')
  .action(evaluate)
await runCommand(loadLanguage(), () => program.parseAsync())
