import Type from 'typebox';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { DISPLAY_COOKIE, readDisplay, SIZES, writeDisplay } from '../../platform/http/display.ts';
import { page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { returnPath } from '../accounts/returnPath.ts';

const ONE_YEAR_SECONDS = 31_536_000;

/** Type size, contrast and motion of the portal, chosen without JavaScript and without an account. */
export function registerDisplay(app: App): void {
  page(app, {
    path: PATHS.display,
    access: 'PUBLIC',
    query: Type.Object({
      tiep: Type.Optional(Type.String({ maxLength: 500 })),
      tin: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    handler: async ({ ctx: { language }, query, csrfToken, raw }) => {
      const text = words(language).display;
      const chosen = readDisplay(raw.cookies[DISPLAY_COOKIE]);
      const back = returnPath(query.tiep, 'PORTAL') ?? PATHS.home;
      return {
        title: text.title,
        layout: 'narrow',
        crumbs: [],
        body: (
          <div className="stack">
            <PageHeading title={text.title} lead={text.lead} />
            {query.tin && (
              <Alert tone="success" language={language} live>
                <p>{text.saved}</p>
                <p>
                  <a href={back}>{text.back}</a>
                </p>
              </Alert>
            )}
            <Form action={PATHS.display} csrf={csrfToken}>
              <input type="hidden" name="back" value={back} />
              <RadioGroup
                language={language}
                name="size"
                label={text.size}
                value={chosen.size}
                options={SIZES.map((value) => ({ value, label: text.sizes[value] }))}
              />
              <Checkbox
                language={language}
                name="contrast"
                checked={chosen.contrast === 'MORE'}
                hint={text.contrastHint}
              >
                {text.contrast}
              </Checkbox>
              <Checkbox language={language} name="motion" checked={chosen.motion === 'LESS'} hint={text.motionHint}>
                {text.motion}
              </Checkbox>
              <Button large>{text.save}</Button>
            </Form>
          </div>
        ),
      };
    },
  });

  page(app, {
    method: 'POST',
    path: PATHS.display,
    access: 'PUBLIC',
    body: Type.Object({
      size: Type.Optional(Type.String({ maxLength: 20 })),
      contrast: Type.Optional(Type.String({ maxLength: 20 })),
      motion: Type.Optional(Type.String({ maxLength: 20 })),
      back: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    handler: async ({ body, reply, ctx }) => {
      const display = {
        size: SIZES.find((known) => known === body.size) ?? 'NORMAL',
        contrast: body.contrast ? 'MORE' : 'NORMAL',
        motion: body.motion ? 'LESS' : 'NORMAL',
      } as const;
      reply.setCookie(DISPLAY_COOKIE, writeDisplay(display), {
        path: '/',
        sameSite: 'lax',
        httpOnly: true,
        secure: ctx.config.publicUrl.startsWith('https:'),
        maxAge: ONE_YEAR_SECONDS,
      });
      const back = returnPath(body.back, 'PORTAL') ?? PATHS.home;
      return { redirect: `${PATHS.display}?tin=da-luu&tiep=${encodeURIComponent(back)}` };
    },
  });
}
