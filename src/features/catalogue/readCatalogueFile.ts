import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileNotCatalogue, fileUnreadable } from './errors.ts';

/** The rows of a catalogue file, unread, and what the versions' source is called. */
export interface CatalogueFile {
  source: string;
  rows: unknown[];
}

/**
 * Opens a file of procedure records: a bare array, or an object with `procedures`.
 * @throws catalogue.file_unreadable, catalogue.file_not_catalogue (values: file, reason)
 */
export async function readCatalogueFile(file: string): Promise<CatalogueFile> {
  const name = path.basename(file);
  const text = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw fileUnreadable({ values: { file: name, reason: error.code ?? error.message }, cause: error });
  });
  return { source: `import:${name}`, rows: parseRows(text, name) };
}

function parseRows(bytes: Buffer, file: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw fileNotCatalogue({
      values: { file, reason: error instanceof Error ? error.message : String(error) },
      cause: error,
    });
  }
  const rows = Array.isArray(parsed) ? parsed : (parsed as { procedures?: unknown } | null)?.procedures;
  if (!Array.isArray(rows)) throw fileNotCatalogue({ values: { file, reason: 'procedures: [] ?' } });
  return rows;
}
