import type { SignatureState } from '../../domain/vault/vaultItem.ts';
import type { Ctx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';

/** Every signature dictionary of a PDF names the bytes it covers (ISO 32000-2, 12.8.1). */
const MARK = Buffer.from('/ByteRange');

/** Whether a PDF carries a digital signature; whether it is good is not asked here. Other files have none. */
export async function signatureIn(
  { config }: Pick<Ctx, 'config'>,
  file: { sha256: string; mediaType: string },
): Promise<SignatureState> {
  if (file.mediaType !== 'application/pdf') return 'NONE';
  let before = Buffer.alloc(0);
  const stream = await storeOf(config).open(file.sha256);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const window = Buffer.concat([before, chunk]);
    if (window.includes(MARK)) return 'UNCHECKED';
    before = window.subarray(-MARK.length);
  }
  return 'NONE';
}
