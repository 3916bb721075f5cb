import { Option, program } from 'commander'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import type { Language } from '../domain/names.ts'
import { mermaid } from '../drawings/mermaid.ts'
import { processSvg } from '../drawings/process-svg.ts'
import { processOf } from '../drawings/process.ts'
import { told } from '../drawings/told.ts'
import { categoryNames, loadCategoryLists } from '../rules/categories.ts'
import { clockTitlesOf } from '../domain/policy/clock-titles.ts'
import { loadPolicies } from '../rules/policies.ts'
import { runCommand } from '../run/ending.ts'

type Options = { lang: Language; svg?: boolean; policies?: string }

function run(id: string, { lang, svg, policies: folder }: Options): void {
  const policyDir = folder ?? loadConfig().policyDir
  const policies = loadPolicies(policyDir)
  const policy = policies.get(id)
  if (!policy) throw new Error(`There is no policy ${id}. Known: ${[...policies.keys()].join(', ')}.`)
  const categories = categoryNames(loadCategoryLists(policyDir))
  const drawn = told(processOf(policy), lang, { ...clockTitlesOf(policies), categories })
  process.stdout.write(svg ? processSvg(drawn) : mermaid(drawn))
}

program
  .name('process')
  .description('Draws the process that a policy makes, as Mermaid or as SVG.')
  .argument('<policy>', 'the id of the policy')
  .addOption(new Option('--lang <language>', 'its language').choices(['zh', 'en']).default('zh'))
  .option('--svg', 'as SVG, instead of Mermaid')
  .option('--policies <dir>', 'the folder of the policies')
  .action(run)
await runCommand(loadLanguage(), () => program.parseAsync())
