import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { parsePhone } from '../../domain/identity/phone.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { BusinessData, CitizenData, OfficerData, People } from './organisationSchemas.ts';

/**
 * Accounts and posts of the people. Whoever has an account keeps password and language; an officer keeps posts that the
 * files do not name, as an administrator may have given them. Three statements.
 */
export async function importPeople(tx: TxCtx, people: People, passwordHash: string): Promise<void> {
  await importOfficers(tx, people.officers, passwordHash);
  await importApplicants(tx, people, passwordHash);
}

async function importOfficers(tx: TxCtx, officers: OfficerData[], passwordHash: string): Promise<void> {
  if (officers.length === 0) return;
  const createdAt = tx.clock.now();
  await tx.db
    .insertInto('account')
    .values(
      officers.map(({ login, name, email, phone, mustChangePassword = false }) => ({
        id: uuidv7(),
        kind: 'OFFICER',
        login,
        fullName: name,
        email,
        phone: parsePhone(phone) ?? null,
        passwordHash,
        mustChangePassword,
        createdAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('login').doUpdateSet((row) => ({
        fullName: row.ref('excluded.fullName'),
        email: row.ref('excluded.email'),
        phone: row.ref('excluded.phone'),
      })),
    )
    .execute();
  await importPosts(tx, officers);
}

async function importPosts(tx: TxCtx, officers: OfficerData[]): Promise<void> {
  const posts = officers.flatMap(({ login, title, posts: held }) =>
    held.map(({ agency, unit, role }) => ({ id: uuidv7(), login, agency, unit, role, title: title.vi })),
  );
  await sql`
    INSERT INTO post (id, account_id, agency_code, unit_id, role, title)
    SELECT wanted.id, account.id, wanted.agency, unit.id, wanted.role, wanted.title
    FROM jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
      AS wanted(id uuid, login text, agency text, unit text, role text, title text)
    JOIN account ON account.login = wanted.login
    JOIN unit ON unit.agency_code = wanted.agency AND unit.key = wanted.unit
    WHERE NOT EXISTS (
      SELECT FROM post WHERE post.account_id = account.id AND post.unit_id = unit.id AND post.role = wanted.role
        AND post.valid_to IS NULL)`.execute(tx.db);
}

/** Citizens and businesses; they sign in with their phone number. */
export async function importApplicants(
  tx: TxCtx,
  { citizens, businesses }: { citizens: CitizenData[]; businesses: BusinessData[] },
  passwordHash: string,
): Promise<void> {
  const rows = [
    ...citizens.map((citizen) => ({
      ...accountOf(citizen),
      kind: 'CITIZEN',
      citizenId: citizen.citizenId,
      dateOfBirth: citizen.dateOfBirth,
      language: citizen.language ?? 'vi',
    })),
    ...businesses.map((business) => ({ ...accountOf(business), kind: 'ORGANISATION', taxCode: business.taxCode })),
  ];
  if (rows.length === 0) return;
  const createdAt = tx.clock.now();
  await tx.db
    .insertInto('account')
    .values(rows.map((row) => ({ ...row, passwordHash, createdAt })))
    .onConflict((conflict) => conflict.column('login').doNothing())
    .execute();
}

function accountOf({ name, phone, email, address }: CitizenData | BusinessData) {
  const login = parsePhone(phone) ?? phone;
  return { id: uuidv7(), login, fullName: name, phone: login, email, address };
}
