import { loadConfig } from '../../config/load-config.ts'
import { consoleFiles } from './files.ts'

// The image builds the console's pages when it is built: it holds no Vite. See Dockerfile.
console.log(await consoleFiles(loadConfig()))
