import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults, sidewaysFaults, textOf } from './support/checks.ts';
import { signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * Two communes merge by a resolution of the provincial council (Điều 28 quy chế Hòa Bình; NQ 202/2025/QH15): the
 * administrator writes the plan, looks at every effect and confirms; a dossier in flight is finished by the successor.
 */

const URL_OF = SERVER_URL;
const [FROM, INTO, NEW] = ['H99.46', 'H99.47', 'H99.67'];
const DECISION = '88/NQ-HĐND';
const OFFICER = 'tiepnhan2.vidu';
/** Roles of the one officer of this journey, in each of the two communes. */
const POSTS = [
  ['RECEPTIONIST', 'quay'],
  ['SPECIALIST', 'tu-phap-ho-tich'],
  ['SPECIALIST', 'van-hoa-xa-hoi'],
  ['SPECIALIST', 'kinh-te'],
  ['RECORDS_CLERK', 'van-thu'],
] as const;

interface Found {
  id: string;
  code: string;
  applicantName: string;
  allowedActions: string[];
}

let browser: Browser;
let admin: Window;
let officer: Window;
let dossier: Found;

beforeAll(async () => {
  browser = await launchBrowser();
  admin = await openWindow(browser);
  officer = await openWindow(browser);
  await signInOfficer(admin.page, 'quantri.tinh');
  await givePosts(admin.page);
  await signInOfficer(officer.page, OFFICER);
});
afterAll(() => browser?.close());

async function call<T>(page: Page, path: string, body?: object): Promise<T> {
  const url = `${URL_OF}/api/v1${path}`;
  if (!body) return (await page.request.get(url)).json() as Promise<T>;
  const { csrfToken } = await call<{ csrfToken: string }>(page, '/me');
  const answer = await page.request.post(url, { data: body, headers: { 'x-csrf-token': csrfToken } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json() as Promise<T>;
}

async function givePosts(page: Page): Promise<void> {
  const { items } = await call<{ items: { id: string; login: string }[] }>(page, '/officers?agencyCode=H99.41');
  const id = items.find((one) => one.login === OFFICER)?.id;
  const { agencies } = await call<{ agencies: { code: string; units: { id: string; key: string }[] }[] }>(
    page,
    '/reorganisation-options',
  );
  for (const { code, units } of agencies.filter((agency) => [FROM, INTO].includes(agency.code))) {
    for (const [role, key] of POSTS) {
      const unitId = units.find((unit) => unit.key === key)?.id;
      await call(page, `/officers/${id}/posts`, { role, agencyCode: code, unitId });
    }
  }
}

/** One that the officer can issue or hand back: only these two actions are left. */
async function findDossier(): Promise<Found> {
  for (const queue of ['toReturn', 'unit', 'toSign']) {
    const { items } = await call<{ items: { id: string; code: string | null }[] }>(
      officer.page,
      `/queues/${queue}/dossiers?limit=200`,
    );
    for (const { id, code } of items.filter((item) => /^H99\.4[67]-/.test(item.code ?? ''))) {
      const view = await call<{ state?: unknown; allowedActions: string[]; applicant: { name: string } }>(
        officer.page,
        `/dossiers/${id}`,
      );
      const { allowedActions } = view;
      if (allowedActions.includes('RETURN') || allowedActions.includes('ISSUE'))
        return { id, code: code ?? '', applicantName: view.applicant.name, allowedActions };
    }
  }
  throw new Error('The sample has no dossier there that is nearly done.');
}

describe.sequential('two communes that merge', () => {
  it('are planned by the administrator, and the dry run lists every effect before anything changes', async () => {
    dossier = await findDossier();
    const { page } = admin;
    await page.goto(`${URL_OF}/office/reorganisations`);
    await page.getByRole('link', { name: 'Lập phương án' }).click();
    await page.locator('#title').fill('Sáp nhập xã Mẫu Lâm và xã Tập Dượt');
    await page.locator('#decisionNumber').fill(DECISION);
    await page.locator('#decisionDate').fill('01/11/2025');
    await page.locator('#effectiveOn').fill('02/11/2025');
    await page.getByRole('button', { name: 'Thêm cơ quan mới' }).click();
    await page.locator('#new-0-name').fill('Ủy ban nhân dân xã Hợp Nhất');
    await page.locator('#new-0-code').fill(NEW);
    await page.locator('#new-0-shortName').fill('UBND xã Hợp Nhất');
    await page.locator('#new-0-address').fill('Số 2 đường Ví Dụ');
    await page.getByRole('button', { name: 'Thêm nội dung' }).click();
    await page.locator('#move-0-from-0').selectOption(FROM);
    await page.locator('#move-0-from-1').selectOption(INTO);
    await page.locator('#move-0-to').selectOption(NEW);
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu phương án' }).click();
    await page.waitForURL(/reorganisations\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Chạy thử', exact: true }).click();
    await page.getByText('Không có gì vướng').first().waitFor();
    await page.getByText('Thành lập Ủy ban nhân dân xã Hợp Nhất (H99.67).').waitFor();
    expect(await textOf(page)).toMatch(/\d+ hồ sơ đang giải quyết sẽ đổi nơi giữ/);
    expect(await accessFaults(page)).toEqual([]);
    expect((await page.request.get(`${URL_OF}/co-quan/${NEW}`)).status()).toBe(404);
  });

  it('are carried out when the number of the resolution is typed', async () => {
    const { page } = admin;
    await page.getByLabel('Gõ lại số quyết định để xác nhận').fill('sai số');
    await page.getByRole('button', { name: 'Xác nhận thực hiện' }).click();
    await page.getByText('Số quyết định gõ lại không khớp').waitFor();
    await page.getByLabel('Gõ lại số quyết định để xác nhận').fill(DECISION);
    await page.getByRole('button', { name: 'Xác nhận thực hiện' }).click();
    await page.getByText('Đã thực hiện xong').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Hoàn lại phương án' }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await sidewaysFaults(page)).toEqual([]);
  });

  it('leave a dossier in flight to the successor, who finishes it under its old code', async () => {
    const { page } = officer;
    await page.goto(`${URL_OF}/office/search?words=${encodeURIComponent(dossier.code)}`);
    await page.locator('.desk-main').getByRole('link').filter({ hasText: dossier.code }).first().click();
    await page.getByText(`Sắp xếp tổ chức theo văn bản số ${DECISION}`).first().waitFor();
    const path = `/dossiers/${dossier.id}/actions`;
    if (dossier.allowedActions.includes('ISSUE'))
      await call(page, path, {
        action: 'ISSUE',
        resultNumber: '12/QĐ-M',
        resultDate: '2026-11-20',
        resultSigner: 'Lãnh đạo Mẫu',
      });
    await call(page, path, { action: 'RETURN', method: 'COUNTER', collectorName: dossier.applicantName });
    await admin.page.reload();
    await admin.page.getByText('Không hoàn lại được nữa').waitFor();
  });

  it('are found by everybody: the old code looks up, and the old page says what it became', async () => {
    const visitor = await openWindow(browser, { javaScriptEnabled: false });
    await visitor.page.goto(`${URL_OF}/tra-cuu/${dossier.code}`);
    expect(await textOf(visitor.page)).toContain('Đã trả kết quả');
    await visitor.page.goto(`${URL_OF}/co-quan/${FROM}`);
    await visitor.page.getByRole('heading', { level: 1, name: /đã được sắp xếp lại/ }).waitFor();
    await visitor.page.getByRole('link', { name: 'Ủy ban nhân dân xã Hợp Nhất' }).click();
    expect(new URL(visitor.page.url()).pathname).toBe(`/co-quan/${NEW}`);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });
});
