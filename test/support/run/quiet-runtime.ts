import { DefaultLogger, Runtime } from '@temporalio/worker'

// Temporal's runtime is one for the whole process, which several test files share: whoever tests with workers imports
// this, and errors alone are logged.

Runtime.install({ logger: new DefaultLogger('ERROR') })
