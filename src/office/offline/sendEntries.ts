import { formatFilesText, parseFilesText } from '../../domain/form/files.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import { ApiProblem, post } from '../api.ts';
import type { AttachedFile } from '../reception/counterDraft.ts';
import { dropEntry, dropFile, findFile, keepEntry, keptFilesOf, listEntries } from './counterStore.ts';

/** What of the server is needed; the real one unless told. */
export interface Server {
  upload(name: string, blob: Blob): Promise<AttachedFile>;
  submit(submission: SubmissionInput, key: string): Promise<DossierView>;
}

const API: Server = {
  upload: (name, blob) => {
    const form = new FormData();
    form.append('file', blob, name);
    return post<AttachedFile>('/files', form);
  },
  submit: (submission, key) => post<DossierView>('/dossiers', submission, { idempotencyKey: key }),
};

export interface SentEntry {
  key: string;
  name: string;
  dossier: DossierView;
}

/**
 * Sends the officer's entries, oldest first. What the server refuses stays with the reason; when it cannot be reached, or
 * the session is over, everything stays for the next time. Safe to repeat: the server enters each key once.
 */
export async function sendEntries(owner: string, server: Server = API): Promise<SentEntry[]> {
  const sent: SentEntry[] = [];
  for (const entry of await listEntries(owner)) {
    if (entry.problem !== undefined) continue;
    try {
      const submission = await uploadFiles(entry.submission, server, async (done, id) => {
        await keepEntry({ ...entry, submission: done });
        await dropFile(id);
      });
      const dossier = await server.submit(submission, entry.key);
      await dropEntry({ ...entry, submission });
      sent.push({ key: entry.key, name: entry.name, dossier });
    } catch (error) {
      if (!(error instanceof ApiProblem) || waits(error)) break;
      await keepEntry({ ...entry, problem: wordsOf(error) });
    }
  }
  return sent;
}

/** The submission with every kept scan uploaded; told after each by its id here, so that none need be uploaded twice. */
export async function uploadFiles(
  submission: SubmissionInput,
  server: Pick<Server, 'upload'> = API,
  done: (submission: SubmissionInput, id: string) => Promise<void> = async () => undefined,
): Promise<SubmissionInput> {
  let current = submission;
  for (const id of keptFilesOf(submission)) {
    const file = await findFile(id);
    const stored = file && (await server.upload(file.name, file.blob));
    current = replaceFile(current, id, stored?.id);
    await done(current, id);
  }
  return current;
}

function replaceFile(submission: SubmissionInput, id: string, by: string | undefined): SubmissionInput {
  const components = submission.components.map((component) => ({
    ...component,
    fileIds: component.fileIds.flatMap((fileId) => (fileId === id ? (by ?? []) : fileId)),
  }));
  const answers = Object.entries(submission.answers).map(([path, text]) => {
    const files = text.includes(id) ? parseFilesText(text) : undefined;
    const sent = files?.flatMap((file) => (file.id === id ? (by ? { ...file, id: by } : []) : file));
    return [path, sent ? formatFilesText(sent) : text];
  });
  return { ...submission, components, answers: Object.fromEntries(answers) };
}

/** Not this entry's fault: unreachable, overloaded, signed out. */
function waits({ temporary, status }: ApiProblem): boolean {
  return temporary || status === 401 || status === 429;
}

function wordsOf({ message, detail, fields }: ApiProblem): string {
  return [message, detail, ...fields.map((field) => field.message)].filter(Boolean).join(' ');
}
