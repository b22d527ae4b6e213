import Type, { type Static } from 'typebox';
import { ROLES } from '../../domain/process/process.ts';
import { nullable } from '../../platform/nullable.ts';

const Text = (maxLength: number) => Type.String({ maxLength });
const Role = Type.Enum([...ROLES]);

/** A post with the names people know it by. */
export const PostView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  role: Role,
  agencyCode: Type.String(),
  agencyName: Type.String(),
  unitId: nullable(Type.String()),
  unitName: nullable(Type.String()),
  title: nullable(Type.String()),
  validFrom: Type.String({ format: 'date' }),
  validTo: nullable(Type.String()),
});

/** A post under which somebody acts today. */
export const ActingPostView = Type.Object({
  ...PostView.properties,
  onBehalfOf: nullable(
    Type.Object(
      {
        accountId: Type.String({ format: 'uuid' }),
        name: Type.String(),
        lastDay: Type.String({ format: 'date' }),
      },
      { description: 'The absent holder of the post, and until when; null for one’s own posts' },
    ),
  ),
});

export const PostInput = Type.Object({
  role: Text(40),
  agencyCode: Text(35),
  unitId: nullable(Type.String({ format: 'uuid' })),
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
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  status: Type.String(),
  mustChangePassword: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
  awayUntil: nullable(Type.String({ format: 'date', description: 'Last day of the present absence' })),
  posts: Type.Array(PostView),
});
export type OfficerView = Static<typeof OfficerView>;

export const OfficerDetail = Type.Object({
  ...OfficerView.properties,
  mayAdminister: Type.Boolean({ description: 'Every post is in an agency one administers' }),
});
export type OfficerDetail = Static<typeof OfficerDetail>;

const Uuid = Type.String({ format: 'uuid' });

export const DutiesView = Type.Object({
  inHands: Type.Integer({ description: 'Open dossiers in the officer’s hands' }),
  alone: Type.Array(
    Type.Object({
      role: Role,
      agencyCode: Type.String(),
      agencyName: Type.String(),
      unitId: nullable(Type.String()),
      unitName: nullable(Type.String()),
      open: Type.Integer(),
    }),
    { description: 'Desks that would have dossiers and nobody' },
  ),
  standsInFor: Type.Array(Type.Object({ name: Type.String(), lastDay: Type.String({ format: 'date' }) })),
  successors: Type.Array(
    Type.Object({
      accountId: Uuid,
      name: Type.String(),
      title: nullable(Type.String()),
      fits: Type.Integer({ description: 'How many of the dossiers this person could get' }),
      open: Type.Integer(),
    }),
  ),
});
export type DutiesView = Static<typeof DutiesView>;

/** Who gets the dossiers of an officer who goes; null: their desks. */
export const HandTo = Type.Object({ toAccountId: Type.Optional(nullable(Uuid)) });

export const ReleasedView = Type.Object({ toPerson: Type.Integer(), toDesk: Type.Integer() });
export type ReleasedView = Static<typeof ReleasedView>;

export const PlacesView = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      units: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
    }),
  ),
});
export type PlacesView = Static<typeof PlacesView>;

export const UnstaffedDesksView = Type.Object({
  items: Type.Array(
    Type.Object({
      agencyCode: Type.String(),
      agencyName: Type.String(),
      unitId: nullable(Type.String()),
      unitName: nullable(Type.String()),
      role: Role,
      open: Type.Integer(),
      late: Type.Integer(),
      nextDueAt: nullable(Type.String({ format: 'date-time' })),
    }),
  ),
});
export type UnstaffedDesksView = Static<typeof UnstaffedDesksView>;
