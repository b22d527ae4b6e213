import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/language.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { DateInput } from './Field.tsx';
import { Form } from './Form.tsx';
import { KeyValues } from './KeyValues.tsx';
import { Prose } from './Layout.tsx';
import { inOtherLanguage } from './Shell.tsx';
import { StyleGuide } from './styleguide.tsx';
import { Table } from './Table.tsx';

describe('the pieces', () => {
  it.each(LANGUAGES)('need no inline style or handler, which the content security policy forbids (%s)', (language) => {
    const markup = renderToStaticMarkup(<StyleGuide language={language} />);
    expect(markup).not.toMatch(/\sstyle="/);
    expect(markup).not.toMatch(/\son\w+="/);
    expect(markup).not.toContain('<script');
  });

  it('give every id once', () => {
    const ids = [...renderToStaticMarkup(<StyleGuide language="vi" />).matchAll(/\sid="([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('use only class names that the style sheets know', () => {
    const sheets = readdirSync(import.meta.dirname, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.css'))
      .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
      .join('\n');
    const known = new Set([...sheets.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]));
    const used = [...renderToStaticMarkup(<StyleGuide language="vi" />).matchAll(/class="([^"]*)"/g)].flatMap(
      (match) => match[1]?.split(' ') ?? [],
    );
    // Some names only tell states apart in the markup; each must belong to a piece that has a style.
    const strangers = [...new Set(used)].filter((name) => !known.has(name) && !known.has(name.replace(/-[\w]+$/, '')));
    expect(strangers).toEqual([]);
  });
});

describe('a field', () => {
  it('is described by its hint and its error, and the summary links to it', () => {
    const markup = renderToStaticMarkup(
      <>
        <ErrorSummary language="vi" problems={[{ field: 'dateOfBirth', message: 'Sai ngày' }]} />
        <DateInput language="vi" name="dateOfBirth" label="Ngày sinh" error="Sai ngày" defaultValue="31/02/1990" />
      </>,
    );
    expect(markup).toContain('href="#dateOfBirth"');
    expect(markup).toContain('aria-describedby="dateOfBirth-hint dateOfBirth-error"');
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('value="31/02/1990"');
  });

  it('shows what was typed literally, whatever it is', () => {
    const markup = renderToStaticMarkup(
      <DateInput language="vi" name="d" label="Ngày" defaultValue={'"><script>x</script>'} />,
    );
    expect(markup).not.toContain('<script>');
    expect(markup).toContain('&lt;script&gt;');
  });
});

describe('a form', () => {
  it('posts its CSRF token', () => {
    expect(
      renderToStaticMarkup(
        <Form action="/x" csrf="abc">
          {null}
        </Form>,
      ),
    ).toContain('<input type="hidden" name="_csrf" value="abc"/>');
  });
});

describe('a table', () => {
  it('names each cell for phones and each row for those who listen', () => {
    const markup = renderToStaticMarkup(
      <Table
        caption="Giấy tờ"
        columns={[
          { key: 'name', label: 'Tên', cell: (row: { name: string; n: number }) => row.name },
          { key: 'n', label: 'Số bản', numeric: true, cell: (row) => row.n },
        ]}
        rows={[{ name: 'Tờ khai', n: 1 }]}
        rowKey={(row) => row.name}
      />,
    );
    expect(markup).toContain('<th scope="row" data-label="Tên">Tờ khai</th>');
    expect(markup).toContain('<td class="numeric" data-label="Số bản">1</td>');
  });
});

describe('names and values', () => {
  it('leave out what has no value but show a zero', () => {
    const markup = renderToStaticMarkup(
      <KeyValues
        rows={[
          { key: 'Trống', value: undefined },
          { key: 'Lệ phí', value: 0 },
        ]}
      />,
    );
    expect(markup).not.toContain('Trống');
    expect(markup).toContain('<dd>0</dd>');
  });
});

describe('published prose', () => {
  it('keeps its paragraphs and turns dashes into a list, also when a line is said twice', () => {
    const markup = renderToStaticMarkup(<Prose text={'Bước 1\n- a\n- b\n\nBước 2\r\nBước 2'} />);
    expect(markup).toBe(
      '<div class="prose"><p>Bước 1</p><ul><li>a</li><li>b</li></ul><p>Bước 2</p><p>Bước 2</p></div>',
    );
  });
});

describe('the language switch', () => {
  it('keeps the address and its query', () => {
    expect(inOtherLanguage('/tim-kiem?q=khai+sinh&lang=vi', 'en')).toBe('/tim-kiem?q=khai+sinh&lang=en');
  });
});
