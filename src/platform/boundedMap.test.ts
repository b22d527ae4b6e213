import { expect, it } from 'vitest';
import { boundedMap } from './boundedMap.ts';

it('A bounded map forgets what was not used for longest', () => {
  const map = boundedMap<number>(2);
  map.set('one', 1);
  map.set('two', 2);
  map.get('one');
  map.set('three', 3);
  expect(['one', 'two', 'three'].map((key) => map.get(key))).toEqual([1, undefined, 3]);
});
