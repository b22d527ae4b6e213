import Type from 'typebox';
import type { PostalAddress, PostKind } from '../../domain/post/order.ts';
import { POST_KINDS } from '../../domain/post/order.ts';
import { provinceChoices } from '../../domain/post/provinces.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { applicantPost, type Posted } from '../submission/applicantPost.tsx';
import { DOSSIER_PATH, DossierParams } from '../tracking/dossierRoute.ts';
import { getOwnDossier } from '../tracking/getOwnDossier.ts';
import { wholeAddress } from './addressLine.ts';
import { askPostage } from './askPostage.ts';
import { getOwnPost, type OwnPost } from './getOwnPost.ts';
import { cancelPost, checkAddress, choosePayOnDelivery, MOST_CHARACTERS, orderPost } from './orderPost.ts';
import { kindOf, postPath } from './paths.ts';
import { ownProvinceCode } from './syncOrders.ts';

const FIELDS = ['name', 'phone', 'line', 'commune', 'province'] as const;
const SYMBOLIC = [{ name: '', count: 1 }];

/** Ordering the post after submitting: the address, then the price, then the order. */
export function registerPostPages(app: App): void {
  page(app, {
    path: `${DOSSIER_PATH}/buu-chinh`,
    access: 'APPLICANT',
    params: DossierParams,
    query: Type.Object({ loai: Type.Optional(Type.String({ maxLength: 40 })) }),
    handler: async ({ ctx, params, query, csrfToken }) => {
      const kind = kindOf(query.loai);
      const { state } = await getOwnDossier(ctx, params.id);
      const { orderable } = await getOwnPost(ctx, params.id, state);
      if (!orderable.includes(kind)) return { redirect: `${PATHS.myDossier(params.id)}#buu-chinh` };
      const { applicant } = state;
      const typed = {
        name: applicant.submitterName ?? applicant.name,
        phone: applicant.phone ?? '',
        line: applicant.address ?? '',
        commune: '',
        province: ownProvinceCode(await getProvince(ctx.db)),
      };
      return showForm({ ctx, id: params.id, csrf: () => csrfToken }, kind, typed);
    },
  });

  applicantPost(app, `${DOSSIER_PATH}/buu-chinh`, async (posted) => {
    const { ctx, id, fields } = posted;
    const kind = POST_KINDS.find((one) => one === fields.kind) ?? 'DELIVERY';
    // whose dossier it is comes before anything that was typed
    const { state } = await getOwnDossier(ctx, id);
    if (fields.step === 'cancel') {
      await cancelPost(ctx, id, kind);
      return { redirect: `${PATHS.myDossier(id)}?tin=da-huy-buu-chinh#buu-chinh` };
    }
    if (fields.step === 'pay-on-delivery' || fields.step === 'pay-otherwise') {
      await choosePayOnDelivery(ctx, id, fields.step === 'pay-on-delivery');
      return { redirect: `${PATHS.myDossier(id)}?tin=da-chon-tra-phi#buu-chinh` };
    }
    const typed = Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? ''])) as unknown as PostalAddress;
    try {
      const address = checkAddress(ctx, typed);
      if (fields.step === 'order') {
        await orderPost(ctx, id, kind, address, fields.onDelivery === 'yes');
        return { redirect: `${PATHS.myDossier(id)}?tin=da-dat-buu-chinh#buu-chinh` };
      }
      if (fields.step === 'change') return showForm(posted, kind, typed);
      return await showPrice(posted, kind, address, await getOwnPost(ctx, id, state));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.fields.length === 0) throw error;
      return showForm(posted, kind, typed, error.fields);
    }
  });
}

type Shown = Pick<Posted, 'ctx' | 'id' | 'csrf'>;

async function showForm(
  { ctx, id, csrf }: Shown,
  kind: PostKind,
  typed: PostalAddress,
  problems: { field: string; message?: string }[] = [],
): Promise<PageResult> {
  const { language } = ctx;
  const { post } = words(language);
  const province = await getProvince(ctx.db);
  const choices = provinceChoices(ownProvinceCode(province), province.name.vi);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (name: (typeof FIELDS)[number], autoComplete: string) => ({
    language,
    name,
    label: post.address[name],
    defaultValue: typed[name],
    error: errorOf(name),
    autoComplete,
    required: true,
  });
  const { value: hours } = await legalParameter(ctx.db, 'post.deliveryInside', { at: ctx.clock.now() });
  return frame(
    { ctx, id },
    kind,
    problems.length > 0,
    <>
      <ErrorSummary language={language} problems={problems.map(({ field, message = '' }) => ({ field, message }))} />
      <p>{kind === 'DELIVERY' ? post.order.promise(hours ?? 24) : post.order.clock}</p>
      <Form action={postPath(id)} csrf={csrf()}>
        <input type="hidden" name="kind" value={kind} />
        <TextInput {...text('name', 'name')} maxLength={MOST_CHARACTERS.name} />
        <TextInput {...text('phone', 'tel')} maxLength={20} inputMode="tel" />
        <TextInput {...text('line', 'street-address')} maxLength={MOST_CHARACTERS.line} />
        <TextInput {...text('commune', 'address-level3')} maxLength={MOST_CHARACTERS.commune} />
        <Select
          {...text('province', 'address-level1')}
          options={choices.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <ButtonRow>
          <Button name="step" value="price" large>
            {post.order.askPrice}
          </Button>
        </ButtonRow>
      </Form>
    </>,
  );
}

async function showPrice(
  { ctx, id, csrf }: Shown,
  kind: PostKind,
  address: PostalAddress,
  { onDelivery }: OwnPost,
): Promise<PageResult> {
  const { post } = words(ctx.language);
  const vnd = await askPostage(ctx, kind, address.province, SYMBOLIC);
  const province = await getProvince(ctx.db);
  const choices = provinceChoices(ownProvinceCode(province), province.name.vi);
  return frame(
    { ctx, id },
    kind,
    false,
    <>
      <Panel tone="accent" title={post.kind[kind]}>
        <KeyValues
          rows={[
            { key: post.address.name, value: address.name },
            { key: post.address.phone, value: address.phone },
            {
              key: post.order.to,
              value: wholeAddress(address, choices.find(({ code }) => code === address.province)?.name ?? ''),
            },
            { key: post.order.price, value: vnd === undefined ? undefined : <strong>{formatVnd(vnd)}</strong> },
          ]}
        />
        {vnd === undefined && <p>{post.order.priceUnknown}</p>}
        <p className="muted">{post.order.priceApart}</p>
        <p className="muted">{post.order.clock}</p>
      </Panel>
      <Form action={postPath(id)} csrf={csrf()}>
        <input type="hidden" name="kind" value={kind} />
        {FIELDS.map((field) => (
          <input key={field} type="hidden" name={field} value={address[field]} />
        ))}
        {kind === 'DELIVERY' && onDelivery && (
          <Checkbox
            language={ctx.language}
            name="onDelivery"
            hint={`${post.order.onDelivery.offered(formatVnd(onDelivery.owedVnd))} ${post.order.onDelivery.hint}`}
            checked={onDelivery.chosen}
          >
            {post.order.onDelivery.choose}
          </Checkbox>
        )}
        <ButtonRow>
          <Button name="step" value="order" large>
            {post.order.confirm}
          </Button>
          <Button kind="secondary" name="step" value="change">
            {post.order.change}
          </Button>
        </ButtonRow>
      </Form>
    </>,
  );
}

function frame(
  { ctx, id }: Pick<Posted, 'ctx' | 'id'>,
  kind: PostKind,
  hasErrors: boolean,
  body: React.ReactNode,
): PageResult {
  const { post, tracking } = words(ctx.language);
  return {
    title: post.order.title[kind],
    layout: 'narrow',
    personal: true,
    hasErrors,
    crumbs: [
      { href: PATHS.myDossiers, label: tracking.listTitle },
      { href: PATHS.myDossier(id), label: post.order.dossier },
    ],
    body: (
      <div className="stack">
        <PageHeading title={post.order.title[kind]} lead={post.order.lead[kind]} />
        {body}
      </div>
    ),
  };
}
