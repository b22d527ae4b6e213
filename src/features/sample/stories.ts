import { type Static, Type } from 'typebox';
import { CHANNELS } from '../../domain/procedure/procedure.ts';
import { type DataProblem, problem, readRows } from '../../platform/dataFile.ts';

const strict = { additionalProperties: false } as const;

/**
 * How a dossier stands today. AT_DESK: open, on the desk named by `desk`. ASKED and WITHDRAWN_EARLY: before it was
 * received. WAITING and PAYMENT: the clock stands still. REFUSED: the letter waits at the one-stop.
 */
export const ENDINGS = [
  'SUBMITTED',
  'DECLINED',
  'ASKED',
  'WITHDRAWN_EARLY',
  'AT_DESK',
  'WAITING',
  'PAYMENT',
  'WITHDRAWN',
  'REFUSED',
  'RESOLVED',
  'RETURNED',
  'REFUSED_RETURNED',
  'ON_THE_SPOT',
] as const;

/** What happened on the way. GUIDED: asked to complete it before it was received. */
export const DETOURS = ['GUIDED', 'SUPPLEMENT', 'SENT_BACK', 'OPINION', 'PAYMENT', 'VISIT', 'EXTENDED'] as const;

const Key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const Range = (maximum: number) => Type.Array(Type.Integer({ minimum: 0, maximum }), { minItems: 2, maxItems: 2 });

export const StorySchema = Type.Object(
  {
    about: Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict),
    count: Type.Integer({ minimum: 1, maximum: 1000 }),
    ends: Type.Enum([...ENDINGS]),
    /** step of the process, for AT_DESK */
    desk: Type.Optional(Key),
    /** only procedures of this process */
    process: Type.Optional(Key),
    channel: Type.Optional(Type.Enum([...CHANNELS])),
    /** only decided by this agency */
    agency: Type.Optional(Type.String({ maxLength: 20 })),
    detours: Type.Optional(Type.Array(Type.Enum([...DETOURS]), { uniqueItems: true })),
    /** from–to: share of the legal limit used by the last event, or by now where the dossier is open */
    usedPercent: Range(300),
    /** from–to: working days since the last event */
    daysAgo: Type.Optional(Range(60)),
  },
  strict,
);
export type Story = Static<typeof StorySchema>;

/** Endings before the dossier was received: only what was submitted online can have them. */
export const BEFORE_RECEPTION: readonly Story['ends'][] = ['SUBMITTED', 'DECLINED', 'ASKED', 'WITHDRAWN_EARLY'];

/** Reads `dossiers.json`: the stories of which the sample's dossiers are copies. */
export function readStories(folder: string): { stories: Story[]; problems: DataProblem[] } {
  const file = 'dossiers.json';
  const problems: DataProblem[] = [];
  const stories = readRows(folder, file, StorySchema, problems);
  stories.forEach(({ ends, desk, usedPercent, daysAgo = [] }, index) => {
    if ((ends === 'AT_DESK') !== (desk !== undefined)) {
      problems.push(
        problem(
          file,
          `/${index}/desk`,
          'Kết thúc AT_DESK, và chỉ kết thúc này, phải có mục desk.',
          'AT_DESK, and only AT_DESK, names a desk.',
        ),
      );
    }
    for (const [from = 0, to = from] of [usedPercent, daysAgo]) {
      if (from <= to) continue;
      problems.push(problem(file, `/${index}`, 'Khoảng giá trị bị ngược.', 'A range is reversed.'));
    }
  });
  return { stories, problems };
}
