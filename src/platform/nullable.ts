import Type, { type Static, type TSchema, type TUnsafe } from 'typebox';

/**
 * The schema, or null. A request is coerced to the first type that can be made of what came: of `anyOf` with the text
 * first null becomes '', with null first 0 becomes null. One schema with two types leaves both as they are.
 */
export function nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const { type, enum: values } = schema as { type?: string; enum?: unknown[] };
  if (values) return Type.Unsafe({ ...schema, ...(type && { type: [type, 'null'] }), enum: [...values, null] });
  if (type && type !== 'object' && !('const' in schema)) return Type.Unsafe({ ...schema, type: [type, 'null'] });
  return Type.Unsafe(Type.Union([Type.Null(), schema]));
}
