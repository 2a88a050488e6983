/** Queues are by what lies downstream: the database, the mail server, the bank. */
export const TASK_QUEUES = { core: 'core', mail: 'mail', payments: 'payments' } as const;
