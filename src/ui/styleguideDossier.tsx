import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { ButtonLink } from './Button.tsx';
import { Answers } from './Cards.tsx';
import { Details, WhyThisDate } from './Details.tsx';
import { KeyValues } from './KeyValues.tsx';
import { ButtonRow, Columns, Prose, Stack } from './Layout.tsx';
import { Meter } from './Meter.tsx';
import { Alert } from './Notice.tsx';
import { PageHeading, Panel } from './Panel.tsx';
import { PATHS } from './paths.ts';
import { QrFigure } from './QrFigure.tsx';
import { Table } from './Table.tsx';
import { DueTag, StatusTag, Tag } from './Tag.tsx';
import { Timeline } from './Timeline.tsx';

/** A procedure as the portal shows it. */
export function ProcedureSample({ language }: { language: Language }) {
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
            { key: 'number', label: procedure.paperNumber, cell: (row) => procedure.originals(row.originals) },
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

/** A dossier as its applicant sees it. */
export function DossierSample({ language }: { language: Language }) {
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
