import { describe, expect, it } from 'vitest';
import { type MailWords, mailLayout } from './mailLayout.tsx';

const WORDS: MailWords = {
  title: 'Hồ sơ đã được tiếp nhận',
  paragraphs: ['Kính gửi ông Nguyễn Văn Mẫu,', 'Ngày hẹn trả: 12/03/2026.'],
  link: { label: 'Xem hồ sơ', url: 'https://dichvucong.example.vn/hs?m=1&k=2' },
  language: 'vi',
  signature: ['Trung tâm Phục vụ hành chính công phường Mẫu', 'Điện thoại: 0200 000 000'],
};

describe('the layout of a mail', () => {
  it('says everything in the plain text, with the address of the link written out', () => {
    expect(mailLayout(WORDS).text).toBe(
      [
        'Hồ sơ đã được tiếp nhận',
        'Kính gửi ông Nguyễn Văn Mẫu,',
        'Ngày hẹn trả: 12/03/2026.',
        'Xem hồ sơ:\nhttps://dichvucong.example.vn/hs?m=1&k=2',
        '-- \nTrung tâm Phục vụ hành chính công phường Mẫu\nĐiện thoại: 0200 000 000\n',
      ].join('\n\n'),
    );
  });

  it('says everything in the HTML, with language, title and one heading', () => {
    const { html } = mailLayout(WORDS);
    expect(html).toMatch(/^<!doctype html><html lang="vi">/);
    expect(html).toContain('<title>Hồ sơ đã được tiếp nhận</title>');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('href="https://dichvucong.example.vn/hs?m=1&amp;k=2"');
    for (const text of [...WORDS.paragraphs, ...WORDS.signature]) expect(html).toContain(text);
  });

  it('shows markup in the words as words', () => {
    const { html } = mailLayout({ ...WORDS, paragraphs: ['<img src=x onerror=alert(1)>'], link: undefined });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<a ');
  });

  it('links to the web only', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '/ho-so']) {
      expect(() => mailLayout({ ...WORDS, link: { label: 'Xem', url } }), url).toThrow(TypeError);
    }
  });
});
