import type { Applicant, Delivery } from '../../domain/dossier/events.ts';
import type { FormAnswers, FormField } from '../../domain/form/form.ts';
import type { Words } from '../../domain/language.ts';
import type { PostalAddress } from '../../domain/post/order.ts';
import { provinceChoices } from '../../domain/post/provinces.ts';
import { type WordsTree, words } from '../../i18n/words.ts';
import { addressLine } from './addressLine.ts';

function both(pick: (tree: WordsTree['post']) => string): Words & { en: string } {
  return { vi: pick(words('vi').post), en: pick(words('en').post) };
}

/** The answer that stands for the province of the installation; its orders carry no code of their own. */
const OWN = 'own';
const BY_POST: FormField['when'] = { field: 'method', in: ['POST'] };
const FETCHED: FormField['when'] = { field: 'papers', in: ['PICK_UP'] };

/** What the post must know to bring the result; after *by post* on the page *how you want the result*. */
export const receiverFields: FormField[] = [
  {
    key: 'commune',
    kind: 'text',
    label: both((t) => t.address.commune),
    required: true,
    maxLength: 100,
    when: BY_POST,
  },
  {
    key: 'province',
    kind: 'choice',
    label: both((t) => t.address.province),
    required: true,
    options: [
      { value: OWN, label: both((t) => t.order.ownProvince) },
      ...provinceChoices('', '')
        .slice(1)
        .map(({ code, name }) => ({ value: code, label: { vi: name, en: name } })),
    ],
    when: BY_POST,
  },
  {
    key: 'receiverName',
    kind: 'text',
    label: both((t) => t.address.name),
    hint: both((t) => t.order.receiverHint),
    maxLength: 200,
    when: BY_POST,
  },
  {
    key: 'receiverPhone',
    kind: 'phone',
    label: both((t) => t.address.phone),
    hint: both((t) => t.order.receiverPhoneHint),
    when: BY_POST,
  },
];

/** Whether the post fetches papers at home, and where. */
export const pickUpFields: FormField[] = [
  {
    key: 'papers',
    kind: 'choice',
    label: both((t) => t.order.papersQuestion),
    options: (['BRING', 'PICK_UP'] as const).map((value) => ({ value, label: both((t) => t.order.papers[value]) })),
  },
  { key: 'pickUpLine', kind: 'address', label: both((t) => t.order.pickUpAddress), required: true, when: FETCHED },
  {
    key: 'pickUpCommune',
    kind: 'text',
    label: both((t) => t.address.commune),
    required: true,
    maxLength: 100,
    when: FETCHED,
  },
];

/** The answers of the page as the dossier keeps them; paying on delivery is chosen with the fees. Pure. */
export function toDelivery(
  answers: FormAnswers,
  applicant: Applicant,
  { onDelivery }: { onDelivery?: 'yes' } = {},
): Delivery {
  const { method, papers, address = '', commune, province, receiverName, receiverPhone } = answers;
  const own = { name: applicant.submitterName ?? applicant.name, phone: applicant.phone ?? '' };
  const pickUp: PostalAddress | undefined =
    papers === 'PICK_UP'
      ? { ...own, line: answers.pickUpLine ?? '', commune: answers.pickUpCommune ?? '', province: '' }
      : undefined;
  const fetched = pickUp ? { pickUp } : {};
  if (method !== 'POST') return { method: method === 'ONLINE' ? 'ONLINE' : 'COUNTER', ...fetched };
  const paying = onDelivery ? ({ payOnDelivery: true } as const) : {};
  if (!commune) return { method: 'POST', address, ...fetched, ...paying };
  const postal = {
    name: receiverName || own.name,
    phone: receiverPhone || own.phone,
    line: address,
    commune,
    province: province === undefined || province === OWN ? '' : province,
  };
  return { method: 'POST', address: addressLine(postal), postal, ...fetched, ...paying };
}

/** A dossier's choice as it would be typed. Pure. */
export function fromDelivery({ method, address = '', postal, pickUp }: Delivery): FormAnswers {
  return {
    method,
    address: postal?.line ?? address,
    ...(postal && {
      commune: postal.commune,
      province: postal.province || OWN,
      receiverName: postal.name,
      receiverPhone: postal.phone,
    }),
    ...(pickUp && { papers: 'PICK_UP', pickUpLine: pickUp.line, pickUpCommune: pickUp.commune }),
  };
}
