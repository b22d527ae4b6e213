import { PassThrough, type Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { Zip, ZipPassThrough } from 'fflate';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { inVault, vaultOwnerOf } from './owner.ts';
import { selectItems, toItem, type VaultItem } from './queries.ts';

/**
 * The whole vault of the actor as a ZIP: every file, and a list of them as CSV and JSON. Memory does not grow with it: a
 * file is read when the one before has been taken. One query.
 */
export async function exportVault(ctx: Ctx): Promise<Readable> {
  const rows = await selectItems(ctx)
    .where(inVault(vaultOwnerOf(ctx.actor)))
    .orderBy('vaultItem.createdAt')
    .orderBy('vaultItem.id')
    .execute();
  const items = rows.map((row) => toItem(ctx, row));
  const out = new PassThrough();
  writeZip(ctx, items, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function writeZip(ctx: Ctx, items: VaultItem[], out: PassThrough): Promise<void> {
  const zip = new Zip((error, chunk, final) => {
    if (error) out.destroy(error);
    else {
      out.write(chunk);
      if (final) out.end();
    }
  });
  const names = items.map((item, index) => `${String(index + 1).padStart(3, '0')}-${item.file.name}`);
  addText(zip, 'danh-sach.csv', listAsCsv(ctx, items, names));
  addText(zip, 'danh-sach.json', `${JSON.stringify(items.map(toRecord(names)), null, 2)}\n`);
  for (const [index, item] of items.entries()) {
    const entry = new ZipPassThrough(names[index]!);
    entry.mtime = item.createdAt;
    zip.add(entry);
    for await (const chunk of (await storeOf(ctx.config).open(item.file.sha256)) as AsyncIterable<Uint8Array>) {
      entry.push(chunk);
      if (out.writableNeedDrain) await drained(out);
      if (out.destroyed) return;
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
}

/** Somebody who stops reading ends the waiting too. */
function drained(out: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      out.off('drain', done);
      out.off('close', done);
      resolve();
    };
    out.once('drain', done);
    out.once('close', done);
  });
}

function addText(zip: Zip, name: string, text: string): void {
  const entry = new ZipPassThrough(name);
  zip.add(entry);
  entry.push(new TextEncoder().encode(text), true);
}

function listAsCsv({ language }: Ctx, items: VaultItem[], names: string[]): string {
  const { column, source, trust, state } = words(language).vault;
  const { file, name, number, issuer, issuedOn, validTo } = column;
  const head = [file, name, number, issuer, issuedOn, validTo, column.source, column.trust, column.state, 'SHA-256'];
  const day = (date: string | null) => (date ? formatDate(date) : '');
  const rows = items.map((item, index) => [
    names[index],
    item.name,
    item.number,
    item.issuer,
    day(item.issuedOn),
    day(item.validTo),
    source[item.source],
    trust[item.trust],
    state[item.state],
    item.file.sha256,
  ]);
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

const toRecord = (names: string[]) => (item: VaultItem, index: number) => {
  const { file, ...rest } = item;
  return { ...rest, file: names[index], mediaType: file.mediaType, sizeBytes: file.sizeBytes, sha256: file.sha256 };
};
