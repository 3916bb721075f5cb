// `npm run worker`: the process that drives the complaints.
import './src/run/worker.ts'
