import Type, { type Static } from 'typebox';
import { FEE_TIMES } from '../../domain/money/fees.ts';
import { LISTED_WAYS } from '../../domain/money/obligation.ts';
import { CHANNELS, SUBJECTS } from '../../domain/procedure/procedure.ts';
import { type DataProblem, readObject } from '../../platform/dataFile.ts';
import { nullable } from '../../platform/nullable.ts';

const Text = Type.String({ minLength: 1 });
const Day = Type.String({ format: 'date' });
const exact = { additionalProperties: false };

const MoneyFile = Type.Object(
  {
    collectors: Type.Array(
      Type.Object(
        { agency: Text, name: Text, taxCode: Text, receiptForm: Text, receiptLetters: Text, forAll: Type.Boolean() },
        exact,
      ),
    ),
    merchants: Type.Array(
      Type.Object(
        {
          agency: Text,
          way: Type.Enum([...LISTED_WAYS]),
          // COD: an agreement with the post, nothing is signed with it
          secret: Type.String(),
          settings: Type.Record(Text, Type.String()),
          forAll: Type.Boolean(),
        },
        exact,
      ),
    ),
    feeRules: Type.Array(
      Type.Object(
        {
          procedure: Text,
          code: Text,
          kind: Type.Enum(['FEE', 'CHARGE']),
          name: Text,
          caseName: nullable(Text),
          channel: nullable(Type.Enum([...CHANNELS])),
          subject: nullable(Type.Enum([...SUBJECTS])),
          vnd: nullable(Type.Integer({ minimum: 0 })),
          perAnswer: nullable(Text),
          dueTime: Type.Enum([...FEE_TIMES]),
          basis: Text,
          validFrom: Day,
          validTo: nullable(Day),
        },
        exact,
      ),
    ),
    feeReductions: Type.Array(
      Type.Object(
        {
          procedure: nullable(Text),
          feeCode: nullable(Text),
          name: Text,
          channel: nullable(Type.Enum([...CHANNELS])),
          percent: Type.Integer({ minimum: 1, maximum: 100 }),
          automatic: Type.Boolean(),
          basis: Text,
          validFrom: Day,
          validTo: nullable(Day),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type MoneyData = Static<typeof MoneyFile>;

/** Reads a file of collectors, merchant accounts and fee table, with everything that is wrong in it. */
export function readMoneyFile(
  folder: string,
  file = 'money.json',
): { money: MoneyData | undefined; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  return { money: readObject(folder, file, MoneyFile, problems), problems };
}
