import { describe, expect, it } from 'vitest';
import { isLostConnection } from './lostConnection.ts';

const failed = (message: string, more = {}) => Object.assign(new Error(message), more);

describe('a database that cannot be reached', () => {
  it.each([
    failed('write EPIPE', { code: 'EPIPE', syscall: 'write' }),
    failed('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }),
    failed('Connection terminated unexpectedly'),
    failed('Client has encountered a connection error and is not queryable'),
    failed('terminating connection due to administrator command', { code: '57P01' }),
    failed('sorry, too many clients already', { code: '53300' }),
  ])('is known by: %s', (error) => expect(isLostConnection(error)).toBe(true));

  it.each([failed('duplicate key', { code: '23505' }), failed('cancelled', { code: '57014' }), 'EPIPE', undefined])(
    'is not meant by: %s',
    (error) => expect(isLostConnection(error)).toBe(false),
  );
});
