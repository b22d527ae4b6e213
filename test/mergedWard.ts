import { v7 as uuidv7 } from 'uuid';
import { decideParameter } from '../src/features/parameters/decideParameter.ts';
import { findObligation, issueObligation } from '../src/features/payments/store.ts';
import { insertOrder, listOrdersOf } from '../src/features/post/orders.ts';
import { inTransaction } from '../src/platform/context.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, systemCtx } from './sampleProvince.ts';

// What there is beside dossiers, to see where it goes when a ward is merged.

/** Texts, wording, a number, a host name and a running stand-in of phường Ví Dụ. */
export async function layDown({ db }: SampleDatabase): Promise<void> {
  const by = await db.selectFrom('account').select('id').where('login', '=', 'qt.vidu').executeTakeFirstOrThrow();
  const text = { kind: 'received', language: 'vi', channel: 'PORTAL', agencyCode: 'H99.41', note: 'lời riêng' };
  const written = { createdBy: by.id, createdAt: SAMPLE_NOW, subject: 'Phường Ví Dụ đã nhận' };
  await db
    .insertInto('messageTemplate')
    .values([
      { ...text, ...written, id: uuidv7(), version: 1, body: 'Bản cũ' },
      { ...text, ...written, id: uuidv7(), version: 2, body: 'Bản mới' },
    ])
    .execute();
  const wording = (agencyCode: string, content: Record<string, string>) => ({
    id: uuidv7(),
    subject: 'wording',
    agencyCode,
    number: 1,
    content: JSON.stringify(content),
    legalBasis: 'Quyết định mẫu',
    validFrom: '2026-11-01',
    publishedBy: by.id,
    publishedAt: SAMPLE_NOW,
  });
  const [first, second] = [
    { note: 'Xin mang theo giấy hẹn.' },
    { note: 'Quầy mở cả sáng thứ Bảy.', phone: '0200 000 000' },
  ];
  await db
    .insertInto('paperVersion')
    .values([wording('H99.41', first), wording('H99.42', second)])
    .execute();
  await decideParameter(await ctxAs(db, 'quantri.tinh'), {
    key: 'reception.onlineAnswer',
    agencyCode: 'H99.41',
    procedureCode: null,
    value: 4,
    basis: 'Quy chế mẫu',
    decisionNumber: '5/QĐ-M',
    decisionDate: '2026-11-02',
    validFrom: '2026-11-02',
    validTo: null,
    note: '',
  });
  await db.updateTable('agency').set({ hostName: 'vidu.tinhmau.example' }).where('code', '=', 'H99.41').execute();
  const absent = await db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['post.id', 'accountId'])
    .where('login', '=', 'tiepnhan.vidu')
    .where('agencyCode', '=', 'H99.41')
    .executeTakeFirstOrThrow();
  const absenceId = uuidv7();
  await db
    .insertInto('absence')
    .values({
      id: absenceId,
      accountId: absent.accountId,
      substituteId: by.id,
      firstDay: '2026-11-20',
      lastDay: '2026-12-20',
      reason: 'Nghỉ phép',
      registeredBy: by.id,
      registeredAt: SAMPLE_NOW,
    })
    .execute();
  await db.insertInto('absencePost').values({ absenceId, postId: absent.id }).execute();
}

/** Words of the message in force at the agency; null: back to the built-in ones. */
export async function newestText({ db }: SampleDatabase, agencyCode: string): Promise<string | null | undefined> {
  const rows = await db
    .selectFrom('messageTemplate')
    .select('body')
    .where('agencyCode', '=', agencyCode)
    .orderBy('version', 'desc')
    .execute();
  return rows[0]?.body;
}

/** Where the stand-in acts today. */
export async function standsInAt({ db }: SampleDatabase): Promise<string[]> {
  const { actor } = await ctxAs(db, 'qt.vidu');
  const posts = actor.kind === 'OFFICER' ? actor.posts : [];
  return posts.flatMap(({ onBehalfOf, agencyCode }) => (onBehalfOf ? [agencyCode] : []));
}

/** A fee that is owed and a parcel that waits, of an open dossier; where they belong is asked again later. */
export async function owedAndWaiting({ db }: SampleDatabase, dossierId: string, agencyCode: string) {
  const line = { code: 'P', kind: 'FEE', name: 'Phí', fullVnd: 8_000, vnd: 8_000, basis: '', reduction: null } as const;
  const owed = { dossierId, collectorCode: agencyCode, purpose: 'AFTER_ACCEPTANCE', reason: 'Phí' } as const;
  const address = { name: 'Mẫu', phone: '', line: '', commune: '', province: '99' };
  const parcel = { dossierId, kind: 'DELIVERY', agencyCode, address, inside: true } as const;
  const [id, orderId] = await inTransaction(systemCtx(db), async (tx) => [
    (await issueObligation(tx, { ...owed, lines: [line] })).id,
    await insertOrder(tx, { ...parcel, items: [] }, { source: 'SYSTEM' }),
  ]);
  return async () => [
    (await findObligation(db, id))?.collectorCode,
    (await listOrdersOf(db, dossierId)).find((order) => order.id === orderId)?.agencyCode,
  ];
}

/** Everything a reorganisation may touch, to be compared before and after. */
export async function organisationNow({ db }: SampleDatabase) {
  const day = '2026-11-23';
  return {
    agencies: await db
      .selectFrom('agency')
      .select(['code', 'name', 'active', 'parentCode'])
      .where('active', '=', true)
      .orderBy('code')
      .execute(),
    units: await db.selectFrom('unit').select(['id', 'key']).where('validTo', 'is', null).orderBy('id').execute(),
    posts: await db
      .selectFrom('post')
      .select(['id', 'unitId'])
      .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', day)]))
      .orderBy('id')
      .execute(),
    offerings: await db
      .selectFrom('offering')
      .selectAll()
      .where('active', '=', true)
      .orderBy('procedureCode')
      .orderBy('competentAgencyCode')
      .execute(),
    drafts: await db.selectFrom('draft').select(['id', 'competentAgencyCode']).orderBy('id').execute(),
  };
}
