// A worker for tests that kill it: takes jobs 'notification.send' from DATABASE_URL, writes `began <pid>` into the file
// TRACE_FILE for each, and never finishes any.
import { appendFileSync } from 'node:fs';
import { createPool } from '../src/platform/db/database.ts';
import { startWorker } from '../src/platform/jobs/worker.ts';
import { createLog } from '../src/platform/log.ts';

const { DATABASE_URL = '', TRACE_FILE = '' } = process.env;

await startWorker(
  createPool(DATABASE_URL, 4),
  {
    'notification.send': () => {
      appendFileSync(TRACE_FILE, `began ${process.pid}\n`);
      return new Promise(() => undefined);
    },
  },
  createLog({ logLevel: 'silent', logFile: undefined }),
);
