import { parseDossierCode } from '../../domain/dossier/code.ts';
import { parseLookupLink } from '../../domain/dossier/lookupLink.ts';
import type { Language } from '../../domain/language.ts';
import { SERVICE_LEVELS, SUBJECTS, TIERS } from '../../domain/procedure/procedure.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LinkCards, ResultList } from '../../ui/Cards.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow, Columns, Stack } from '../../ui/Layout.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { QuestionList } from '../questions/Questions.tsx';
import { type QuestionAnswer, searchQuestions } from '../questions/searchQuestions.ts';
import { type Agency, listAgencies } from './agencies.ts';
import { DirectoryQuery, directoryPath, filterOf, isNarrowed } from './directoryQuery.ts';
import { listProcedures, type ProcedureFilter, type ProcedurePage } from './listProcedures.ts';
import { procedureItems } from './procedureItems.tsx';
import { type FieldCount, listFields } from './queries.ts';

/** The one search box, the directory of procedures and the list of fields. */
export function registerDirectoryPages(app: App): void {
  page(app, {
    path: PATHS.search,
    access: 'PUBLIC',
    query: DirectoryQuery,
    handler: async ({ query }) => ({ redirect: whereTo(query.q ?? '') }),
  });

  page(app, {
    path: PATHS.procedures,
    access: 'PUBLIC',
    query: DirectoryQuery,
    handler: async ({ ctx, query }) => {
      const filter = filterOf(query);
      const [found, fields, agencies] = await Promise.all([
        listProcedures(ctx, filter),
        listFields(ctx),
        listAgencies(ctx),
      ]);
      const nothing = found.procedures.length === 0;
      const answers = nothing && filter.words ? await searchQuestions(ctx, { words: filter.words, limit: 3 }) : [];
      const { directory, search } = words(ctx.language).portal;
      return {
        title: filter.words ? search.titleFor(filter.words) : directory.title,
        description: directory.lead,
        crumbs: filter.words || isNarrowed(filter) ? [{ href: PATHS.procedures, label: directory.title }] : [],
        body: <Directory language={ctx.language} {...{ filter, found, answers, fields, agencies }} />,
      };
    },
  });

  page(app, {
    path: PATHS.fields,
    access: 'PUBLIC',
    handler: async ({ ctx }) => {
      const { directory } = words(ctx.language).portal;
      const cards = (await listFields(ctx)).map((field) => ({
        href: directoryPath({ field: field.code }),
        title: field.name,
        text: directory.count(field.count),
      }));
      return {
        title: directory.fieldsTitle,
        description: directory.fieldsLead,
        crumbs: [{ href: PATHS.procedures, label: directory.title }],
        body: (
          <Stack>
            <PageHeading title={directory.fieldsTitle} lead={directory.fieldsLead} />
            {cards.length > 0 ? (
              <LinkCards cards={cards} />
            ) : (
              <EmptyState title={words(ctx.language).portal.search.nothingHere} />
            )}
          </Stack>
        ),
      };
    },
  });
}

/** A dossier's code or scanned link leads to the look-up, everything else to the search. */
function whereTo(typed: string): string {
  const link = parseLookupLink(typed);
  if (link) return `${PATHS.lookupCode(link.code)}?k=${link.key}`;
  const code = parseDossierCode(typed);
  return code ? PATHS.lookupCode(code) : directoryPath({ words: typed.trim() });
}

interface DirectoryProps {
  language: Language;
  filter: ProcedureFilter;
  found: ProcedurePage;
  /** questions that hold the words, where no procedure does */
  answers: QuestionAnswer[];
  fields: FieldCount[];
  agencies: Agency[];
}

function Directory(props: DirectoryProps) {
  const { language, filter, found } = props;
  const { directory, search } = words(language).portal;
  return (
    <Stack>
      <PageHeading
        title={filter.words ? search.titleFor(filter.words) : directory.title}
        lead={filter.words ? undefined : directory.lead}
      />
      <Columns sideFirst side={<Filters {...props} />}>
        {found.procedures.length > 0 ? <Results {...props} /> : <NothingFound {...props} />}
      </Columns>
    </Stack>
  );
}

function Results({ language, filter, found }: DirectoryProps) {
  const { directory, search } = words(language).portal;
  return (
    <Stack>
      <p className="muted">{filter.words ? search.found(found.total) : directory.count(found.total)}</p>
      <ResultList items={procedureItems(found.procedures, language)} />
      <Pagination
        language={language}
        previous={found.previous ? directoryPath({ ...filter, after: found.previous.after }) : undefined}
        next={found.next ? directoryPath({ ...filter, after: found.next }) : undefined}
      />
    </Stack>
  );
}

function NothingFound({ language, filter, answers }: DirectoryProps) {
  const { search } = words(language).portal;
  return (
    <Stack>
      <WhatElse language={language} filter={filter} />
      {answers.length > 0 && (
        <Panel title={search.answersInstead} tone="plain">
          <QuestionList items={answers} openFirst language={language} />
        </Panel>
      )}
    </Stack>
  );
}

/** What else may help, where no procedure was found. */
function WhatElse({ language, filter }: Pick<DirectoryProps, 'language' | 'filter'>) {
  const { search } = words(language).portal;
  return (
    <EmptyState title={filter.words ? search.none : search.nothingHere} icon="search">
      <Stack>
        {filter.words && <p>{search.noneHint}</p>}
        <ButtonRow>
          {isNarrowed(filter) && (
            <ButtonLink kind="secondary" href={directoryPath({ words: filter.words })}>
              {search.withoutFilters}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={PATHS.fields}>
            {search.browse}
          </ButtonLink>
          <ButtonLink kind="quiet" href={PATHS.faq}>
            {search.askUs}
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </EmptyState>
  );
}

function Filters({ language, filter, fields, agencies }: DirectoryProps) {
  const { portal, dossier, common } = words(language);
  const text = portal.directory;
  const names = (agency: Agency) => (language === 'en' && agency.nameEn) || agency.name;
  return (
    <Form method="get" action={PATHS.procedures}>
      <TextInput
        language={language}
        name="q"
        id="q"
        label={portal.search.label}
        defaultValue={filter.words ?? ''}
        maxLength={200}
        type="search"
      />
      <Details summary={text.filters} open={isNarrowed(filter)}>
        <Select
          language={language}
          name="linh-vuc"
          id="field"
          label={text.field}
          empty={text.allFields}
          defaultValue={filter.field ?? ''}
          options={fields.map((field) => ({ value: field.code, label: `${field.name} (${field.count})` }))}
        />
        <Select
          language={language}
          name="co-quan"
          id="agency"
          label={text.agency}
          empty={text.allAgencies}
          defaultValue={filter.agency ?? ''}
          options={agencies.map((agency) => ({ value: agency.code, label: names(agency) }))}
        />
        <Select
          language={language}
          name="cap"
          id="tier"
          label={text.tier}
          empty={text.allTiers}
          defaultValue={filter.tier ?? ''}
          options={TIERS.map((tier) => ({ value: tier, label: dossier.tier[tier] }))}
        />
        <Select
          language={language}
          name="muc"
          id="level"
          label={text.level}
          empty={text.allLevels}
          defaultValue={filter.level ?? ''}
          options={SERVICE_LEVELS.map((level) => ({ value: level, label: dossier.serviceLevel[level] }))}
        />
        <Select
          language={language}
          name="doi-tuong"
          id="subject"
          label={text.subject}
          empty={text.allSubjects}
          defaultValue={filter.subject ?? ''}
          options={SUBJECTS.map((subject) => ({ value: subject, label: dossier.subject[subject] }))}
        />
      </Details>
      <ButtonRow>
        <Button icon="search">{common.actions.search}</Button>
        {isNarrowed(filter) && (
          <ButtonLink kind="quiet" href={directoryPath({ words: filter.words })}>
            {common.actions.clearFilters}
          </ButtonLink>
        )}
      </ButtonRow>
    </Form>
  );
}
