import { inLanguage, type Language } from '../../domain/language.ts';
import { fillIn } from '../../domain/text/fillIn.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { LinkCards } from '../../ui/Cards.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import type { EndedAgency } from './successors.ts';

/** The page of an agency that is no more: what it became, and that old codes still look up. */
export function endedAgencyPage(ctx: Ctx, agency: EndedAgency): PageResult {
  const { portal, reorganisation } = words(ctx.language);
  return {
    title: fillIn(reorganisation.ended.title, { name: nameOf(agency, ctx.language) }),
    crumbs: [{ href: PATHS.agencies, label: portal.agencies.title }],
    body: <EndedAgencyView agency={agency} language={ctx.language} />,
  };
}

function nameOf({ name, nameEn }: { name: string; nameEn: string | null }, language: Language): string {
  return inLanguage({ vi: name, ...(nameEn && { en: nameEn }) }, language);
}

function EndedAgencyView({ agency, language }: { agency: EndedAgency; language: Language }) {
  const { lookup, reorganisation } = words(language);
  const { ended } = reorganisation;
  const date = agency.effectiveTo?.split('-').reverse().join('/') ?? '';
  return (
    <Stack>
      <PageHeading
        title={fillIn(ended.title, { name: nameOf(agency, language) })}
        lead={fillIn(ended.text, { date })}
      />
      <LinkCards
        cards={agency.successors.map((successor) => ({
          href: PATHS.agency(successor.code),
          title: nameOf(successor, language),
          text: '',
        }))}
      />
      {agency.decisionNumber && <p>{fillIn(ended.decision, { number: agency.decisionNumber })}</p>}
      <p>
        {ended.old} <a href={PATHS.lookup}>{lookup.title}</a>
      </p>
    </Stack>
  );
}
