import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readCells, SheetUnreadableError } from './readCells.ts';

/** A workbook of one sheet as `write-excel-file` makes it. */
async function workbook(rows: string[][]): Promise<Buffer> {
  return writeWorkbook([{ data: rows.map((row) => row.map((value) => ({ value }))), sheet: 'Bảng' }]).toBuffer();
}

describe('a list', () => {
  it('reads the same from CSV with any mark and from a workbook, codes as they stand', async () => {
    const rows = [
      ['Họ và tên', 'Số định danh'],
      ['Nguyễn Văn Mẫu', '099099000017'],
    ];
    for (const mark of [',', ';', '\t']) {
      const text = rows.map((row) => row.join(mark)).join('\r\n');
      expect(await readCells(Buffer.from(`\uFEFF${text}`))).toEqual(rows);
    }
    expect(await readCells(await workbook(rows))).toEqual(rows);
  });

  it('that is neither is unreadable', async () => {
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('PK not a workbook')])
      await expect(readCells(bytes)).rejects.toBeInstanceOf(SheetUnreadableError);
  });

  it('that would fill the memory when unpacked is refused, also when it says it is small', async () => {
    const zeros = new Uint8Array(65 * 1024 * 1024);
    const trap = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': [zeros, { level: 1 }] }));
    expect(trap.length).toBeLessThan(1_000_000);
    await expect(readCells(trap)).rejects.toThrow(SheetUnreadableError);
    // the size in the local header: first what it is not, then far more than there is
    for (const size of [10, 0xf0000000]) {
      const liar = Buffer.from(trap);
      liar.writeUInt32LE(size, 22);
      await expect(readCells(liar)).rejects.toThrow(SheetUnreadableError);
    }
  });

  it.each(['\n', ','])('of nothing but %j is refused before it fills the memory', async (mark) => {
    await expect(readCells(Buffer.from(mark.repeat(4_100_000)))).rejects.toMatchObject({
      cause: expect.any(SheetUnreadableError),
    });
  });

  it.each([
    ['two cells in far corners', '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'],
    ['a place written so that it is not seen', '<row r="1"><c r="&#88;FD1"/></row>'],
    [
      'one long row, and many that would be filled up to it',
      `<row>${'<c/>'.repeat(9_000)}</row>${'<row/>'.repeat(900)}`,
    ],
  ])('with %s is refused before it fills the memory', async (_, rows) => {
    const files = unzipSync(await workbook([['x']]));
    const sheet = Object.keys(files).find((name) => name.startsWith('xl/worksheets/')) ?? '';
    const xml = strFromU8(files[sheet] ?? new Uint8Array()).replace(
      /<sheetData>.*<\/sheetData>/s,
      `<sheetData>${rows}</sheetData>`,
    );
    expect(xml).toContain(rows);
    const trap = Buffer.from(zipSync({ ...files, [sheet]: strToU8(xml) }));
    await expect(readCells(trap)).rejects.toMatchObject({ cause: expect.any(SheetUnreadableError) });
  });
});
