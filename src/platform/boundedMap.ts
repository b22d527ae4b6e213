/**
 * Keeps at most `most` values, those used last; for what can never change under its key and costs work to make again.
 */
export interface BoundedMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

/** An empty map that keeps the `most` values used last. */
export function boundedMap<V>(most: number): BoundedMap<V> {
  // A Map remembers the order of insertion: who is used goes to its end, who is too many leaves at its beginning.
  const values = new Map<string, V>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.set(key, value);
      if (values.size > most) values.delete(values.keys().next().value!);
    },
  };
}
