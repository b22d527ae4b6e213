import Type from 'typebox';
import { parseFeedbackCode } from '../../domain/feedback/feedback.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch, ProblemError, tooManyRequests } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { networkOf } from '../../platform/http/networkOf.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { STATE_LOOK } from '../../ui/feedbackLook.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tag } from '../../ui/Tag.tsx';
import { Timeline, type TimelineEntry } from '../../ui/Timeline.tsx';
import { PlainText } from '../notifications/PlainText.tsx';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { feedbackNotFound } from './errors.ts';
import { FeedbackPhotos } from './FeedbackPhotos.tsx';
import { openFeedbackFile } from './feedbackFiles.ts';
import { findFeedback } from './feedbackStore.ts';
import { type FeedbackView, getFeedbackView } from './feedbackView.ts';
import { keepPhoto } from './keptPhotos.ts';
import { readPhotoForm } from './photoForm.ts';
import { LONGEST_FEEDBACK } from './sendFeedback.ts';
import { MOST_PHOTOS, PHOTO_TYPES } from './storePhoto.ts';
import { supplementFeedback } from './supplementFeedback.ts';
import { VoteForm } from './VoteForm.tsx';
import { voteFrom, voteOnFeedback } from './voteOnFeedback.ts';

const PATH = `${PATHS.feedbackCode('')}:code`;
const Params = Type.Object({ code: Type.String({ maxLength: 40 }) });
const MISSES = { hits: 30, seconds: 600 };

/** Feedback as its sender follows it; the code is the key. */
export function registerFollowFeedback(app: App): void {
  page(app, {
    path: `${PATHS.feedback}/tra-cuu`,
    access: 'PUBLIC',
    query: Type.Object({ ma: Type.Optional(Type.String({ maxLength: 100 })) }),
    handler: async ({ query }) => {
      const code = parseFeedbackCode(query.ma ?? '');
      return { redirect: code ? PATHS.feedbackCode(code) : `${PATHS.feedback}?sai-ma=1#theo-doi` };
    },
  });

  page(app, {
    path: PATH,
    access: 'PUBLIC',
    params: Params,
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async ({ ctx, params, query, csrfToken, raw }) => {
      const view = await open(ctx, params.code, raw.ip);
      return show(ctx, view, { csrf: csrfToken, news: query.tin });
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/bo-sung`,
    access: 'PUBLIC',
    params: Params,
    multipart: true,
    handler: async (request) => {
      const { ctx, params, raw } = request;
      const view = await open(ctx, params.code, raw.ip);
      const { fields, genuine, fileIds, problems: ofPhotos } = await readPhotoForm(request);
      if (!genuine) throw csrfMismatch();
      const here = PATHS.feedbackCode(view.code);
      if (view.state !== 'SUPPLEMENT_ASKED') return { redirect: here };
      const again = (found: FieldProblem[]) =>
        show(ctx, view, { csrf: request.csrfToken, problems: found, typed: fields.text, fileIds });
      const { text = '' } = fields;
      const label = words(ctx.language).feedback.follow.supplementText;
      const problems = [
        ...ofPhotos,
        ...textProblem(text, { field: 'text', label, most: LONGEST_FEEDBACK }, ctx.language),
      ];
      if (problems.length > 0) return again(problems);
      try {
        await supplementFeedback(ctx, view.code, { text, fileIds });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
        return again(error.fields.map(({ field, message = '' }) => ({ field, message })));
      }
      return { redirect: `${here}?tin=da-bo-sung` };
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/hai-long`,
    access: 'PUBLIC',
    params: Params,
    body: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
    handler: async ({ ctx, params, body, raw }) => {
      const { code } = await open(ctx, params.code, raw.ip);
      const liked = voteFrom(body.liked);
      await voteOnFeedback(ctx, { code }, liked);
      return { redirect: `${PATHS.feedbackCode(code)}?tin=${liked === null ? 'da-rut' : 'cam-on'}` };
    },
  });

  page(app, {
    path: `${PATH}/tep/:fileId`,
    access: 'PUBLIC',
    params: Type.Object({ ...Params.properties, fileId: Type.String({ format: 'uuid' }) }),
    handler: async ({ ctx, params, raw }) => {
      const view = await open(ctx, params.code, raw.ip);
      const file = await openFeedbackFile(ctx, view, params.fileId, 'SENDER');
      return { download: file.stream, mediaType: file.mediaType, fileName: file.name, inline: true };
    },
  });
}

/** Throws `feedback.not_found`; whoever tries many codes must wait. */
async function open(ctx: Ctx, typed: string, ip: string): Promise<FeedbackView> {
  const code = parseFeedbackCode(typed);
  const feedback = code && (await findFeedback(ctx, { code }));
  if (feedback) return getFeedbackView(ctx, feedback);
  const { allowed, retryAfterSeconds } = await takeHit(ctx.db, `feedback-miss|${networkOf(ip)}`, MISSES, ctx.clock);
  if (!allowed) throw tooManyRequests({ values: { seconds: retryAfterSeconds } });
  throw feedbackNotFound();
}

interface Shown {
  csrf: string;
  news?: string;
  problems?: FieldProblem[];
  typed?: string;
  fileIds?: string[];
}

function show(ctx: Ctx, view: FeedbackView, { csrf, news, problems = [], typed, fileIds = [] }: Shown): PageResult {
  const { language } = ctx;
  const text = words(language).feedback;
  const here = PATHS.feedbackCode(view.code);
  const said = new Map([
    ['da-bo-sung', text.follow.supplemented],
    ['cam-on', text.follow.voted],
    ['da-rut', text.follow.takenBack],
  ]).get(news ?? '');
  const fileHref = (id: string) => `${here}/tep/${id}`;
  const answered = view.answer !== null && view.state !== 'REJECTED';
  return {
    title: `${text.title} ${view.code}`,
    layout: 'narrow',
    personal: true,
    crumbs: [{ href: PATHS.feedback, label: text.title }],
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    body: (
      <Stack>
        <ErrorSummary language={language} problems={problems} />
        {news === 'da-gui' && (
          <Alert tone="success" language={language} title={text.follow.received} live>
            <p>
              {text.code}: <strong>{view.code}</strong>. {text.follow.keep}
            </p>
            <p>{text.follow.answeredBy(formatDateTime(view.replyDueAt))}</p>
          </Alert>
        )}
        {said && (
          <Alert tone="success" language={language} live>
            <p>{said}</p>
          </Alert>
        )}
        <PageHeading above={view.code} title={text.topics[view.topic]} />
        <p className="tags">
          <Tag {...STATE_LOOK[view.state]}>{text.states[view.state]}</Tag>
        </p>
        {view.state === 'SUPPLEMENT_ASKED' && (
          <Panel title={text.follow.supplement} tone="accent" icon="paperPlus">
            <PlainText text={view.asked} />
            <Form action={`${here}/bo-sung`} csrf={csrf} multipart>
              <input type="hidden" name="kept" value={fileIds.map((id) => keepPhoto(ctx.config, id)).join(' ')} />
              <TextArea
                language={language}
                name="text"
                label={text.follow.supplementText}
                maxLength={LONGEST_FEEDBACK}
                defaultValue={typed}
                error={problems.find(({ field }) => field === 'text')?.message}
              />
              <FileInput
                language={language}
                name="photos"
                label={text.form.photos}
                hint={text.form.photosHint(MOST_PHOTOS, maxMegabytes(ctx))}
                multiple
                required={false}
                accept={PHOTO_TYPES}
                maxMegabytes={maxMegabytes(ctx)}
                error={problems.find(({ field }) => field === 'photos')?.message}
              />
              <Button>{text.follow.supplementSend}</Button>
            </Form>
          </Panel>
        )}
        {answered && view.answer && (
          <Panel title={text.follow.answer} tone="accent" icon="mail">
            <PlainText text={view.answer} />
            <FeedbackPhotos files={view.files} kind="ANSWER" language={language} href={fileHref} />
            <p>
              <strong>{text.follow.satisfied}</strong>
            </p>
            <VoteForm action={`${here}/hai-long`} csrf={csrf} liked={view.senderLiked} language={language} />
            {view.state === 'PUBLISHED' && (
              <p>
                <a href={PATHS.publicFeedback(view.id)}>{text.follow.isPublic}</a>
              </p>
            )}
          </Panel>
        )}
        <Panel title={text.follow.yours} icon="paper">
          <KeyValues
            rows={[
              { key: text.follow.agency, value: view.agencyName },
              { key: text.follow.sentAt, value: formatDateTime(view.receivedAt) },
              { key: text.form.commune, value: view.communeName },
              { key: text.form.place, value: view.place },
            ]}
          />
          <PlainText text={view.body} />
          <FeedbackPhotos files={view.files} kind="SENT" language={language} href={fileHref} />
        </Panel>
        <Panel title={text.follow.history} icon="clock">
          <Timeline entries={historyOf(view, language)} language={language} />
        </Panel>
      </Stack>
    ),
  };
}

/** What concerns the sender; the officers' names stay in the office. */
function historyOf(view: FeedbackView, language: Ctx['language']): TimelineEntry[] {
  const { events } = words(language).feedback.follow;
  const shown = view.events.filter(({ type }) => type !== 'REFUTE');
  return shown.map(({ seq, type, at, text, agencyName }, index) => ({
    key: String(seq),
    title: events[type as keyof typeof events] ?? type,
    when: formatDateTime(at),
    dateTime: at.toISOString(),
    by: agencyName ?? undefined,
    detail: text && type !== 'ANSWER' && type !== 'PUBLISH' ? <PlainText text={text} /> : undefined,
    state: index === shown.length - 1 ? 'current' : 'done',
  }));
}
