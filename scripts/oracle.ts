import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedCases, logText } from '../test/support/logs/generated-logs.ts'

// Makes the oracle's files again (npm run oracle): what an independent program in Python with pandas makes of the
// generated log and, where it is there, of the help desk's. The tests compare the product's figures with these files.

const folder = path.resolve(import.meta.dirname, '../test/oracle')
const environment = path.resolve(import.meta.dirname, '../.cache/oracle')
const python = path.join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

if (!existsSync(python)) run('python3', ['-m', 'venv', environment])
run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', path.join(folder, 'requirements.txt')])

const generated = path.join(folder, 'generated-log.csv')
writeFileSync(generated, logText(generatedCases()))
answer(generated, 'generated.json')

const helpdesk = path.join(process.env['HELPDESK_LOG_DIR'] ?? '../shared/data', 'helpdesk-cases.csv.gz')
if (existsSync(helpdesk)) answer(helpdesk, 'helpdesk.json')
else console.log(`${helpdesk} is not there (HELPDESK_LOG_DIR): its answers stay as they are.`)

function answer(log: string, file: string): void {
  const program = path.join(folder, 'figures.py')
  const calendar = path.resolve(folder, '../../calendars/cn.json')
  const answers = run(python, [program, log, path.join(folder, 'questions.json'), calendar])
  writeFileSync(path.join(folder, file), answers)
  console.log(`${path.relative(process.cwd(), path.join(folder, file))} made from ${path.basename(log)}`)
}
