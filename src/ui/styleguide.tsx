import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Button, ButtonLink } from './Button.tsx';
import { Figures, HowSteps, LinkCards, LinkList, ResultList } from './Cards.tsx';
import { Checkbox, RadioGroup, Select } from './Choice.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { DateInput, TextArea, TextInput } from './Field.tsx';
import { FileInput } from './FileInput.tsx';
import { Form } from './Form.tsx';
import { ICON_NAMES, Icon } from './Icon.tsx';
import { Band, ButtonRow, Columns, Hero, Stack } from './Layout.tsx';
import { Alert } from './Notice.tsx';
import { Pagination } from './Pagination.tsx';
import { PATHS } from './paths.ts';
import { SearchBox } from './SearchBox.tsx';
import { Stepper } from './Stepper.tsx';
import { DossierSample, ProcedureSample } from './styleguideDossier.tsx';
import { Tabs } from './Tabs.tsx';
import { DraftTag, type DueState, DueTag, type StatusCode, StatusTag, Tag, type Tone } from './Tag.tsx';
import { TaskList } from './TaskList.tsx';

const STATUSES: StatusCode[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const DUE_STATES: DueState[] = ['onTime', 'soon', 'late', 'paused', 'finishedOnTime', 'finishedLate', 'none'];
const TONES: Tone[] = ['neutral', 'info', 'progress', 'success', 'warning', 'danger'];

/** Every piece on one page, in the states that matter, for looking and for the accessibility test. Layout `wide`. */
export function StyleGuide({ language }: { language: Language }) {
  return (
    <>
      <HomeSample language={language} />
      <Band title="Procedure">
        <ProcedureSample language={language} />
      </Band>
      <Band title="Dossier" soft>
        <DossierSample language={language} />
      </Band>
      <Band title="Form">
        <FormSample language={language} />
      </Band>
      <Band title="Lists" soft>
        <ListSample language={language} />
      </Band>
      <Band title="Tags, alerts, icons">
        <MarkSample language={language} />
      </Band>
    </>
  );
}

function HomeSample({ language }: { language: Language }) {
  const { home, lifeEvent } = words(language).portal;
  const events = [
    { icon: 'baby', ...lifeEvent.birth },
    { icon: 'rings', ...lifeEvent.marriage },
    { icon: 'house', ...lifeEvent.house },
    { icon: 'shop', ...lifeEvent.business },
    { icon: 'land', ...lifeEvent.land },
    { icon: 'car', ...lifeEvent.vehicle },
  ] as const;
  return (
    <>
      <Hero title={home.heading} lead={home.lead}>
        <SearchBox
          language={language}
          action={PATHS.search}
          label={home.searchLabel}
          placeholder={home.searchPlaceholder}
          hint={home.searchHint}
          large
          id="home-q"
        />
      </Hero>
      <Band title={home.lifeEvents}>
        <LinkCards
          cards={events.map((event) => ({ ...event, href: `${PATHS.search}?q=${encodeURIComponent(event.title)}` }))}
        />
      </Band>
      <Band title={home.figures} soft>
        <Figures
          figures={[
            { label: home.receivedToday, value: '128', note: home.figuresAt('10:32') },
            { label: home.onTimePercent, value: '98,4%' },
            { label: home.returnedThisMonth, value: '3.406' },
          ]}
        />
      </Band>
      <Band title={home.howItWorks}>
        <HowSteps steps={home.howSteps} />
      </Band>
    </>
  );
}

function FormSample({ language }: { language: Language }) {
  const { accounts, submission, common, dossier } = words(language);
  const wrong = common.form.invalid.date(accounts.profile.dateOfBirth);
  return (
    <Stack>
      <DraftBanner language={language} />
      <Stepper
        steps={[submission.tasks.form.title, submission.tasks.papers.title, submission.tasks.check.title]}
        current={2}
        language={language}
      />
      <TaskList
        language={language}
        tasks={[
          { key: 'applicant', ...submission.tasks.applicant, state: 'DONE', href: '#applicant' },
          { key: 'form', ...submission.tasks.form, state: 'IN_PROGRESS', href: '#form' },
          { key: 'papers', ...submission.tasks.papers, state: 'NOT_STARTED', href: '#papers' },
          { key: 'check', ...submission.tasks.check, state: 'BLOCKED' },
        ]}
      />
      <ErrorSummary language={language} problems={[{ field: 'dateOfBirth', message: wrong }]} />
      <Form action="#" csrf="sample" autosaveUrl="/style-guide/autosave" autosaveWords={submission.autosaveScript}>
        <TextInput
          language={language}
          name="fullName"
          label={accounts.profile.fullName}
          hint={accounts.signUp.fullNameHint}
          autoComplete="name"
        />
        <DateInput
          language={language}
          name="dateOfBirth"
          label={accounts.profile.dateOfBirth}
          defaultValue="31/02/1990"
          error={wrong}
        />
        <TextInput
          language={language}
          name="amount"
          label={dossier.field.fee}
          width="short"
          suffix="đ"
          inputMode="numeric"
          required={false}
        />
        <Select
          language={language}
          name="agency"
          label={submission.competentAgency}
          hint={submission.competentAgencyHint}
          options={[
            { value: 'H99.41', label: 'Ủy ban nhân dân xã Mẫu Sơn' },
            { value: 'H99.42', label: 'Ủy ban nhân dân phường Ví Dụ' },
          ]}
        />
        <RadioGroup
          language={language}
          name="returnMethod"
          label={submission.tasks.return.title}
          value="ELECTRONIC"
          options={Object.entries(dossier.returnMethod).map(([value, label]) => ({ value, label }))}
        />
        <RadioGroup
          language={language}
          name="married"
          label={submission.applicant.self}
          inline
          options={[
            { value: 'yes', label: common.form.yes },
            { value: 'no', label: common.form.no },
          ]}
        />
        <FileInput
          language={language}
          name="file"
          label={submission.papers.attach}
          accept=".pdf,application/pdf"
          maxMegabytes={50}
          csrf="sample"
          uploadUrl="/style-guide/upload"
        />
        <TextArea language={language} name="note" label={dossier.field.reason} required={false} />
        <Checkbox language={language} name="agree">
          {submission.check.declaration}
        </Checkbox>
        <ButtonRow>
          <Button>{common.actions.saveAndContinue}</Button>
          <Button kind="secondary">{common.actions.save}</Button>
          <Button kind="danger" icon="trash">
            {submission.drafts.delete}
          </Button>
          <ButtonLink href="#cancel" kind="quiet">
            {common.actions.cancel}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Stack>
  );
}

function ListSample({ language }: { language: Language }) {
  const { portal, dossier, tracking } = words(language);
  return (
    <Columns
      sideFirst
      side={
        <LinkList
          label={portal.directory.byField}
          links={[
            { href: '#all', label: portal.directory.all, count: 40, current: true },
            { href: '#civil', label: 'Hộ tịch', count: 12 },
            { href: '#build', label: 'Hoạt động xây dựng', count: 5 },
          ]}
        />
      }
    >
      <SearchBox
        language={language}
        action={PATHS.search}
        label={portal.search.label}
        showLabel
        value="khai sinh"
        id="list-q"
      />
      <Tabs
        label={tracking.listTitle}
        tabs={[
          { href: '#open', label: tracking.filters.open, count: 3, current: true },
          { href: '#mine', label: tracking.filters.needsMe, count: 1 },
          { href: '#done', label: tracking.filters.finished },
        ]}
      />
      <ResultList
        items={[
          {
            href: '#1',
            title: 'Thủ tục đăng ký khai sinh',
            above: '1.001193 · Hộ tịch',
            text: dossier.limit.SAME_DAY,
            tags: <Tag tone="success">{dossier.serviceLevel.FULL}</Tag>,
          },
          {
            href: '#2',
            title: 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
            above: '1.013225 · Hoạt động xây dựng',
            text: dossier.limit.CALENDAR_DAYS(15),
            tags: <Tag tone="info">{dossier.serviceLevel.PARTIAL}</Tag>,
          },
        ]}
      />
      <Pagination language={language} previous="#previous" next="#next" />
      <EmptyState title={portal.search.none}>
        <p>{portal.search.noneHint}</p>
      </EmptyState>
    </Columns>
  );
}

function MarkSample({ language }: { language: Language }) {
  const row = (children: ReactNode) => <p className="tags">{children}</p>;
  return (
    <Stack>
      {row(STATUSES.map((status) => <StatusTag key={status} status={status} language={language} />))}
      {row(DUE_STATES.map((state) => <DueTag key={state} state={state} language={language} />))}
      {row(
        <>
          {TONES.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
          <DraftTag language={language} />
        </>,
      )}
      {(['info', 'success', 'warning', 'danger'] as const).map((tone) => (
        <Alert key={tone} tone={tone} language={language} title={words(language).common.alert[tone]}>
          <p>{words(language).portal.procedure.anywhere}</p>
        </Alert>
      ))}
      <ul className="icon-sheet">
        {ICON_NAMES.map((name) => (
          <li key={name}>
            <Icon name={name} large />
            <span className="small muted">{name}</span>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
