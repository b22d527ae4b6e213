/** `due`: the most urgent first; `received`: the oldest first, `latest`: the newest; `step`: longest at its desk first */
export const SORTS = ['due', 'received', 'latest', 'step'] as const;
export type QueueSort = (typeof SORTS)[number];
