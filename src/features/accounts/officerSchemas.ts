import Type from 'typebox';
import { ROLES } from '../../domain/process/process.ts';

const Text = (maxLength: number) => Type.String({ maxLength });
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const Role = Type.Enum([...ROLES]);

/** A post with the names people know it by. */
export const PostView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  role: Role,
  agencyCode: Type.String(),
  agencyName: Type.String(),
  unitId: TextOrNull,
  unitName: TextOrNull,
  title: TextOrNull,
});

export const PostInput = Type.Object({
  role: Text(40),
  agencyCode: Text(35),
  unitId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  title: Type.Optional(Text(200)),
  validFrom: Type.Optional(Type.String({ format: 'date' })),
  validTo: Type.Optional(Type.String({ format: 'date' })),
});

export const OfficerInput = Type.Object({
  login: Text(40),
  fullName: Text(100),
  email: Type.Optional(Text(254)),
  phone: Type.Optional(Text(30)),
  posts: Type.Array(PostInput, { maxItems: 20 }),
});

export const OfficerView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  login: Type.String(),
  fullName: Type.String(),
  email: TextOrNull,
  phone: TextOrNull,
  status: Type.String(),
  mustChangePassword: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
  posts: Type.Array(PostView),
});
