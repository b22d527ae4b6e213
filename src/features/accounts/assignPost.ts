import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { refuseForeignPosts } from './createOfficer.ts';
import { accountNotFound } from './errors.ts';
import { checkPosts, insertPosts, type PostInput } from './posts.ts';

/** Gives an officer one more post, also one who came from another agency (Đ.8.2c, 12.2đ QĐ 1748/2023 Đồng Nai). */
export async function assignPost(ctx: Ctx, accountId: string, input: PostInput): Promise<void> {
  const { posts, fields } = await checkPosts(ctx, [input]);
  refuseForeignPosts(ctx, posts);
  if (fields.length > 0) throw invalidInput({ fields });
  await inTransaction(ctx, async (tx) => {
    const officer = await tx.db
      .selectFrom('account')
      .select('id')
      .where('id', '=', accountId)
      .where('kind', '=', 'OFFICER')
      .executeTakeFirst();
    if (!officer) throw accountNotFound();
    await insertPosts(tx, accountId, posts);
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'POST_ASSIGNED' });
  });
}
