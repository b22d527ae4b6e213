import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';

/** Search by voice where the browser can; elsewhere, and without JavaScript, the same box to type in. */
export function registerVoiceSearch(app: App): void {
  page(app, {
    path: PATHS.voiceSearch,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const { embed, portal } = words(ctx.language);
      const text = embed.voice;
      const { title: _title, lead: _lead, privacy, ...spoken } = text;
      return {
        title: text.title,
        layout: 'narrow',
        crumbs: [],
        scripts: ['voice'],
        body: (
          <Stack>
            <PageHeading title={text.title} lead={text.lead} />
            <div data-voice={ctx.language} data-words={JSON.stringify(spoken)}>
              <p role="status">{text.without}</p>
            </div>
            <SearchBox language={ctx.language} action={PATHS.search} label={portal.home.searchLabel} showLabel large />
            <p className="muted">{privacy}</p>
          </Stack>
        ),
      };
    },
  });
}
