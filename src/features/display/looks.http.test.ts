import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ProblemError } from '../../platform/errors.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { registerCataloguePages } from '../catalogue/catalogue.pages.tsx';
import { registerEmbed } from '../embed/embed.pages.tsx';
import { createPortalShell } from '../organisation/portalShell.ts';
import { listLooks } from './listLooks.ts';
import { registerLooks } from './looks.api.ts';
import { type LookInput, removeLook, saveLook } from './saveLook.ts';

const AGENCY = 'H99.41';
const LOOK: LookInput = {
  agencyCode: AGENCY,
  validFrom: '2026-11-23',
  name: '',
  nameEn: '',
  colour: '',
  hotline: '',
  footer: '',
  footerEn: '',
};

let sample: SampleDatabase;
let app: App;
let host: string;
let administrator: Ctx;
let now = SAMPLE_NOW.getTime();
beforeAll(async () => {
  sample = await sampleDatabase();
  const { db } = sample;
  const { config } = systemCtx(db);
  const clock = { now: () => new Date(now) };
  app = await createApp({ config, db, clock, shell: createPortalShell(db, clock, config) });
  registerCataloguePages(app);
  registerEmbed(app);
  registerLooks(app);
  administrator = await ctxAs(db, 'quantri.tinh');
  host =
    (await db.selectFrom('agency').select('hostName').where('code', '=', AGENCY).executeTakeFirstOrThrow()).hostName ??
    '';
}, 120_000);
afterAll(async () => {
  await app.close();
  await sample.drop();
});

const save = (look: Partial<LookInput>, ctx = administrator) => saveLook(ctx, { ...LOOK, ...look });
const refusalOf = (saving: Promise<unknown>) =>
  saving.then(
    () => [],
    (error: ProblemError) => error.fields,
  );
/** A page as a process shows it some seconds later. */
const at = (url: string, from = host) => {
  now += 6_000;
  return app.inject({ method: 'GET', url, headers: { host: from } });
};
const stylesOf = (html: string) => /href="(\/giao-dien\/[^"]+\.css)"/.exec(html)?.[1] ?? '';

describe('the site of an agency under its own host name', () => {
  it('bears the agency’s name before anybody chose a look, and the province’s colours', async () => {
    const { body } = await at('/thu-tuc');
    expect(body).toContain('<span class="brand-province">Ủy ban nhân dân phường Ví Dụ</span>');
    expect(body).toContain('<span class="brand-system">Tỉnh Mẫu</span>');
    expect(stylesOf(body)).toBe('');
    expect((await at('/thu-tuc', 'localhost')).body).toContain('<span class="brand-province">Tỉnh Mẫu</span>');
  });

  it('gets colour, emblem, name, hotline and foot from the day they were set for, on every page', async () => {
    const logo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#0a5' } })
      .png()
      .toBuffer();
    await save({
      name: 'Cổng thông tin phường Ví Dụ',
      colour: '#1D4F7A',
      hotline: '0299 3999 999',
      footer: 'Làm việc cả sáng thứ Bảy.',
      logo: logo.toString('base64'),
    });
    const { body: fresh } = await at('/thu-tuc');
    expect(fresh).toContain('<span class="brand-province">Cổng thông tin phường Ví Dụ</span>');
    expect(fresh).toContain('Làm việc cả sáng thứ Bảy.');
    expect(fresh).toContain('href="tel:02993999999"');
    expect(fresh).toContain('<meta name="theme-color" content="#1d4f7a"/>');
    const styles = await at(stylesOf(fresh));
    expect(styles.headers['cache-control']).toContain('immutable');
    expect(styles.body).toMatch(/^:root\{--primary:#1d4f7a;--primary-dark:#/);
    const emblem = await at(/src="(\/giao-dien\/[^"]+\.png)"/.exec(fresh)?.[1] ?? '');
    expect(await sharp(emblem.rawPayload).metadata()).toMatchObject({ format: 'png', width: 128, height: 85 });
  });

  it('refuses a colour that cannot be read and offers the nearest that can', async () => {
    const [problem] = await refusalOf(save({ colour: '#2e9bd6' }));
    expect(problem).toMatchObject({ field: 'colour', code: 'contrast' });
    const nearest = /#[0-9a-f]{6}/.exec(problem?.message ?? '')?.[0] ?? '';
    expect(await refusalOf(save({ colour: nearest, validFrom: '2026-12-01' }))).toEqual([]);
  });

  it('takes no picture that is none, no day that is over, and no word of another agency’s administrator', async () => {
    const wrong = await refusalOf(
      save({ validFrom: '2026-11-22', logo: Buffer.from('no picture').toString('base64') }),
    );
    expect(wrong.map(({ field }) => field)).toEqual(['validFrom', 'logo']);
    const other = await ctxAs(sample.db, 'qt.sxd');
    await expect(save({}, other)).rejects.toThrow('common.forbidden');
    await expect(listLooks(other, AGENCY)).rejects.toThrow('common.forbidden');
  });

  it('keeps what was, and takes back only what has not begun', async () => {
    const [coming, current] = (await listLooks(administrator, AGENCY)).looks;
    expect([coming?.validFrom, current?.validFrom]).toEqual(['2026-12-01', '2026-11-23']);
    await expect(removeLook(administrator, current?.id ?? '')).rejects.toThrow('common.not_found');
    await removeLook(administrator, coming?.id ?? '');
    expect((await listLooks(administrator, AGENCY)).looks.map(({ id }) => id)).toEqual([current?.id]);
  });

  it('is the look of the embedded look-up too, wherever that is shown, and it needs no cookie for its language', async () => {
    const { body } = await at(`/nhung/tra-cuu?cq=${AGENCY}&lang=en`, 'localhost');
    expect(stylesOf(body)).toMatch(/^\/giao-dien\//);
    expect(body).toContain('Cổng thông tin phường Ví Dụ');
    expect(body).toContain(`<input type="hidden" name="cq" value="${AGENCY}"/>`);
    expect(body).toContain('<input type="hidden" name="lang" value="en"/>');
  });
});
