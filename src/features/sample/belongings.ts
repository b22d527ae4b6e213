import { Readable } from 'node:stream';
import Type, { type Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import type { SignedInActor } from '../../platform/auth/signedInActor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { type DataProblem, readObject } from '../../platform/dataFile.ts';
import { nullable } from '../../platform/nullable.ts';
import { storeFile } from '../files/storeFile.ts';
import { collectPapers } from '../vault/collectPapers.ts';
import { declareItem } from '../vault/declareItem.ts';
import { readPeople } from './officers.ts';
import { samplePage } from './sampleFiles.ts';

const Text = Type.String({ minLength: 1 });
const Phone = Type.String({ pattern: '^0\\d{9}$' });
const exact = { additionalProperties: false };

const Belongings = Type.Object(
  {
    papers: Type.Array(
      Type.Object(
        {
          owner: Phone,
          name: Text,
          number: nullable(Text),
          issuer: nullable(Text),
          issuedOn: nullable(Type.String({ format: 'date' })),
          /** from the day of loading; null: without end */
          validDays: nullable(Type.Integer()),
        },
        exact,
      ),
    ),
    authorisations: Type.Array(
      Type.Object(
        { principal: Phone, agent: Phone, procedures: Type.Array(Text), days: Type.Integer({ minimum: 1 }) },
        exact,
      ),
    ),
  },
  exact,
);
export type Belongings = Static<typeof Belongings>;

/** Reads `belongings.json`: papers in vaults, and who acts for whom. */
export function readBelongings(folder: string): { belongings: Belongings | undefined; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  return { belongings: readObject(folder, 'belongings.json', Belongings, problems), problems };
}

const DAY_MS = 86_400_000;

/** Fills the vaults of the accounts of the files, and lets some of them act for others. After the dossiers. */
export async function loadBelongings(tx: TxCtx, { papers, authorisations }: Belongings): Promise<void> {
  const { applicants } = await readPeople(tx);
  const accountOf = (phone: string): SignedInActor => {
    const account = applicants.get(parsePhone(phone) ?? phone);
    if (!account) throw new Error(`belongings.json: nobody has ${phone}`);
    return account;
  };
  const now = tx.clock.now();
  const dayFromNow = (days: number) => vietnamDate(now.getTime() + days * DAY_MS);
  for (const { owner, validDays, ...facts } of papers) {
    const ctx = { ...tx, actor: accountOf(owner) };
    const { id } = await storeFile(ctx, { name: `${facts.name}.pdf`, stream: Readable.from([samplePage(facts.name)]) });
    await declareItem(ctx, { ...facts, validTo: validDays === null ? null : dayFromNow(validDays) }, id);
  }
  const owners = [...new Set(papers.map(({ owner }) => accountOf(owner).accountId))];
  await collectResults(tx, owners);
  for (const { principal, agent, procedures, days } of authorisations)
    await tx.db
      .insertInto('authorisation')
      .values({
        id: uuidv7(),
        principalId: accountOf(principal).accountId,
        agentId: accountOf(agent).accountId,
        procedureCodes: procedures,
        validFrom: dayFromNow(0),
        validTo: dayFromNow(days),
        createdAt: now,
        acceptedAt: now,
      })
      .execute();
}

/** The results that were handed over to them, as the program brings them into the vault by itself. */
async function collectResults(tx: TxCtx, owners: string[]): Promise<void> {
  const returned = await tx.db
    .selectFrom('dossier')
    .select('id')
    .where('ownerAccountId', 'in', owners)
    .where('status', '=', STATUS.RETURNED)
    .orderBy('submittedAt')
    .execute();
  for (const { id } of returned) await collectPapers(tx, { dossierId: id, type: 'RETURNED' });
}
