import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Button, ButtonLink } from './Button.tsx';
import { Answers, Figures, HowSteps, LinkCards, LinkList, ResultList } from './Cards.tsx';
import { Checkbox, RadioGroup, Select } from './Choice.tsx';
import { Details, WhyThisDate } from './Details.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { DateInput, TextArea, TextInput } from './Field.tsx';
import { FileInput } from './FileInput.tsx';
import { Form } from './Form.tsx';
import { ICON_NAMES, Icon } from './Icon.tsx';
import { KeyValues } from './KeyValues.tsx';
import { Band, ButtonRow, Columns, Hero, Prose, Stack } from './Layout.tsx';
import { Meter } from './Meter.tsx';
import { Alert, DraftBanner } from './Notice.tsx';
import { Pagination } from './Pagination.tsx';
import { PageHeading, Panel } from './Panel.tsx';
import { PATHS } from './paths.ts';
import { QrFigure } from './QrFigure.tsx';
import { SearchBox } from './SearchBox.tsx';
import { Stepper } from './Stepper.tsx';
import { Table } from './Table.tsx';
import { Tabs } from './Tabs.tsx';
import { DraftTag, type DueState, DueTag, type StatusCode, StatusTag, Tag, type Tone } from './Tag.tsx';
import { TaskList } from './TaskList.tsx';
import { Timeline } from './Timeline.tsx';

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
            { label: home.onTimePercent, value: '98,4 %' },
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

function ProcedureSample({ language }: { language: Language }) {
  const { portal, dossier, tracking } = words(language);
  const { procedure } = portal;
  return (
    <Stack>
      <PageHeading
        above={
          <>
            <span className="code">1.001193</span>
            <Tag tone="success" icon="check">
              {dossier.serviceLevel.FULL}
            </Tag>
          </>
        }
        title="Thủ tục đăng ký khai sinh"
        lead={dossier.serviceLevelMeaning.FULL}
      />
      <Answers
        answers={[
          { icon: 'globe', label: procedure.online, value: dossier.serviceLevel.FULL },
          { icon: 'clock', label: procedure.duration, value: dossier.limit.SAME_DAY },
          { icon: 'coins', label: procedure.cost, value: procedure.free },
          { icon: 'paper', label: procedure.bring, value: procedure.papersCount(2) },
        ]}
      />
      <Columns
        side={
          <Panel tone="accent">
            <ButtonRow>
              <ButtonLink href={PATHS.submit('1.001193')} large iconAfter="arrowRight">
                {procedure.submit}
              </ButtonLink>
            </ButtonRow>
            <p className="small muted">{procedure.anywhere}</p>
          </Panel>
        }
      >
        <Table
          caption={procedure.components}
          columns={[
            { key: 'name', label: procedure.component, cell: (row) => row.name },
            { key: 'originals', label: procedure.originals, numeric: true, cell: (row) => row.originals },
            { key: 'copies', label: procedure.copies, numeric: true, cell: (row) => row.copies },
          ]}
          rows={[
            { name: 'Tờ khai đăng ký khai sinh theo mẫu', originals: 1, copies: 0 },
            { name: 'Giấy chứng sinh do cơ sở y tế nơi trẻ sinh ra cấp', originals: 1, copies: 0 },
          ]}
          rowKey={(row) => row.name}
        />
        <Panel title={procedure.steps} icon="scale">
          <Prose
            text={
              'Người đi khai sinh nộp hồ sơ.\n- Nộp trực tuyến, hoặc\n- Nộp tại Bộ phận Một cửa.\nCán bộ kiểm tra và ghi sổ.'
            }
          />
        </Panel>
        <Details summary={procedure.legalBasis}>
          <ul className="list">
            <li>Luật Hộ tịch số 60/2014/QH13</li>
          </ul>
        </Details>
        <WhyThisDate
          language={language}
          lines={[
            '02/03/2026 09:00: tiếp nhận',
            '03/03 → 05/03: ngày làm việc thứ 1 đến 3',
            '05/03/2026 17:30: hết giờ làm việc',
          ]}
          open
        />
        <Panel
          title={tracking.receipt}
          level={3}
          actions={
            <ButtonLink href="#receipt" kind="quiet" icon="print">
              PDF
            </ButtonLink>
          }
        >
          <QrFigure svg={SAMPLE_QR} code="H99.03-261123-0001" language={language} />
        </Panel>
      </Columns>
    </Stack>
  );
}

/** Stands in for a QR code; a real one comes from `platform/qr.ts`. */
const SAMPLE_QR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM5 5h1v1H5zM7 5h1v2H7zM5 7h1v1H5z"/></svg>';

function DossierSample({ language }: { language: Language }) {
  const { dossier, tracking, lookup } = words(language);
  return (
    <Stack>
      <Alert tone="warning" language={language} title={tracking.needsYou}>
        <p>{tracking.supplementAsked('17:00, 20/11/2026')}</p>
      </Alert>
      <Panel title={tracking.timeline} icon="clock">
        <Meter label={lookup.progress} percent={60} text={lookup.progressPercent(60)} />
        <Timeline
          language={language}
          entries={[
            {
              key: '1',
              title: dossier.event.SUBMITTED,
              when: '08:15 ngày 16/11/2026',
              by: 'Nguyễn Văn Mẫu',
              state: 'done',
            },
            {
              key: '2',
              title: dossier.event.RECEIVED,
              when: '09:40 ngày 16/11/2026',
              by: 'Bộ phận Một cửa xã Mẫu Sơn',
              state: 'done',
            },
            {
              key: '3',
              title: dossier.status[4].name,
              when: '14:05 ngày 16/11/2026',
              by: 'Công chức Tư pháp – Hộ tịch',
              state: 'current',
            },
            { key: '4', title: dossier.event.RETURNED, state: 'upcoming' },
          ]}
        />
      </Panel>
      <Panel title="H99.41-261116-0007">
        <KeyValues
          rows={[
            { key: dossier.statusLabel, value: <StatusTag status={4} language={language} /> },
            { key: dossier.field.dueAt, value: <DueTag state="soon" language={language} detail="17:00, 23/11/2026" /> },
            {
              key: dossier.field.applicant,
              value: 'Nguyễn Văn Mẫu',
              action: <a href="#applicant">{words(language).common.actions.change}</a>,
            },
            { key: dossier.field.procedure, value: 'Đăng ký khai sinh' },
          ]}
        />
      </Panel>
    </Stack>
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
          { key: 'papers', ...submission.tasks.papers, state: 'TODO', href: '#papers' },
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
