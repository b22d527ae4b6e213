import Type from 'typebox';
import { FEEDBACK_TOPICS } from '../../domain/feedback/feedback.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ResultList } from '../../ui/Cards.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { MapFigure } from '../../ui/MapFigure.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { PlainText } from '../notifications/PlainText.tsx';
import { feedbackNotFound } from './errors.ts';
import { FeedbackPhotos } from './FeedbackPhotos.tsx';
import { listFeedbackFiles, openFeedbackFile } from './feedbackFiles.ts';
import { findFeedback } from './feedbackStore.ts';
import { getMap } from './getMap.ts';
import { findPublicFeedback, listPublicFeedback, type PublicFeedback, topicOf } from './listFeedback.ts';
import { VoteForm } from './VoteForm.tsx';
import { findOwnVote, voteFrom, voteOnFeedback } from './voteOnFeedback.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const PATH = `${PATHS.publicFeedback('')}:id`;

/** Where feedback begins, what was answered, and one answer for everybody to read and judge. */
export function registerPublicFeedback(app: App): void {
  page(app, {
    path: PATHS.feedback,
    access: 'PUBLIC',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 200 })),
      ve: Type.Optional(Type.String({ maxLength: 20 })),
      sau: Type.Optional(Type.String({ maxLength: 80 })),
      'sai-ma': Type.Optional(Type.String({ maxLength: 5 })),
    }),
    handler: async ({ ctx, query }) => {
      const wish = { words: query.q, topic: topicOf(query.ve), after: query.sau };
      return showList(ctx, { ...wish, codeWrong: query['sai-ma'] !== undefined });
    },
  });

  page(app, {
    path: PATH,
    access: 'PUBLIC',
    params: ById,
    query: Type.Object({ tin: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async ({ ctx, params, query, csrfToken }) => {
      const item = await getPublic(ctx, params.id);
      if (ctx.actor.kind !== 'APPLICANT') return showOne(ctx, item);
      const { voted, takenBack } = words(ctx.language).feedback.follow;
      const news = { 'cam-on': voted, 'da-rut': takenBack }[query.tin ?? ''];
      return showOne(ctx, item, { csrf: csrfToken, liked: await findOwnVote(ctx, item.id), news });
    },
  });

  page(app, {
    method: 'POST',
    path: `${PATH}/hai-long`,
    access: 'APPLICANT',
    params: ById,
    body: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })),
    handler: async ({ ctx, params, body }) => {
      const liked = voteFrom(body.liked);
      await voteOnFeedback(ctx, { id: params.id }, liked);
      return { redirect: `${PATHS.publicFeedback(params.id)}?tin=${liked === null ? 'da-rut' : 'cam-on'}` };
    },
  });

  page(app, {
    path: `${PATH}/tep/:fileId`,
    access: 'PUBLIC',
    params: Type.Object({ ...ById.properties, fileId: Type.String({ format: 'uuid' }) }),
    handler: async ({ ctx, params }) => {
      const feedback = await findFeedback(ctx, { id: params.id });
      const file = await openFeedbackFile(ctx, feedback, params.fileId, 'PUBLIC');
      return { download: file.stream, mediaType: file.mediaType, fileName: file.name, inline: true };
    },
  });
}

async function getPublic(ctx: Ctx, id: string): Promise<PublicFeedback> {
  const found = await findPublicFeedback(ctx, id);
  if (!found) throw feedbackNotFound();
  return found;
}

function agencyOf({ agencyName, agencyNameEn }: PublicFeedback, language: Language): string {
  return inLanguage({ vi: agencyName, en: agencyNameEn ?? undefined }, language);
}

interface Wish {
  words?: string;
  topic?: ReturnType<typeof topicOf>;
  after?: string;
  codeWrong: boolean;
}

async function showList(ctx: Ctx, wish: Wish): Promise<PageResult> {
  const { language } = ctx;
  const text = words(language).feedback;
  const [{ items, next }, map] = await Promise.all([listPublicFeedback(ctx, wish), getMap(ctx)]);
  const address = (change: Record<string, string | undefined>) => {
    const all = { q: wish.words, ve: wish.topic, ...change };
    const given = Object.entries(all).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return given.length > 0 ? `${PATHS.feedback}?${new URLSearchParams(given)}` : PATHS.feedback;
  };
  const marks = items.flatMap(({ id, title, longitude, latitude }) =>
    longitude === null || latitude === null
      ? []
      : [{ key: id, point: [longitude, latitude] as const, href: PATHS.publicFeedback(id), label: title }],
  );
  return {
    title: text.title,
    description: text.lead,
    crumbs: [],
    hasErrors: wish.codeWrong,
    status: wish.codeWrong ? 422 : 200,
    body: (
      <Stack>
        {wish.codeWrong && <ErrorSummary language={language} problems={[{ field: 'ma', message: text.codeInvalid }]} />}
        <PageHeading
          title={text.title}
          lead={text.lead}
          actions={
            <ButtonLink href={PATHS.sendFeedback} icon="megaphone" large>
              {text.send}
            </ButtonLink>
          }
        />
        <Panel title={text.followTitle} id="theo-doi">
          <SearchBox
            language={language}
            action={`${PATHS.feedback}/tra-cuu`}
            name="ma"
            id="ma"
            label={text.code}
            hint={text.followHint}
            showLabel
          />
        </Panel>
        <Panel title={text.publishedTitle} tone="plain">
          <SearchBox
            language={language}
            action={PATHS.feedback}
            label={text.searchLabel}
            value={wish.words}
            showLabel
          />
          <Tabs
            label={text.public.filterTopic}
            tabs={[undefined, ...FEEDBACK_TOPICS.filter((topic) => topic !== 'CONDUCT')].map((topic) => ({
              href: address({ ve: topic }),
              label: topic ? text.topics[topic] : text.public.all,
              current: wish.topic === topic,
            }))}
          />
          {items.length === 0 ? (
            <EmptyState title={wish.words ? text.noneFound : text.none} icon="megaphone" />
          ) : (
            <ResultList
              items={items.map((item) => ({
                href: PATHS.publicFeedback(item.id),
                title: item.title,
                text: [text.topics[item.topic], agencyOf(item, language), formatDate(item.publishedAt)].join(' · '),
              }))}
            />
          )}
          <Pagination language={language} next={next && address({ sau: next })} />
        </Panel>
        {map && marks.length > 0 && (
          <Panel title={text.public.map} icon="pin">
            <MapFigure map={map} label={text.public.map} marks={marks} />
          </Panel>
        )}
      </Stack>
    ),
  };
}

/** The vote of who is signed in. */
interface OwnVote {
  csrf: string;
  liked: boolean | undefined;
  news: string | undefined;
}

async function showOne(ctx: Ctx, item: PublicFeedback, vote?: OwnVote): Promise<PageResult> {
  const { language } = ctx;
  const text = words(language).feedback;
  const [files, map] = await Promise.all([listFeedbackFiles(ctx, item.id), getMap(ctx)]);
  const here = PATHS.publicFeedback(item.id);
  const point = item.longitude !== null && item.latitude !== null && ([item.longitude, item.latitude] as const);
  return {
    title: item.title,
    layout: 'narrow',
    crumbs: [{ href: PATHS.feedback, label: text.title }],
    body: (
      <Stack>
        {vote?.news && (
          <Alert tone="success" language={language} live>
            <p>{vote.news}</p>
          </Alert>
        )}
        <PageHeading
          above={text.topics[item.topic]}
          title={item.title}
          lead={text.public.publishedAt(formatDate(item.publishedAt))}
        />
        <PlainText text={item.body} />
        <FeedbackPhotos
          files={files.filter((file) => file.public)}
          kind="SENT"
          language={language}
          href={(id) => `${here}/tep/${id}`}
        />
        {(item.place || point) && (
          <Panel title={text.public.place} icon="pin">
            {item.place && <p>{item.place}</p>}
            {map && point && (
              <MapFigure map={map} label={text.public.place} marks={[{ key: item.id, point, label: item.title }]} />
            )}
          </Panel>
        )}
        <Panel title={text.public.answeredBy(agencyOf(item, language))} tone="accent" icon="mail">
          <PlainText text={item.answer} />
          <p className="muted">{text.public.votes(item.likes, item.dislikes)}</p>
          {vote ? (
            <VoteForm action={`${here}/hai-long`} csrf={vote.csrf} liked={vote.liked} language={language} />
          ) : (
            <p>
              <a href={`${PATHS.signIn}?tiep=${encodeURIComponent(here)}`}>{text.public.likeSignIn}</a>
            </p>
          )}
        </Panel>
      </Stack>
    ),
  };
}
