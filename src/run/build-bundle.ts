import { loadConfig } from '../config/load-config.ts'
import { bundleFile } from './workflow-bundle.ts'

// The image makes the workflows' code when it is built, for workers that cannot write: see Dockerfile.
console.log(await bundleFile(loadConfig()))
