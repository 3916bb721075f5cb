export const BARE_QUEUE = 'bare'
export const BARE_WORKFLOW = 'bareLife'
