import type { FormField } from './form.ts';

/** A part of a place or of a land parcel: a field like any other. */
type Part = Pick<FormField, 'key' | 'kind' | 'label' | 'hint' | 'required' | 'maxLength' | 'min' | 'width'> & {
  kind: 'commune' | 'text' | 'number';
};

/** What a place by today's two tiers, and a land parcel, are made of. */
export const PARTS: Record<'place' | 'landParcel', readonly Part[]> = {
  place: [
    {
      key: 'commune',
      kind: 'commune',
      label: { vi: 'Xã, phường, đặc khu và tỉnh, thành phố', en: 'Commune and province' },
      hint: {
        vi: 'Ví dụ: Phường Ví Dụ, Tỉnh Mẫu. Gõ tên trước ngày 01/7/2025 cũng được.',
        en: 'For example: Phường Ví Dụ, Tỉnh Mẫu. A name from before 1 July 2025 will do too.',
      },
      required: true,
    },
    {
      key: 'line',
      kind: 'text',
      label: { vi: 'Số nhà, đường, thôn, tổ dân phố', en: 'House number, street, village' },
      maxLength: 300,
    },
  ],
  landParcel: [
    {
      key: 'parcel',
      kind: 'text',
      label: { vi: 'Thửa đất số', en: 'Parcel number' },
      required: true,
      maxLength: 20,
      width: 'short',
    },
    {
      key: 'sheet',
      kind: 'text',
      label: { vi: 'Tờ bản đồ số', en: 'Map sheet number' },
      required: true,
      maxLength: 20,
      width: 'short',
    },
    {
      key: 'area',
      kind: 'number',
      label: { vi: 'Diện tích (m²)', en: 'Area (m²)' },
      required: true,
      min: 0.1,
      width: 'short',
    },
  ],
};

/** No form needs more; what is beyond was not typed by hand. */
export const MOST_ITEMS = 100;

/** The parts of a place or parcel, required as the group is: all of an optional one may be left out. */
export function partsOf(field: FormField): FormField[] {
  return field.kind === 'place' || field.kind === 'landParcel' ? [...PARTS[field.kind]] : [];
}

/** Where a path of an answer leads in a form. */
export interface Spot {
  /** the leaf, with its own key, or the group itself */
  field: FormField;
  /** the field of the section that holds it; `field` itself for most */
  top: FormField;
  /** inside a repeat: the field of the item (a leaf, or a place or parcel) and the item's number from 0 */
  item?: { field: FormField; index: number };
}

/**
 * The field whose answer lies at a path: `name`, `home.commune`, `children.0.name`, `children.0.home.commune`; for a
 * repeat's own path the repeat. Undefined when the form has no such answer.
 */
export function findSpot(tops: ReadonlyMap<string, FormField>, path: string): Spot | undefined {
  const [first = '', ...rest] = path.split('.');
  const top = tops.get(first);
  if (!top) return undefined;
  if (top.kind !== 'repeat') {
    const field = leafOf(top, rest);
    return field && { field, top };
  }
  if (rest.length === 0) return { field: top, top };
  const [number = '', key = '', ...parts] = rest;
  const item = /^\d{1,3}$/.test(number) && top.fields?.find((candidate) => candidate.key === key);
  const field = item ? leafOf(item, parts) : undefined;
  return item && field && Number(number) < MOST_ITEMS && String(Number(number)) === number
    ? { field, top, item: { field: item, index: Number(number) } }
    : undefined;
}

function leafOf(field: FormField, rest: string[]): FormField | undefined {
  const parts = partsOf(field);
  if (parts.length === 0) return rest.length === 0 ? field : undefined;
  return rest.length === 1 ? parts.find((part) => part.key === rest[0]) : undefined;
}
