import Type from 'typebox';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { weekdayName } from '../../domain/calendar/dayTable.ts';
import type { IsoDate } from '../../domain/calendar/instant.ts';
import { unusualDays, weeklyOpenings } from '../../domain/calendar/openingHours.ts';
import { formatSessions, type Session } from '../../domain/calendar/sessions.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { LinkCards, ResultList } from '../../ui/Cards.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type KeyValue, KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow, Columns, Prose, Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { endedAgencyPage } from '../reorganisation/endedAgencyPage.tsx';
import { findEndedAgency, listPredecessors } from '../reorganisation/successors.ts';
import { AGENCY_TIERS, type Agency, getAgency, listAgencies } from './agencies.ts';
import { directoryPath } from './directoryQuery.ts';
import { listProcedures, type ProcedurePage } from './listProcedures.ts';
import { procedureItems } from './procedureItems.tsx';
import { today } from './today.ts';

const SHOWN = 20;

/** The directory of agencies and a page for each. */
export function registerAgencyPages(app: App): void {
  page(app, {
    path: PATHS.agencies,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const { agencies: text } = words(ctx.language).portal;
      const agencies = await listAgencies(ctx);
      return {
        title: text.title,
        description: text.lead,
        crumbs: [],
        body: <Agencies agencies={agencies} language={ctx.language} />,
      };
    },
  });

  page(app, {
    path: `${PATHS.agencies}/:code`,
    access: 'PUBLIC',
    params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
    handler: async ({ ctx, params }) => {
      const ended = await findEndedAgency(ctx, params.code);
      return ended ? endedAgencyPage(ctx, ended) : agencyPage(ctx, await getAgency(ctx, params.code));
    },
  });
}

/** An agency's own page, also its home page at its own host name. */
export async function agencyPage(ctx: Ctx, agency: Agency): Promise<PageResult> {
  const found = await listProcedures(ctx, { agency: agency.code, limit: SHOWN });
  const former = await listPredecessors(ctx, agency.code);
  const hours = hoursRows(await getAgencyCalendar(ctx.db, agency.code), today(ctx.clock), ctx.language);
  const parent = agency.parentCode ? await getAgency(ctx, agency.parentCode).catch(() => undefined) : undefined;
  return {
    title: agencyName(agency, ctx.language),
    description: agency.address,
    crumbs: [{ href: PATHS.agencies, label: words(ctx.language).portal.agencies.title }],
    body: <AgencyView {...{ agency, parent, former, found, hours }} language={ctx.language} />,
  };
}

/** The name in the reader's language. */
export function agencyName(agency: { name: string; nameEn: string | null }, language: Language): string {
  return (language === 'en' && agency.nameEn) || agency.name;
}

function Agencies({ agencies, language }: { agencies: Agency[]; language: Language }) {
  const { agencies: text } = words(language).portal;
  const tiers = AGENCY_TIERS.filter((tier) => agencies.some((agency) => agency.tier === tier));
  return (
    <Stack>
      <PageHeading title={text.title} lead={text.lead} />
      {tiers.length === 0 && <EmptyState title={text.none} />}
      {tiers.map((tier) => (
        <Panel key={tier} title={text.tier[tier]} tone="plain">
          <LinkCards
            cards={agencies
              .filter((agency) => agency.tier === tier)
              .map((agency) => ({
                href: PATHS.agency(agency.code),
                title: agencyName(agency, language),
                text: agency.address,
              }))}
          />
        </Panel>
      ))}
    </Stack>
  );
}

interface AgencyProps {
  agency: Agency;
  parent: Agency | undefined;
  /** names of agencies that went into it, or that it had before */
  former: { name: string; nameEn: string | null }[];
  found: ProcedurePage;
  hours: KeyValue[];
  language: Language;
}

function AgencyView({ agency, parent, former, found, hours, language }: AgencyProps) {
  const { agencies: text } = words(language).portal;
  const name = agencyName(agency, language);
  return (
    <Stack>
      <PageHeading title={name} above={text.tier[agency.tier]} />
      <Columns side={<Contact {...{ agency, parent, former, hours, language }} />} sideFirst>
        <Panel title={text.procedures} tone="plain">
          {found.total === 0 ? (
            <EmptyState title={text.noProcedures} />
          ) : (
            <>
              <ResultList items={procedureItems(found.procedures, language)} />
              {found.total > SHOWN && (
                <ButtonRow>
                  <ButtonLink kind="secondary" href={directoryPath({ agency: agency.code })} iconAfter="arrowRight">
                    {text.all(found.total)}
                  </ButtonLink>
                </ButtonRow>
              )}
            </>
          )}
        </Panel>
      </Columns>
    </Stack>
  );
}

function Contact({ agency, parent, former, hours, language }: Omit<AgencyProps, 'found'>) {
  const { portal, reorganisation } = words(language);
  const { agencies: text } = portal;
  return (
    <Panel title={text.contact} icon="pin">
      <KeyValues
        compact
        rows={[
          { key: text.address, value: agency.address },
          ...hours,
          { key: text.phone, value: agency.phone && <Telephone number={agency.phone} /> },
          { key: text.hotline, value: agency.hotline && <Telephone number={agency.hotline} /> },
          { key: text.email, value: agency.email && <a href={`mailto:${agency.email}`}>{agency.email}</a> },
          {
            key: reorganisation.ended.predecessors,
            value: former.map((one) => agencyName(one, language)).join('; '),
          },
          { key: text.parent, value: parent && <a href={PATHS.agency(parent.code)}>{agencyName(parent, language)}</a> },
        ]}
      />
    </Panel>
  );
}

/** When it is open this week, and which of the next days are not as usual. */
function hoursRows(calendar: WorkingCalendar, date: IsoDate, language: Language): KeyValue[] {
  const { agencies: text } = words(language).portal;
  const week = weeklyOpenings(calendar, date).map(({ first, last, sessions }) => {
    const days = first === last ? [first] : [first, last];
    return `${days.map((day) => inLanguage(weekdayName(day), language)).join(' – ')}: ${hoursText(sessions)}`;
  });
  const soon = unusualDays(calendar, date).map(({ long, sessions, reason }) => {
    const open = sessions.length > 0 ? hoursText(sessions) : text.closed;
    return `${inLanguage(long, language)}: ${open}${reason ? ` (${inLanguage(reason, language)})` : ''}`;
  });
  return [
    { key: text.hours, value: week.length > 0 && <Prose text={startLines(week)} /> },
    { key: text.unusualDays, value: soon.length > 0 && <Prose text={startLines(soon)} /> },
  ].filter(({ value }) => value);
}

/** `07:30–11:30, 13:30–17:30` */
function hoursText(sessions: readonly Session[]): string {
  return formatSessions(sessions).replaceAll('-', '–').replaceAll(',', ', ');
}

function startLines(lines: string[]): string {
  return lines.map((line) => line.charAt(0).toLocaleUpperCase('vi') + line.slice(1)).join('\n');
}

/** A number that a phone can call. */
export function Telephone({ number }: { number: string }) {
  return <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>;
}
