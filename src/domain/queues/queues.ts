/** Work queues of an officer, in the order of the screen: what presses first. */
export const QUEUES = [
  'mine',
  'unit',
  'returned',
  'toReceive',
  'dueToday',
  'late',
  'toSign',
  'decisions',
  'opinions',
  'withdrawals',
  'toReturn',
  'notCollected',
  'waiting',
  'branches',
  'standIn',
  'wholeUnit',
  'elsewhere',
  'test',
] as const;
export type QueueName = (typeof QUEUES)[number];

/** What can be listed: the queues, and what the officer has worked on lately (a memory, not work: it is not counted). */
export const LISTS = [...QUEUES, 'recent'] as const;
export type ListName = (typeof LISTS)[number];
