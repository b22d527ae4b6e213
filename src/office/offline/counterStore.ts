import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { v4 as uuidv4 } from 'uuid';
import { parseFilesText } from '../../domain/form/files.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import type { Receivable, ReceivableDetails } from '../../features/reception/receivable.ts';
import type { AttachedFile, CounterDraft } from '../reception/counterDraft.ts';
import { findKey, forgetKey, type Sealed, seal, sealJson, unseal, unsealJson } from './storeKey.ts';

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

/** On the disk only whose it is and when it was typed can be read. */
interface SealedEntry extends Pick<KeptEntry, 'key' | 'owner' | 'typedAt'> {
  sealed: Sealed;
}

interface SealedFile extends Pick<KeptFile, 'id' | 'owner'> {
  label: Sealed;
  content: Sealed;
}

interface Kept extends DBSchema {
  entries: { key: string; value: SealedEntry; indexes: { owner: string } };
  files: { key: string; value: SealedFile; indexes: { owner: string } };
  procedures: { key: string; value: ReceivableDetails };
}

const NAME = 'motcua-counter';
const VERSION = 3;
let opened: Promise<IDBPDatabase<Kept>> | undefined;

function open(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>(NAME, VERSION, {
    upgrade(db) {
      // Nothing that lay open is kept.
      for (const name of db.objectStoreNames) db.deleteObjectStore(name);
      db.createObjectStore('entries', { keyPath: 'key' }).createIndex('owner', 'owner');
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('procedures', { keyPath: 'code' });
    },
  });
  return opened;
}

/** A scan on this computer; it is uploaded when the entry is sent. Throws `NoKey`. */
export async function keepFile(owner: string, file: File): Promise<AttachedFile> {
  const id = keptFileId();
  const label = await sealJson({ name: file.name, type: file.type });
  const content = await seal(await file.arrayBuffer());
  await (await open()).put('files', { id, owner, label, content });
  return { id, name: file.name };
}

/** Ids of version 8 are free for own use (RFC 9562 §5.8) and no stored file has one; an answer may name it like any other. */
function keptFileId(): string {
  const id = uuidv4();
  return `${id.slice(0, VERSION_AT)}8${id.slice(VERSION_AT + 1)}`;
}

/** Where a UUID says its version. */
const VERSION_AT = 14;

export function isKeptFile(id: string): boolean {
  return id[VERSION_AT] === '8';
}

/** The scans of a submission that are still on this computer: of its papers, and of questions of its form. Pure. */
export function keptFilesOf({ components, answers }: SubmissionInput): string[] {
  const ofPapers = components.flatMap(({ fileIds }) => fileIds);
  const ofForm = Object.values(answers).flatMap((text) => parseFilesText(text) ?? []);
  return [...ofPapers, ...ofForm.map(({ id }) => id)].filter(isKeptFile);
}

export async function findFile(id: string): Promise<KeptFile | undefined> {
  const kept = await (await open()).get('files', id);
  if (!kept) return undefined;
  const label = await unsealJson<{ name: string; type: string }>(kept.label);
  const content = await unseal(kept.content);
  if (!label || !content) return undefined;
  return { id, owner: kept.owner, name: label.name, blob: new Blob([content], { type: label.type }) };
}

export async function dropFile(id: string): Promise<void> {
  await (await open()).delete('files', id);
}

/** Writes an entry, also over one of the same key. Throws `NoKey`. */
export async function keepEntry(entry: KeptEntry): Promise<void> {
  const { key, owner, typedAt } = entry;
  const sealed = await sealJson(entry);
  await (await open()).put('entries', { key, owner, typedAt, sealed });
}

/** The officer's entries in the order in which they were typed; none while nobody gives the key to read them. */
export async function listEntries(owner: string): Promise<KeptEntry[]> {
  const kept = await (await open()).getAllFromIndex('entries', 'owner', owner);
  if (kept.length === 0 || !(await findKey())) return [];
  const entries = await Promise.all(kept.map(({ sealed }) => unsealJson<KeptEntry>(sealed)));
  return entries.filter((entry) => entry !== undefined).sort((a, b) => a.typedAt.localeCompare(b.typedAt));
}

/** How many there are, readable or not. */
export async function countEntries(owner: string): Promise<number> {
  return (await open()).countFromIndex('entries', 'owner', owner);
}

/** Removes an entry; its scans too, unless it is opened again. */
export async function dropEntry(entry: KeptEntry, { keepFiles = false } = {}): Promise<void> {
  const db = await open();
  await db.delete('entries', entry.key);
  if (keepFiles) return;
  for (const id of keptFilesOf(entry.submission)) await db.delete('files', id);
}

/** Everything of the officer goes from this computer, the key too. */
export async function wipeOwner(owner: string): Promise<void> {
  await forgetKey();
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
