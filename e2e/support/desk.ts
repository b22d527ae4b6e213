import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openWindow, type Window } from './browser.ts';
import { takeSession } from './people.ts';
import { SERVER_URL } from './server.ts';

const api = () => `${SERVER_URL}/api/v1`;

export interface EnteredDossier {
  id: string;
  code: string;
}

/** Officers at their desks, each with a window of their own, and what they do by the API to set a scene. */
export async function openDesks<L extends string>(browser: Browser, logins: readonly L[]) {
  const windows = new Map<L, Window>();
  for (const login of logins) {
    const window = await openWindow(browser);
    windows.set(login, window);
    await takeSession(window.page, '/can-bo/dang-nhap', login);
  }
  const at = (login: L): Page => {
    const window = windows.get(login);
    if (!window) throw new Error(`Nobody signed in as ${login}`);
    return window.page;
  };
  async function post<T>(login: L, address: string, data: object): Promise<T> {
    const { request } = at(login);
    const { csrfToken } = await (await request.get(`${api()}/me`)).json();
    const answer = await request.post(`${api()}${address}`, { headers: { 'x-csrf-token': csrfToken }, data });
    if (!answer.ok()) throw new Error(`${address}: ${await answer.text()}`);
    return answer.json();
  }
  async function upload(login: L, file: string): Promise<string> {
    const { request } = at(login);
    const { csrfToken } = await (await request.get(`${api()}/me`)).json();
    const multipart = {
      file: { name: path.basename(file), mimeType: 'application/pdf', buffer: await readFile(file) },
    };
    const answer = await request.post(`${api()}/files`, { headers: { 'x-csrf-token': csrfToken }, multipart });
    if (!answer.ok()) throw new Error(`${file}: ${await answer.text()}`);
    return (await answer.json()).id;
  }
  return {
    at,
    post,
    /** a PDF of the disk; its id */
    upload,
    get: async (login: L, address: string) => (await at(login).request.get(`${api()}${address}`)).json(),
    /** Received at the counter, with a ground for the papers that are not there. */
    enter: (login: L, procedureCode: string, competentAgencyCode: string) =>
      post<EnteredDossier>(login, '/dossiers', {
        procedureCode,
        competentAgencyCode,
        channel: 'COUNTER',
        applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001' },
        answers: {},
        components: [],
        missingReason: 'Giấy tờ đã có trong hệ thống.',
        setCount: 1,
        delivery: { method: 'COUNTER' },
      }),
    act: (login: L, { id }: { id: string }, action: object) => post(login, `/dossiers/${id}/actions`, action),
    /** what the pages of all of them complained about */
    complaints: () => [...windows.values()].flatMap((window) => window.complaints),
    close: () => Promise.all([...windows.values()].map((window) => window.close())),
  };
}

export type Desks<L extends string> = Awaited<ReturnType<typeof openDesks<L>>>;
