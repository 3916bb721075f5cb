// The SDK writes down where each promise of a run was made, and reads every line of it from the source map: a quarter of
// what the sandbox does. Four lines say where a fault is; WORKFLOW_STACKS=full says how it came there.
Error.stackTraceLimit = 4
