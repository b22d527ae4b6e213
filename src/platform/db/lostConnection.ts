const SYSTEM_CODES = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'];
/** What the database library says without a code: the server hung up, or did not answer in time. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** 08: the connection. 53: no more of them. 57: the server is starting or stopping (PostgreSQL, appendix A). */
const SQL_STATES = /^(08|53|57P)/;

/** Whether the database could not be reached, or was lost in the middle: the same may work in a moment. Pure. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return WORDS.test(error.message) || SQL_STATES.test(code) || (SYSTEM_CODES.includes(code) && 'syscall' in error);
}
