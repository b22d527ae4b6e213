import Type, { type Static } from 'typebox';

/** A posted form: anything named, all text. What is missing or wrong is said beside the field by the use case. */
export const FormBody = Type.Record(Type.String(), Type.String({ maxLength: 2_000 }));
export type FormBody = Static<typeof FormBody>;

/** Query of pages that know where to go afterwards (`tiep`) or what has just happened (`tin`). */
export const AfterQuery = Type.Object({
  tiep: Type.Optional(Type.String({ maxLength: 2_000 })),
  tin: Type.Optional(Type.String({ maxLength: 40 })),
});
