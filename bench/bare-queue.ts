/** The task queue of the bare workflow: a worker that serves nothing else. */
export const BARE_QUEUE = 'bench-bare';
