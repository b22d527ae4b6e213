import { stringify } from 'csv-stringify/sync';
import Type from 'typebox';
import { inLanguage, type Language } from '../../domain/language.ts';
import { CRITERIA, type ScoredProcedure } from '../../domain/priority/scoreProcedures.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Table } from '../../ui/Table.tsx';
import { getPriorityList, listPriorityLists, type PriorityList } from './queries.ts';

const YearQuery = Type.Object({ nam: Type.Optional(Type.Integer({ minimum: 2020, maximum: 2100 })) });
/** The list of a year is longer than a telephone: the highest points first, the others on demand. */
const SHOWN_AT_ONCE = 5;
/** What a spreadsheet would take for a formula is kept as text. */
const CSV = { escape_formulas: true, record_delimiter: 'windows', bom: true } as const;

/** The decided lists, with the criteria and figures behind them, for everybody (Đ.24 quy chế Hòa Bình). */
export function registerPriorityPages(app: App): void {
  page(app, {
    path: PATHS.priorities,
    access: 'PUBLIC',
    query: YearQuery,
    handler: async ({ ctx, query }) => {
      const { language } = ctx;
      const lists = await listPriorityLists(ctx);
      const list = lists.length > 0 ? getPriorityList(lists, query.nam) : undefined;
      const { priority: text } = words(language);
      return {
        title: text.title,
        description: text.lead,
        crumbs: [],
        body: (
          <Stack>
            <PageHeading title={text.title} lead={text.lead} />
            {list ? (
              <Decided list={list} years={lists.map(({ year }) => year)} language={language} />
            ) : (
              <EmptyState title={text.none} icon="book" />
            )}
          </Stack>
        ),
      };
    },
  });

  page(app, {
    path: `${PATHS.priorities}.csv`,
    access: 'PUBLIC',
    query: YearQuery,
    handler: async ({ ctx, query }) => {
      const list = getPriorityList(await listPriorityLists(ctx), query.nam);
      return {
        download: Buffer.from(asCsv(list, ctx.language)),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `thu-tuc-uu-tien-${list.year}.csv`,
      };
    },
  });
}

function Decided({ list, years, language }: { list: PriorityList; years: number[]; language: Language }) {
  const { priority: text } = words(language);
  const { year, decisionNumber, decisionDate, roadmap, countedFrom, countedTo, weights, lines } = list;
  return (
    <>
      {years.length > 1 && (
        <nav aria-label={text.years}>
          <ul className="tags">
            {years.map((one) => (
              <li key={one}>
                <a href={`${PATHS.priorities}?nam=${one}`} aria-current={one === year ? 'page' : undefined}>
                  {text.ofYear(one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Panel title={text.ofYear(year)} icon="book">
        <p>
          <strong>{text.decision(decisionNumber, formatDate(decisionDate))}</strong>
        </p>
        <p className="as-typed">{roadmap}</p>
        <p>
          <a href={`${PATHS.priorities}.csv?nam=${year}`}>{text.csv}</a>
        </p>
        <Lines caption={text.ofYear(year)} lines={lines.slice(0, SHOWN_AT_ONCE)} language={language} />
        {lines.length > SHOWN_AT_ONCE && (
          <Details summary={text.others(lines.length - SHOWN_AT_ONCE)}>
            <Lines
              caption={text.others(lines.length - SHOWN_AT_ONCE)}
              lines={lines.slice(SHOWN_AT_ONCE)}
              language={language}
            />
          </Details>
        )}
      </Panel>
      <Panel title={text.criteria} icon="scale">
        <p>{text.basis}</p>
        <ul>
          {CRITERIA.map((criterion) => (
            <li key={criterion}>
              <strong>{text.criterion[criterion].name}</strong> ({text.weight(weights[criterion])}):{' '}
              {text.criterion[criterion].how}
            </li>
          ))}
        </ul>
        <p className="muted">{text.counted(formatDate(countedFrom), formatDate(countedTo))}</p>
      </Panel>
    </>
  );
}

function Lines({ caption, lines, language }: { caption: string; lines: ScoredProcedure[]; language: Language }) {
  const { priority: text, dossier } = words(language);
  return (
    <Table<ScoredProcedure>
      caption={caption}
      hideCaption
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          label: text.procedure,
          heading: true,
          cell: ({ code, name, nameEn }) => (
            <a href={PATHS.procedure(code)}>{inLanguage({ vi: name, en: nameEn ?? undefined }, language)}</a>
          ),
        },
        { key: 'level', label: text.level, cell: ({ serviceLevel }) => dossier.serviceLevel[serviceLevel] },
        { key: 'received', label: text.received, numeric: true, cell: ({ received }) => received },
        { key: 'online', label: text.online, numeric: true, cell: ({ points }) => `${points.ONLINE}%` },
        { key: 'agencies', label: text.agencies, numeric: true, cell: ({ agencies }) => agencies },
        {
          key: 'total',
          label: text.total,
          numeric: true,
          cell: ({ total }) => total.toLocaleString(language === 'en' ? 'en-GB' : 'vi-VN'),
        },
      ]}
    />
  );
}

function asCsv({ lines, decisionNumber, decisionDate }: PriorityList, language: Language): string {
  const { priority: text, dossier } = words(language);
  const head = [
    text.place,
    text.code,
    text.procedure,
    text.field,
    text.level,
    text.received,
    text.onlineCount,
    text.agencies,
    ...CRITERIA.map((criterion) => text.points(text.criterion[criterion].name)),
    text.total,
    text.decided,
  ];
  const rows = lines.map((line, index) => [
    index + 1,
    line.code,
    line.name,
    line.fieldName,
    dossier.serviceLevel[line.serviceLevel],
    line.received,
    line.online,
    line.agencies,
    ...CRITERIA.map((criterion) => line.points[criterion]),
    line.total,
    `${decisionNumber}, ${formatDate(decisionDate)}`,
  ]);
  return stringify([head, ...rows], CSV);
}
