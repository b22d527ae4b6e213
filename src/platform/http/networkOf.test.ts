import { describe, expect, it } from 'vitest';
import { networkOf } from './networkOf.ts';

describe('a visitor who is counted by address', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::ffff:203.0.113.5', '::ffff:203.0.113.5'],
    ['203.0.113.5', '203.0.113.5'],
  ])('is the whole network of an IPv6 customer: %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
