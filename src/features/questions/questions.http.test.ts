import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { registerHelpPages } from '../catalogue/help.pages.tsx';
import { registerEmbed } from '../embed/embed.pages.tsx';
import { saveNotice } from '../notices/saveNotice.ts';
import { openBrowser, openTestPortal, type TestPortal } from '../submission/testPortal.ts';
import { answerQuestion, listOpenQuestions, saveQuestionAnswer } from './questionDesk.ts';
import { searchQuestions } from './searchQuestions.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
  registerHelpPages(portal.app);
  registerEmbed(portal.app);
}, 120_000);
afterAll(() => portal.close());

async function officer(role: Role, agencyCode: string): Promise<Actor> {
  const row = await portal.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id', 'account.fullName', 'post.unitId'])
    .where('agencyCode', '=', agencyCode)
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  const posts = [{ role, agencyCode, unitId: row.unitId }];
  return { kind: 'OFFICER', accountId: row.id, name: row.fullName, posts, mustChangePassword: false };
}

const ASKED = {
  body: 'Làm căn cước cho con có cần giấy khai sinh bản chính không?',
  name: 'Trần Thị Ví Dụ',
  email: 'vidu@vidu.vn',
  agency: 'H99.41',
};

describe('a question', () => {
  it('is asked on the portal, answered by the agency in time, and found by everybody without diacritics', async () => {
    const browser = openBrowser(portal.app);
    const sent = await browser.submit('/hoi-dap/gui', ASKED);
    const own = String(sent.headers.location);
    expect(own).toMatch(/^\/hoi-dap\/cau-hoi\/HD-[0-9A-Z]{4}-[0-9A-Z]{4}\?tin=da-gui$/);
    expect((await browser.get(own)).body).toContain('trả lời chậm nhất');

    const clerk = portal.ctx(await officer('RECEPTIONIST', 'H99.41'));
    const elsewhere = portal.ctx(await officer('RECEPTIONIST', 'H99.42'));
    expect(await listOpenQuestions(elsewhere)).toEqual([]);
    const [open] = await listOpenQuestions(clerk);
    expect(open?.dueAt.toISOString().slice(0, 10)).toBe('2026-11-27');
    await expect(answerQuestion(elsewhere, open!.id, { answer: 'x' })).rejects.toThrow('question.not_found');
    await answerQuestion(clerk, open!.id, {
      answer: 'Không cần: cơ quan tra cứu dữ liệu hộ tịch.',
      publish: { question: ASKED.body, answer: 'Không cần: cơ quan tra cứu dữ liệu hộ tịch.', topic: 'Giấy tờ' },
    });
    await expect(answerQuestion(clerk, open!.id, { answer: 'x' })).rejects.toThrow('question.closed');
    expect((await browser.get(own)).body).toContain('cơ quan tra cứu dữ liệu hộ tịch');
    const found = (await browser.get('/hoi-dap?q=can+cuoc+cho+con')).body;
    expect(found).toContain(ASKED.body);
    const mails = await portal.db
      .selectFrom('notification')
      .select(['kind', 'address'])
      .where('kind', 'in', ['questionReceived', 'questionAnswered'])
      .orderBy('id')
      .execute();
    expect(mails).toEqual([
      { kind: 'questionReceived', address: 'vidu@vidu.vn' },
      { kind: 'questionAnswered', address: 'vidu@vidu.vn' },
    ]);
  });

  it('says what is missing and keeps what was typed', async () => {
    const refused = await openBrowser(portal.app).submit('/hoi-dap/gui', { ...ASKED, body: 'Sao?', email: 'x' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('ít nhất 10 ký tự');
    expect(refused.body).toContain('Trần Thị Ví Dụ');
  });

  it('is not cut off where it is too long', async () => {
    const body = `${'Một câu hỏi dài. '.repeat(130)}Hết.`;
    const refused = await openBrowser(portal.app).submit('/hoi-dap/gui', { ...ASKED, body });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Câu hỏi của bạn dài quá 2000 ký tự. Hãy rút gọn.');
    expect(refused.body).toContain('Hết.</textarea>');
  });

  it('is edited and hidden by those who lead, and listed under its heading', async () => {
    const leader = portal.ctx(await officer('AGENCY_LEADER', 'H99.41'));
    const clerk = portal.ctx(await officer('RECEPTIONIST', 'H99.41'));
    const content = { question: 'Giờ mở cửa?', answer: 'Từ 7 giờ 30.', topic: 'Giờ làm việc', answerEn: 'From 7:30.' };
    await expect(saveQuestionAnswer(clerk, undefined, content)).rejects.toThrow('common.forbidden');
    const id = await saveQuestionAnswer(leader, undefined, content);
    const browser = openBrowser(portal.app);
    const under = `/hoi-dap?muc=${encodeURIComponent('Giờ làm việc')}`;
    expect((await browser.get(under)).body).toContain('Từ 7 giờ 30.');
    expect((await browser.get(`${under}&lang=en`)).body).toContain('From 7:30.');
    await saveQuestionAnswer(leader, id, { ...content, hidden: true });
    expect((await searchQuestions(leader, { topic: 'Giờ làm việc' })).length).toBe(0);
  });
});

describe('a notice (Đ.32.2–3 quy chế Hòa Bình)', () => {
  it('is shown in its time only, written by the head of the centre', async () => {
    const head = portal.ctx(await officer('CENTRE_HEAD', 'H99.03'));
    const clerk = portal.ctx(await officer('RECEPTIONIST', 'H99.41'));
    const notice = {
      kind: 'MAINTENANCE' as const,
      title: 'Bảo trì đêm nay',
      body: 'Từ 22 giờ.',
      shownFrom: '2026-11-24T00:00:00+07:00',
      shownTo: '2026-11-25T00:00:00+07:00',
    };
    await expect(saveNotice(clerk, undefined, notice)).rejects.toThrow('common.forbidden');
    const turned = { ...notice, shownTo: '2026-11-23T00:00:00+07:00' };
    await expect(saveNotice(head, undefined, turned)).rejects.toThrow('common.invalid_input');
    const id = await saveNotice(head, undefined, notice);
    const browser = openBrowser(portal.app);
    expect((await browser.get('/thong-bao')).body).not.toContain('Bảo trì đêm nay');
    await saveNotice(head, id, { ...notice, shownFrom: '2026-11-23T00:00:00+07:00' });
    portal.clock.advance(10_000);
    expect((await browser.get('/thong-bao')).body).toContain('Bảo trì đêm nay');
  });
});

describe('the look-up for agencies’ own sites', () => {
  it('may be framed by nobody until sites are configured, and shows nothing around it', async () => {
    const answer = await openBrowser(portal.app).get('/nhung/tra-cuu?mau=xanh');
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.body).toContain('embed-xanh');
    expect(answer.body).not.toMatch(/<header class="header"|<footer|<script|style=/);
  });

  it('is put into a page by a script that other sites may load', async () => {
    const answer = await openBrowser(portal.app).get('/nhung/tra-cuu.js');
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(answer.headers['content-type']).toContain('text/javascript');
    expect(() => new Function(answer.body)).not.toThrow();
    expect(answer.body).toContain('/nhung/tra-cuu');
  });
});
