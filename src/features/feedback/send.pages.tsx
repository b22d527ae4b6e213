import Type from 'typebox';
import { FEEDBACK_TOPICS } from '../../domain/feedback/feedback.ts';
import type { ProvinceMap } from '../../domain/feedback/provinceMap.ts';
import { errorWords, words } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx } from '../../platform/context.ts';
import { csrfMismatch, ProblemError, tooManyRequests } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { networkOf } from '../../platform/http/networkOf.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, RadioGroup, Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { TextArea, TextInput } from '../../ui/Field.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { Form } from '../../ui/Form.tsx';
import { Stack } from '../../ui/Layout.tsx';
import { MapFigure } from '../../ui/MapFigure.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type Agency, listAgencies } from '../catalogue/agencies.ts';
import { maxMegabytes } from '../submission/fileRefusal.ts';
import { getMap } from './getMap.ts';
import { keepPhoto } from './keptPhotos.ts';
import { readPhotoForm } from './photoForm.ts';
import { LONGEST_FEEDBACK, sendFeedback } from './sendFeedback.ts';
import { MOST_PHOTOS, PHOTO_TYPES } from './storePhoto.ts';

const AN_HOUR = { hits: 20, seconds: 3600 };

type Fields = Record<string, string>;

/** The form for feedback: reached from every page, which it remembers; works without JavaScript and without an account. */
export function registerSendFeedback(app: App): void {
  page(app, {
    path: PATHS.sendFeedback,
    access: 'PUBLIC',
    query: Type.Object({
      tu: Type.Optional(Type.String({ maxLength: 500 })),
      ve: Type.Optional(Type.String({ maxLength: 20 })),
      'ho-so': Type.Optional(Type.String({ maxLength: 60 })),
      'co-quan': Type.Optional(Type.String({ maxLength: 35 })),
    }),
    handler: async ({ ctx, query, csrfToken }) => {
      const fields = {
        page: pathOf(query.tu),
        topic: query.ve ?? (query['ho-so'] ? 'HANDLING' : ''),
        dossier: query['ho-so'] ?? '',
        agency: query['co-quan'] ?? '',
        name: ctx.actor.kind === 'APPLICANT' ? ctx.actor.name : '',
      };
      return show(ctx, { csrf: csrfToken, fields, fileIds: [], problems: [] });
    },
  });

  page(app, {
    method: 'POST',
    path: PATHS.sendFeedback,
    access: 'PUBLIC',
    multipart: true,
    handler: async (request) => {
      const { ctx, raw } = request;
      const { allowed, retryAfterSeconds } = await takeHit(ctx.db, `feedback|${networkOf(raw.ip)}`, AN_HOUR, ctx.clock);
      if (!allowed) throw tooManyRequests({ values: { seconds: retryAfterSeconds } });
      const { fields, genuine, fileIds, problems } = await readPhotoForm(request);
      if (!genuine) throw csrfMismatch();
      const again = (found: FieldProblem[]) => show(ctx, { csrf: request.csrfToken, fields, fileIds, problems: found });
      if (problems.length > 0) return again(problems);
      try {
        const once = /^[\w-]{8,40}$/.test(fields._once ?? '') ? { requestId: `feedback-${fields._once}` } : {};
        const { code } = await sendFeedback(
          { ...ctx, ...once },
          {
            channel: 'PORTAL',
            topic: fields.topic ?? '',
            body: fields.body ?? '',
            page: pathOf(fields.page),
            dossier: fields.dossier,
            agencyCode: fields.agency || undefined,
            communeCode: fields.commune || undefined,
            place: fields.place,
            ...pointOf(fields),
            anonymous: fields.anonymous === 'yes',
            name: fields.name,
            phone: fields.phone,
            email: fields.email,
            fileIds,
          },
        );
        return { redirect: `${PATHS.feedbackCode(code)}?tin=da-gui` };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (error.kind.code === 'feedback.anonymous_not_taken')
          return again([{ field: 'anonymous', message: errorWords(ctx.language, error.kind.code).title }]);
        if (error.fields.length === 0) throw error;
        return again(error.fields.map(({ field, message = '' }) => ({ field, message })));
      }
    },
  });
}

/** A path of this portal, never another host. */
function pathOf(text: string | undefined): string {
  return text && /^\/(?![/\\])/.test(text) ? text.slice(0, 500) : '';
}

function pointOf({ longitude, latitude }: Fields): { longitude?: number; latitude?: number } {
  const [x, y] = [Number(longitude || Number.NaN), Number(latitude || Number.NaN)];
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? { longitude: x, latitude: y } : {};
}

interface Shown {
  csrf: string;
  fields: Fields;
  fileIds: string[];
  problems: FieldProblem[];
}

async function show(ctx: Ctx, shown: Shown): Promise<PageResult> {
  const [agencies, map] = await Promise.all([listAgencies(ctx), getMap(ctx)]);
  const text = words(ctx.language).feedback;
  const wrong = shown.problems.length > 0;
  return {
    title: text.form.title,
    layout: 'narrow',
    crumbs: [{ href: PATHS.feedback, label: text.title }],
    hasErrors: wrong,
    personal: true,
    status: wrong ? 422 : 200,
    scripts: map ? ['place'] : [],
    body: <FeedbackForm ctx={ctx} agencies={agencies} map={map} {...shown} />,
  };
}

interface FormProps extends Shown {
  ctx: Ctx;
  agencies: Agency[];
  map: ProvinceMap | undefined;
}

function FeedbackForm({ ctx, agencies, map, csrf, fields, fileIds, problems }: FormProps) {
  const { language } = ctx;
  const text = words(language).feedback;
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const communes = agencies.filter(({ tier }) => tier === 'COMMUNE');
  const choice = (name: 'commune' | 'agency', label: string, empty: string, among: Agency[]) => (
    <Select
      language={language}
      name={name}
      label={label}
      required={false}
      empty={empty}
      defaultValue={fields[name]}
      options={among.map((one) => ({ value: one.code, label: one.name }))}
    />
  );
  return (
    <Stack>
      <ErrorSummary language={language} problems={problems} />
      <PageHeading
        title={text.form.title}
        lead={text.form.lead}
        above={fields.dossier && text.form.about(fields.dossier)}
      />
      <Form action={PATHS.sendFeedback} csrf={csrf} multipart>
        <input type="hidden" name="_once" value={fields._once ?? ctx.requestId} />
        <input type="hidden" name="page" value={fields.page ?? ''} />
        <input type="hidden" name="kept" value={fileIds.map((id) => keepPhoto(ctx.config, id)).join(' ')} />
        <RadioGroup
          language={language}
          name="topic"
          label={text.form.topic}
          value={fields.topic}
          error={errorOf('topic')}
          options={FEEDBACK_TOPICS.map((topic) => ({
            value: topic,
            label: text.topics[topic],
            hint: text.topicHints[topic],
          }))}
        />
        <TextArea
          language={language}
          name="body"
          label={text.form.body}
          hint={text.form.bodyHint}
          rows={6}
          maxLength={LONGEST_FEEDBACK}
          defaultValue={fields.body}
          error={errorOf('body')}
        />
        {fileIds.length > 0 && (
          <p role="status">
            {text.form.keptPhotos}: {fileIds.map((_, index) => text.form.photo(index + 1)).join(', ')}
          </p>
        )}
        <FileInput
          language={language}
          name="photos"
          label={text.form.photos}
          hint={text.form.photosHint(MOST_PHOTOS, maxMegabytes(ctx))}
          multiple
          required={false}
          accept={PHOTO_TYPES}
          maxMegabytes={maxMegabytes(ctx)}
          error={errorOf('photos')}
        />
        <Panel tone="plain" title={text.form.where}>
          {choice('commune', text.form.commune, text.form.anyCommune, communes)}
          <TextInput
            language={language}
            name="place"
            label={text.form.place}
            hint={text.form.placeHint}
            required={false}
            maxLength={500}
            autoComplete="off"
            defaultValue={fields.place}
          />
          {map && <PlaceChooser language={language} map={map} fields={fields} />}
        </Panel>
        {choice('agency', text.form.agency, text.form.anyAgency, agencies)}
        <TextInput
          language={language}
          name="dossier"
          label={text.form.dossier}
          required={false}
          width="medium"
          maxLength={60}
          autoComplete="off"
          defaultValue={fields.dossier}
          error={errorOf('dossier')}
        />
        <Panel tone="plain" title={text.form.who}>
          <Checkbox
            language={language}
            name="anonymous"
            checked={fields.anonymous === 'yes'}
            hint={text.form.anonymousHint}
            error={errorOf('anonymous')}
          >
            {text.form.anonymous}
          </Checkbox>
          <TextInput
            language={language}
            name="name"
            label={text.form.name}
            required={false}
            autoComplete="name"
            maxLength={200}
            defaultValue={fields.name}
            error={errorOf('name')}
          />
          <TextInput
            language={language}
            name="phone"
            type="tel"
            label={text.form.phone}
            hint={ctx.actor.kind === 'APPLICANT' ? undefined : text.form.contactHint}
            required={false}
            width="medium"
            autoComplete="tel"
            maxLength={30}
            defaultValue={fields.phone}
            error={errorOf('phone')}
          />
          <TextInput
            language={language}
            name="email"
            type="email"
            label={text.form.email}
            required={false}
            autoComplete="email"
            maxLength={254}
            defaultValue={fields.email}
            error={errorOf('email')}
          />
        </Panel>
        <Button large>{text.form.submit}</Button>
      </Form>
    </Stack>
  );
}

/** The map is there without JavaScript too, to find the commune by; with it a touch marks the place. */
function PlaceChooser({ language, map, fields }: { language: Ctx['language']; map: ProvinceMap; fields: Fields }) {
  const text = words(language).feedback.form;
  const spoken = {
    marked: text.marked('{commune}'),
    locate: text.locate,
    locating: text.locating,
    located: text.located,
    outside: text.outside,
    denied: text.denied,
    clear: text.clear,
  };
  return (
    <div className="place">
      <p className="field-hint">{text.mapHint}</p>
      <MapFigure
        map={map}
        label={text.map}
        choose={{ longitude: 'longitude', latitude: 'latitude', commune: 'commune', status: 'place-status' }}
      />
      <input type="hidden" id="longitude" name="longitude" value={fields.longitude ?? ''} />
      <input type="hidden" id="latitude" name="latitude" value={fields.latitude ?? ''} />
      <p id="place-status" role="status" data-words={JSON.stringify(spoken)} />
    </div>
  );
}
