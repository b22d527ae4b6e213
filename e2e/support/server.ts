import { inject } from 'vitest';

const servers = inject('servers');
/** Each worker has a server to itself: what one file does to the province another one running beside it does not see. */
const own = servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length];
if (!own) throw new Error('No server was started for the browser tests');

/** Address of the server, without a slash at its end. */
export const SERVER_URL = own.url;

/** Its data folder. */
export const SERVER_HOME = own.home;
