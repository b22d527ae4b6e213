import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inLanguage } from '../../domain/language.ts';
import { mainLanguage, words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { assetManifest, assetsFolder } from '../../platform/http/assets.ts';
import { page } from '../../platform/http/route.ts';
import { assetUrl, MANIFEST_PATH, WORKER, WORKER_PATH } from '../../ui/assets.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { getProvince } from '../organisation/portalShell.ts';

const FILE = { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'file' } } as const;

/** The portal as an application on a phone: its manifest, its service worker, the page without a connection. */
export function registerPwa(app: App): void {
  app.get(MANIFEST_PATH, FILE, async (request, reply) => {
    const { db } = request.server.deps;
    const { language } = request.visitor;
    const province = await getProvince(db);
    const icon = (name: string, side: number) => ({
      src: assetUrl(assetManifest(), name),
      type: 'image/png',
      sizes: `${side}x${side}`,
    });
    reply.header('cache-control', 'no-cache').type('application/manifest+json; charset=utf-8');
    return JSON.stringify({
      name: inLanguage(province.portalName, language),
      short_name: words(language).common.productName,
      id: PATHS.home,
      lang: mainLanguage(language),
      start_url: PATHS.home,
      scope: PATHS.home,
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#8f1d22',
      icons: [
        { ...icon('icon-192.png', 192), purpose: 'any' },
        { ...icon('icon-512.png', 512), purpose: 'any' },
        { ...icon('icon-maskable-512.png', 512), purpose: 'maskable' },
      ],
      shortcuts: [
        { name: words(language).common.nav.myDossiers, url: PATHS.myDossiers },
        { name: words(language).common.nav.lookup, url: PATHS.lookup },
      ],
    });
  });

  // Its address decides what it may look after, so it does not lie among the files that are kept for ever.
  app.get(WORKER_PATH, FILE, async (_, reply) => {
    const file = assetManifest()[`${WORKER}.js`];
    if (!file) return reply.callNotFound();
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8');
    return readFile(path.join(assetsFolder, file), 'utf8');
  });

  page(app, {
    path: PATHS.offline,
    access: 'PUBLIC',
    handler: async ({ ctx: { language } }) => {
      const text = words(language).display.offline;
      return {
        title: text.title,
        layout: 'narrow',
        personal: true,
        body: (
          <div className="stack" data-kept={text.kept}>
            <PageHeading title={text.title} lead={text.text} />
            <ButtonRow>
              <ButtonLink href={PATHS.myDossiers}>{text.myDossiers}</ButtonLink>
              <ButtonLink href={PATHS.home} kind="secondary">
                {text.again}
              </ButtonLink>
            </ButtonRow>
          </div>
        ),
      };
    },
  });
}
