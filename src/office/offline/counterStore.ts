import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { v4 as uuidv4 } from 'uuid';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { Receivable, ReceivableDetails } from '../../features/reception/receivable.ts';
import type { AttachedFile, CounterDraft } from '../reception/counterDraft.ts';

/** A dossier typed while the server could not be reached; `key` names the request, so it is entered once. */
export interface KeptEntry {
  key: string;
  owner: string;
  name: string;
  procedureName: string;
  /** ISO instant */
  typedAt: string;
  submission: SubmissionInput;
  /** to open it again if the server does not take it */
  draft: CounterDraft;
  /** why the server did not take it, in words */
  problem?: string;
}

interface KeptFile {
  id: string;
  owner: string;
  name: string;
  blob: Blob;
}

interface Kept extends DBSchema {
  entries: { key: string; value: KeptEntry; indexes: { owner: string } };
  files: { key: string; value: KeptFile; indexes: { owner: string } };
  procedures: { key: string; value: ReceivableDetails };
}

const NAME = 'motcua-counter';
const LOCAL = 'local-';
let opened: Promise<IDBPDatabase<Kept>> | undefined;

function open(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'key' }).createIndex('owner', 'owner');
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('procedures', { keyPath: 'code' });
    },
  });
  return opened;
}

/** A scan on this computer; it is uploaded when the entry is sent. */
export async function keepFile(owner: string, file: File): Promise<AttachedFile> {
  const id = `${LOCAL}${uuidv4()}`;
  await (await open()).put('files', { id, owner, name: file.name, blob: file });
  return { id, name: file.name };
}

export function isKeptFile(id: string): boolean {
  return id.startsWith(LOCAL);
}

export async function findFile(id: string): Promise<KeptFile | undefined> {
  return (await open()).get('files', id);
}

export async function dropFile(id: string): Promise<void> {
  await (await open()).delete('files', id);
}

/** Writes an entry, also over one of the same key. */
export async function keepEntry(entry: KeptEntry): Promise<void> {
  await (await open()).put('entries', entry);
}

/** The officer's entries in the order in which they were typed. */
export async function listEntries(owner: string): Promise<KeptEntry[]> {
  const entries = await (await open()).getAllFromIndex('entries', 'owner', owner);
  return entries.sort((a, b) => a.typedAt.localeCompare(b.typedAt));
}

/** Removes an entry; its scans too, unless it is opened again. */
export async function dropEntry(entry: KeptEntry, { keepFiles = false } = {}): Promise<void> {
  const db = await open();
  await db.delete('entries', entry.key);
  if (keepFiles) return;
  for (const id of entry.submission.components.flatMap(({ fileIds }) => fileIds)) await db.delete('files', id);
}

/** Everything of the officer goes from this computer. */
export async function wipeOwner(owner: string): Promise<void> {
  const db = await open();
  const transaction = db.transaction(['entries', 'files'], 'readwrite');
  for (const name of ['entries', 'files'] as const) {
    const store = transaction.objectStore(name);
    for (const key of await store.index('owner').getAllKeys(owner)) await store.delete(key);
  }
  await transaction.done;
}

/** What the counter asks for a procedure, for the next time the server cannot be reached. Nothing personal. */
export async function keepProcedure(details: ReceivableDetails): Promise<void> {
  await (await open()).put('procedures', details);
}

export async function findProcedure(code: string): Promise<ReceivableDetails | undefined> {
  return (await open()).get('procedures', code);
}

/** Procedures this computer has received before, whose name or code holds every word. */
export async function searchProcedures(words: string): Promise<Receivable[]> {
  const wanted = foldVietnamese(words).split(/\s+/).filter(Boolean);
  const kept = await (await open()).getAll('procedures');
  return kept
    .filter(({ name, code }) => {
      const text = foldVietnamese(`${code} ${name}`);
      return wanted.every((word) => text.includes(word));
    })
    .map(({ code, name, field, deciders }) => ({
      code,
      name,
      field,
      deciders: deciders.filter(({ elsewhere }) => !elsewhere),
    }));
}
