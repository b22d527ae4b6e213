import { describe, expect, it } from 'vitest';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

const PAGE: Page = {
  title: 'Tra cứu hồ sơ',
  description: 'Xem hồ sơ đang ở đâu',
  language: 'vi',
  path: '/tra-cuu?q=1',
  shell: {
    province: { name: 'Tỉnh Mẫu', nameEn: 'Mẫu Province', hotline: '0299 3000 000', email: 'hotro@tinhmau.example' },
    notices: [{ id: 'n1', kind: 'INCIDENT', title: 'Sự cố đường truyền', titleEn: null }],
    sampleMode: true,
  },
  actor: { kind: 'ANONYMOUS' },
  csrfToken: '',
  manifest: { 'portal.css': 'portal.ABC.css', 'icon.svg': 'icon.DEF.svg', 'upload.js': 'upload.GHI.js' },
  body: <h1>Tra cứu</h1>,
};

describe('a portal page', () => {
  it('is a whole document in its language with the style sheet by its hashed name', () => {
    const html = renderPage(PAGE);
    expect(html).toMatch(/^<!doctype html><html lang="vi">/);
    expect(html).toContain('<title>Tra cứu hồ sơ – Tỉnh Mẫu</title>');
    expect(html).toContain('href="/assets/portal.ABC.css"');
    expect(renderPage({ ...PAGE, language: 'en' })).toContain('<title>Tra cứu hồ sơ – Mẫu Province</title>');
  });

  it('has no script unless it asks for one', () => {
    expect(renderPage(PAGE)).not.toContain('<script');
    expect(renderPage({ ...PAGE, scripts: ['upload'] })).toContain(
      '<script type="module" src="/assets/upload.GHI.js">',
    );
  });

  it('shows a notice in Vietnamese where it has no English, and says that it is Vietnamese', () => {
    expect(renderPage({ ...PAGE, language: 'en' })).toMatch(/<span lang="vi"><a [^>]*>Sự cố đường truyền/);
  });

  it('in Khmer is told to be Vietnamese while most of its words are, and marks its Khmer words', () => {
    const html = renderPage({ ...PAGE, language: 'km', crumbs: [], body: <textarea defaultValue="ទំព័រដើម" /> });
    expect(html).toMatch(/^<!doctype html><html lang="vi">/);
    expect(html).toContain('<a href="/"><span lang="km">ទំព័រដើម</span></a>');
    expect(html).toContain('<textarea>ទំព័រដើម</textarea>');
    expect(html).toContain('chưa có bản dịch');
    expect(html).toContain('>Sự cố đường truyền</a>');
    expect(html).not.toContain('hrefLang="km" href');
  });

  it('says first that there are errors', () => {
    expect(renderPage({ ...PAGE, hasErrors: true })).toContain('<title>Lỗi: Tra cứu');
  });

  it('keeps personal and failed pages out of search engines', () => {
    expect(renderPage(PAGE)).not.toContain('noindex');
    expect(renderPage({ ...PAGE, personal: true })).toContain('noindex');
    expect(renderPage({ ...PAGE, status: 404 })).toContain('noindex');
  });

  it('offers sign-in to strangers and the way out, with its token, to the signed-in', () => {
    expect(renderPage(PAGE)).toContain('href="/dang-nhap?tiep=%2Ftra-cuu%3Fq%3D1"');
    const html = renderPage({
      ...PAGE,
      actor: { kind: 'APPLICANT', accountId: '1', name: 'Nguyễn <b>Mẫu' },
      csrfToken: 'token-1',
    });
    expect(html).toContain('action="/dang-xuat"');
    expect(html).toContain('name="_csrf" value="token-1"');
    expect(html).toContain('Nguyễn &lt;b&gt;Mẫu');
    expect(html).not.toContain('/dang-nhap?');
  });

  it('survives an address that is no good URL', () => {
    for (const path of ['//', '/%', '/?lang=%zz', '//evil.example/x', '/a b?q=<script>'])
      expect(renderPage({ ...PAGE, path })).not.toMatch(/href="\/\/|<script/);
  });
});
