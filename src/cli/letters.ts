import { Option, program } from 'commander'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { Language } from '../domain/names.ts'
import { LETTER_NAMES, loadWords, type LetterName } from '../notify/words/own-words.ts'
import { previewOf } from '../notify/words/preview.ts'
import { runCommand } from '../run/ending.ts'

type Options = { lang?: Language; letter?: LetterName; policies?: string }

function preview({ lang, letter, policies: folder }: Options): void {
  const words = loadWords(folder ?? loadConfig().policyDir)
  const languages = lang === undefined ? Language.options : [lang]
  const letters = letter === undefined ? LETTER_NAMES : [letter]
  const previews = languages.map((language) => previewOf({ language, words: words[language] }, letters))
  process.stdout.write(previews.join('\n'))
}

program.name('letters').description('The words of the letters to customers.')
program
  .command('preview')
  .description("Prints them, filled in with samples, with the firm's own words marked.")
  .addOption(new Option('--lang <language>', 'in one language only').choices(Language.options))
  .addOption(new Option('--letter <key>', 'one letter only').choices(LETTER_NAMES))
  .option('--policies <dir>', 'the folder of the policies')
  .action(preview)
await runCommand(loadLanguage(), () => program.parseAsync())
