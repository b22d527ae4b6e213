import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatFilesText, parseFilesText } from '../../domain/form/files.ts';
import type { DossierView } from '../../features/dossiers/presentDossier.ts';
import type { SubmissionInput } from '../../features/dossiers/submissionInput.ts';
import { ApiProblem } from '../api.ts';
import { blankDraft } from '../reception/counterDraft.ts';
import {
  countEntries,
  dropEntry,
  findFile,
  isKeptFile,
  keepEntry,
  keepFile,
  listEntries,
  wipeOwner,
} from './counterStore.ts';
import { type Server, sendEntries } from './sendEntries.ts';
import { forgetKey, holdKey, NoKey, sealText, unsealText } from './storeKey.ts';

const UNREACHABLE = new ApiProblem({ status: 0, code: 'office.unreachable', title: 'Không kết nối được' });
const WRONG = new ApiProblem({
  status: 422,
  code: 'common.invalid_input',
  title: 'Nội dung không đúng',
  fields: [{ field: 'x', code: 'invalid', message: 'Số này không đúng.' }],
});

/** A server that enters each key once, as the real one does, and fails when told. */
function server() {
  const entered = new Map<string, SubmissionInput>();
  const uploads: string[] = [];
  const failing: { upload?: ApiProblem; submit?: ApiProblem; answerLost?: boolean } = {};
  const api: Server = {
    upload: async (name) => {
      if (failing.upload) throw failing.upload;
      uploads.push(name);
      return { id: `00000000-0000-4000-8000-00000000000${uploads.length}`, name };
    },
    submit: async (submission, key) => {
      if (failing.submit) throw failing.submit;
      if (!entered.has(key)) entered.set(key, submission);
      if (failing.answerLost) throw UNREACHABLE;
      return { id: key, code: `H99.03-261123-${key}` } as DossierView;
    },
  };
  return { api, entered, uploads, failing };
}

async function keep(owner: string, key: string, typedAt: string, scans: string[] = [], answers = {}) {
  const files = await Promise.all(scans.map((name) => keepFile(owner, new File(['%PDF-1.7'], name))));
  const components = [
    { key: 'form', name: 'Tờ khai', shape: 'ORIGINAL' as const, count: 1, fileIds: files.map(({ id }) => id) },
  ];
  const applicant = { kind: 'CITIZEN', name: `Người Mẫu ${key}` };
  const submission = { applicant, components, answers } as SubmissionInput;
  const name = submission.applicant.name;
  const draft = blankDraft(key);
  await keepEntry({ key, owner, name, procedureName: 'Thủ tục mẫu', typedAt, submission, draft });
  return files;
}

const keyOf = (letter: string) => btoa(letter.repeat(32));
beforeEach(async () => {
  await holdKey(keyOf('k'));
});

describe('the counter while the server cannot be reached', () => {
  it('keeps typed data and scans, and sends them in the order of typing when it can', async () => {
    const { api, entered, uploads } = server();
    const [scan] = await keep('a', '2', '2026-11-23T02:01:00Z', ['to-khai.pdf']);
    await keep('a', '1', '2026-11-23T02:00:00Z');
    const sent = await sendEntries('a', api);
    expect(sent.map(({ key, dossier }) => [key, dossier.code])).toEqual([
      ['1', 'H99.03-261123-1'],
      ['2', 'H99.03-261123-2'],
    ]);
    expect(uploads).toEqual(['to-khai.pdf']);
    expect(entered.get('2')?.components[0]?.fileIds.some(isKeptFile)).toBe(false);
    expect([await listEntries('a'), await findFile(scan?.id ?? '')]).toEqual([[], undefined]);
  });

  it('enters once although the answer was lost on the way, and uploads no scan twice', async () => {
    const { api, entered, uploads, failing } = server();
    await keep('b', '3', '2026-11-23T02:00:00Z', ['a.pdf', 'b.pdf']);
    failing.answerLost = true;
    expect(await sendEntries('b', api)).toEqual([]);
    expect(await listEntries('b')).toHaveLength(1);
    failing.answerLost = false;
    expect((await sendEntries('b', api)).map(({ key }) => key)).toEqual(['3']);
    expect([entered.size, uploads]).toEqual([1, ['a.pdf', 'b.pdf']]);
  });

  it('sends scans that answer a question of the form under the ids that the server gave them', async () => {
    const { api, entered, uploads } = server();
    const file = await keepFile('p', new File(['%PDF-1.7'], 'ảnh nhà.pdf'));
    const text = formatFilesText([file]);
    expect(parseFilesText(text)).toEqual([file]);
    await keep('p', '12', '2026-11-23T02:00:00Z', [], { 'items.0.photo': text, note: 'ghi chú' });
    await sendEntries('p', api);
    expect(uploads).toEqual(['ảnh nhà.pdf']);
    expect(entered.get('12')?.answers).toEqual({
      'items.0.photo': '00000000-0000-4000-8000-000000000001 ảnh nhà.pdf',
      note: 'ghi chú',
    });
    expect(await findFile(file.id)).toBeUndefined();
  });

  it('loses nothing while it is still away or the session is over', async () => {
    const { api, failing } = server();
    await keep('c', '4', '2026-11-23T02:00:00Z', ['c.pdf']);
    for (const status of [0, 502, 401, 429]) {
      failing.upload = new ApiProblem({ status, code: 'x', title: 'x' });
      await sendEntries('c', api);
      const [entry] = await listEntries('c');
      expect([entry?.problem, entry?.submission.components[0]?.fileIds.length]).toEqual([undefined, 1]);
    }
  });

  it('keeps what the server refuses, with the reason, and goes on with the next', async () => {
    const { api, failing } = server();
    await keep('d', '5', '2026-11-23T02:00:00Z');
    failing.submit = WRONG;
    await sendEntries('d', api);
    failing.submit = undefined;
    await keep('d', '6', '2026-11-23T02:05:00Z');
    expect((await sendEntries('d', api)).map(({ key }) => key)).toEqual(['6']);
    const [refused] = await listEntries('d');
    expect(refused?.problem).toBe('Nội dung không đúng Số này không đúng.');
    if (refused) await dropEntry(refused);
    expect(await listEntries('d')).toEqual([]);
  });

  it('is each officer’s own: nobody sees or sends another’s, and signing out wipes one’s own', async () => {
    const { api, entered } = server();
    const [scan] = await keep('e', '7', '2026-11-23T02:00:00Z', ['e.pdf']);
    await keep('f', '8', '2026-11-23T02:00:00Z');
    expect(await listEntries('g')).toEqual([]);
    await wipeOwner('e');
    expect([await listEntries('e'), await findFile(scan?.id ?? '')]).toEqual([[], undefined]);
    await sendEntries('e', api);
    expect(entered.size).toBe(0);
    expect([await countEntries('f'), await listEntries('f')]).toEqual([1, []]);
    await holdKey(keyOf('k'));
    expect(await listEntries('f')).toHaveLength(1);
  });
});

describe('what the tab keeps of the dossier being typed', () => {
  it('can be read with the officer’s key only, however long it is', async () => {
    const typed = JSON.stringify({ name: 'Nguyễn Văn Mẫu', note: 'ghi chú '.repeat(30_000) });
    const sealed = await sealText(typed);
    expect(sealed).toMatch(/^[A-Za-z0-9+/=]+\.[A-Za-z0-9+/=]+$/);
    expect(await unsealText(sealed)).toBe(typed);
    await holdKey(keyOf('x'));
    expect(await unsealText(sealed)).toBeUndefined();
    expect(await unsealText('không phải')).toBeUndefined();
  });
});

describe('what lies on the disk of the counter', () => {
  const disk = async () => {
    const db = await openDB('motcua-counter');
    const rows = [...(await db.getAll('entries')), ...(await db.getAll('files'))];
    db.close();
    return JSON.stringify(rows, (_, value) =>
      value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value,
    );
  };

  it('names nobody and shows no scan: only whose it is and when it was typed', async () => {
    await keep('h', '9', '2026-11-23T02:00:00Z', ['giay-khai-sinh.pdf']);
    const written = await disk();
    expect(written).toContain('2026-11-23T02:00:00Z');
    for (const secret of ['Người Mẫu', 'Thủ tục mẫu', 'giay-khai-sinh', 'PDF-1.7', keyOf('k')])
      expect(written).not.toContain(secret);
  });

  it('opens with the key of the officer alone, and nothing is kept without one', async () => {
    const [scan] = await keep('i', '10', '2026-11-23T02:00:00Z', ['i.pdf']);
    await holdKey(keyOf('x'));
    expect([await listEntries('i'), await findFile(scan?.id ?? ''), await countEntries('i')]).toEqual([
      [],
      undefined,
      1,
    ]);
    await forgetKey();
    expect(await listEntries('i')).toEqual([]);
    await expect(keep('i', '11', '2026-11-23T02:01:00Z')).rejects.toBeInstanceOf(NoKey);
    await holdKey(keyOf('k'));
    expect((await listEntries('i')).map(({ key }) => key)).toEqual(['10']);
    expect(await (await findFile(scan?.id ?? ''))?.blob.text()).toBe('%PDF-1.7');
  });
});
