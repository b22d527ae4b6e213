import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../../domain/language.ts';
import { ROLES } from '../../domain/process/process.ts';
import { nullable } from '../../platform/nullable.ts';

/** Shapes of the files that describe a province's organisation. Unknown keys are refused: a typing error must show. */
const strict = { additionalProperties: false } as const;

const BothWords = Type.Object(
  { vi: Type.String({ minLength: 1, pattern: '\\S' }), en: Type.String({ minLength: 1, pattern: '\\S' }) },
  strict,
);
// Điều 4 QĐ 20/2020/QĐ-TTg: groups of capitals and digits separated by full stops, level 1 first, at most 35 signs.
const AgencyCode = Type.String({ pattern: '^[A-Y]\\d{2}(\\.[A-Z0-9]+){0,9}$', maxLength: 35 });
const Key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const Text = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const Phone = Type.String({ pattern: '^(0|1)[0-9 ]{6,14}$' });
const Email = Type.String({ pattern: '^[a-z0-9.]+@[a-z0-9.-]+\\.[a-z]+$' });
const HostName = Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$' });
const IsoDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const IsoMinute = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}\\+07:00$' });
const FieldCode = Type.String({ minLength: 1, maxLength: 40 });
const Hours = Type.String({ minLength: 1, maxLength: 120 });

export const AGENCY_TIERS = ['PROVINCE', 'DISTRICT', 'COMMUNE', 'VERTICAL'] as const;
export const AGENCY_KINDS = ['COMMITTEE', 'OFFICE', 'CENTRE', 'DEPARTMENT', 'VERTICAL', 'DISTRICT', 'COMMUNE'] as const;
export const UNIT_KINDS = ['ONE_STOP', 'DIVISION', 'LEADERSHIP', 'RECORDS'] as const;
export const GOVERNMENT_MODES = ['TWO_TIER', 'THREE_TIER'] as const;
export const NOTICE_KINDS = ['INFO', 'MAINTENANCE', 'INCIDENT'] as const;
export const CODE_FORMATS = ['LOCAL', 'TT01', 'TT04'] as const;

export const ProvinceSchema = Type.Object(
  {
    code: AgencyCode,
    name: BothWords,
    portalName: BothWords,
    publicUrl: Type.String({ pattern: '^https?://[^\\s/]+$' }),
    threeTiers: Type.Boolean(),
    dossierCodeFormat: Type.Enum([...CODE_FORMATS]),
    leadAgency: AgencyCode,
    oneStop: AgencyCode,
    hotline: Phone,
    email: Email,
    address: Text,
    welcome: BothWords,
    about: BothWords,
    support: BothWords,
  },
  strict,
);
export type ProvinceData = Static<typeof ProvinceSchema>;

export const UnitSchema = Type.Object(
  {
    key: Key,
    kind: Type.Enum([...UNIT_KINDS]),
    name: BothWords,
    /** codes of the fields whose dossiers this division resolves */
    fields: Type.Optional(Type.Array(FieldCode, { uniqueItems: true })),
  },
  strict,
);
export type UnitData = Static<typeof UnitSchema>;

export const AgencySchema = Type.Object(
  {
    code: AgencyCode,
    name: BothWords,
    shortName: BothWords,
    tier: Type.Enum([...AGENCY_TIERS]),
    kind: Type.Enum([...AGENCY_KINDS]),
    /** in which form of local government the agency exists */
    modes: Type.Array(Type.Enum([...GOVERNMENT_MODES]), { minItems: 1, uniqueItems: true }),
    /** whether it resolves procedures itself; such an agency must have a whole set of desks */
    competent: Type.Boolean(),
    parent: nullable(AgencyCode),
    /** parent while the three-tier mode is on, when it differs */
    threeTierParent: Type.Optional(AgencyCode),
    /** agency at whose one-stop its dossiers are received and returned */
    oneStop: AgencyCode,
    calendar: Key,
    address: Text,
    phone: Phone,
    hotline: Phone,
    email: Email,
    hostName: HostName,
    units: Type.Array(UnitSchema, { minItems: 1 }),
  },
  strict,
);
export type AgencyData = Static<typeof AgencySchema>;

const PostSchema = Type.Object({ agency: AgencyCode, unit: Key, role: Type.Enum([...ROLES]) }, strict);

export const OfficerSchema = Type.Object(
  {
    login: Type.String({ pattern: '^[a-z0-9]+(\\.[a-z0-9]+)+$', maxLength: 60 }),
    name: Text,
    title: BothWords,
    /** agency that employs the officer; the posts may be elsewhere (Điều 8 khoản 2c QĐ 1748/2023 Đồng Nai) */
    homeAgency: AgencyCode,
    email: Email,
    phone: Phone,
    posts: Type.Array(PostSchema, { minItems: 1 }),
    mustChangePassword: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type OfficerData = Static<typeof OfficerSchema>;

const MobilePhone = Type.String({ pattern: '^0\\d{9}$' });

export const CitizenSchema = Type.Object(
  {
    name: Text,
    phone: MobilePhone,
    email: Email,
    citizenId: Type.String({ pattern: '^\\d{12}$' }),
    dateOfBirth: IsoDay,
    sex: Type.Enum(['MALE', 'FEMALE']),
    address: Text,
    commune: AgencyCode,
    language: Type.Optional(Type.Enum([...LANGUAGES])),
  },
  strict,
);
export type CitizenData = Static<typeof CitizenSchema>;

export const BusinessSchema = Type.Object(
  {
    name: Text,
    phone: MobilePhone,
    email: Email,
    taxCode: Type.String({ pattern: '^\\d{10}(-\\d{3})?$' }),
    address: Text,
    commune: AgencyCode,
    /** `citizenId` of the person who represents it */
    representative: Type.String({ pattern: '^\\d{12}$' }),
  },
  strict,
);
export type BusinessData = Static<typeof BusinessSchema>;

const WeekSchema = Type.Object(
  {
    '1': Type.Optional(Hours),
    '2': Type.Optional(Hours),
    '3': Type.Optional(Hours),
    '4': Type.Optional(Hours),
    '5': Type.Optional(Hours),
    '6': Type.Optional(Hours),
    '7': Type.Optional(Hours),
  },
  strict,
);

const SeasonEnd = Type.String({ pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$' });

export const CalendarSchema = Type.Object(
  {
    id: Key,
    name: BothWords,
    week: WeekSchema,
    seasons: Type.Array(Type.Object({ name: BothWords, from: SeasonEnd, to: SeasonEnd, week: WeekSchema }, strict)),
    /** days on which the agency is closed, or open only in the sessions that remain */
    closures: Type.Array(
      Type.Object(
        { date: IsoDay, name: BothWords, sessions: Type.Optional(Hours), notice: Type.Optional(Text) },
        strict,
      ),
    ),
  },
  strict,
);
export type CalendarData = Static<typeof CalendarSchema>;

export const QuestionSchema = Type.Object(
  {
    /** field code, or null for questions about the one-stop itself */
    field: nullable(FieldCode),
    /** heading under which the portal lists the question */
    topic: BothWords,
    question: BothWords,
    answer: BothWords,
    basis: Type.Optional(Text),
  },
  strict,
);
export type QuestionData = Static<typeof QuestionSchema>;

const MapPoint = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });

/** A FeatureCollection of GeoJSON: communes as polygons, rivers and roads as lines. */
export const ProvinceMapSchema = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(
      Type.Union([
        Type.Object({
          type: Type.Literal('Feature'),
          properties: Type.Object({ kind: Type.Literal('COMMUNE'), agency: AgencyCode, name: Text }, strict),
          geometry: Type.Object({
            type: Type.Literal('Polygon'),
            coordinates: Type.Array(Type.Array(MapPoint, { minItems: 4 }), { minItems: 1 }),
          }),
        }),
        Type.Object({
          type: Type.Literal('Feature'),
          properties: Type.Object({ kind: Type.Enum(['RIVER', 'ROAD']), name: Text }, strict),
          geometry: Type.Object({
            type: Type.Literal('LineString'),
            coordinates: Type.Array(MapPoint, { minItems: 2 }),
          }),
        }),
      ]),
      { minItems: 1 },
    ),
  },
  strict,
);
export type ProvinceMapData = Static<typeof ProvinceMapSchema>;

export const NoticeSchema = Type.Object(
  { kind: Type.Enum([...NOTICE_KINDS]), title: BothWords, body: BothWords, from: IsoMinute, to: IsoMinute },
  strict,
);
export type NoticeData = Static<typeof NoticeSchema>;

export interface People {
  officers: OfficerData[];
  citizens: CitizenData[];
  businesses: BusinessData[];
}

/** Everything the organisation files of a province say. `province` is missing when its file cannot be used. */
export interface Organisation {
  province?: ProvinceData;
  agencies: AgencyData[];
  people: People;
  calendars: CalendarData[];
  faq: QuestionData[];
  notices: NoticeData[];
  /** GeoJSON of the communes, where the province has drawn one */
  map?: ProvinceMapData;
}
